/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The command {@code fleet}: experiments with many boards in one simulated world, each of which
 * writes a table and a plot. The agents are those of the boards; time is virtual, and the seed
 * decides all that happens, so the same seed writes the same table.
 *
 * <p>Depends on {@code io.tocsin.sim.world} and {@code io.tocsin.tools.fleet.report}.
 */
package io.tocsin.tools.fleet;
