/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The simulated board: the agent of core on the sockets, files and clocks of {@code
 * io.tocsin.raspi}, with a board made of memory. Depends on core, on platform-raspi, on the JDK and
 * on tinylog.
 */
package io.tocsin.sim;
