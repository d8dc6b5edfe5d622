/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import io.tocsin.hal.Board;
import io.tocsin.hal.Clock;
import io.tocsin.hal.Entropy;
import io.tocsin.hal.Log;
import io.tocsin.hal.Network;
import io.tocsin.hal.OperatorFiles;
import io.tocsin.hal.Platform;
import io.tocsin.hal.ProgramTexts;
import io.tocsin.hal.Storage;
import io.tocsin.hal.ValueFiles;
import io.tocsin.hal.Watchdog;

/**
 * Everything that a board or its stand-in provides, in one place; see {@link Platform} for each.
 */
public record PlatformParts(
    Clock clock,
    Network network,
    Storage storage,
    Entropy entropy,
    Board board,
    Watchdog watchdog,
    Log log,
    OperatorFiles files,
    ValueFiles valueFiles,
    ProgramTexts texts)
    implements Platform {}
