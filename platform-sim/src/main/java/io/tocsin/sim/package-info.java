/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The simulated board: the agent of core on the sockets, files and clocks of {@code
 * io.tocsin.raspi}, with a board made of memory.
 *
 * <p>The board belongs to the agent's thread. A terminal, in a thread of its own, hands commands
 * over ({@link io.tocsin.sim.CommandGate}); a script is run by the agent's thread itself ({@link
 * io.tocsin.sim.ScriptRunner}). Both are parsed and checked by the same {@link
 * io.tocsin.sim.CommandParser} before anything happens.
 *
 * <p>The deterministic world for tests is apart from that, in {@code io.tocsin.sim.world}; it uses
 * the board made of memory, and nothing here uses it.
 *
 * <p>Depends on core, on platform-raspi and on the JDK; on tinylog through platform-raspi.
 */
package io.tocsin.sim;
