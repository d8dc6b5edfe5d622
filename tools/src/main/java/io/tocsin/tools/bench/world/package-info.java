/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The command {@code bench world}: how fast the simulated world is.
 *
 * <p>Depends on {@code io.tocsin.sim.world} and the boards of {@code io.tocsin.tools.fleet}.
 */
package io.tocsin.tools.bench.world;
