/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Values of variables as the tools hold, read and show them: decoded from BER, written for people
 * and for programs, read from a command line.
 *
 * <p>Depends on {@code io.tocsin.ber} and {@code io.tocsin.tools.names}.
 */
package io.tocsin.tools.values;
