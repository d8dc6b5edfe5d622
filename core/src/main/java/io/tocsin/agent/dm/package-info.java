/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The OMA DM client as a part of the agent: puts the accounts of the configuration into the
 * management tree, shows the board in it, and joins its traps with the events of the agent.
 *
 * <p>Layer: below {@code agent}, above {@code dm.client}, {@code dm.trap}, {@code mib} and {@code
 * config}.
 */
package io.tocsin.agent.dm;
