/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What a board of a world has beside network and flash: clocks, entropy, watchdog, log, files, and
 * the hardware that is watched. Each is one interface of {@code io.tocsin.hal} with what a scenario
 * may do to it.
 *
 * <p>Depends on {@code io.tocsin.sim.world}, on the simulated board of {@code io.tocsin.sim}, and
 * on {@code io.tocsin.hal}.
 */
package io.tocsin.sim.world.board;
