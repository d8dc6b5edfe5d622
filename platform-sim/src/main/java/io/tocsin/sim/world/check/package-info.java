/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What must hold of every run of a world, whatever the scenario: one small class for each concern,
 * all behind {@link io.tocsin.sim.world.check.Checker}. A checker sees what happens as a {@link
 * io.tocsin.sim.world.check.Witness}, and judges by what the world knows: which bytes passed, what
 * a server took, which line changed. What the agent tells of itself is compared with that.
 *
 * <p>A new concern is a class here and a line in {@link io.tocsin.sim.world.check.Checkers}.
 *
 * <p>Depends on {@code scenario}, {@code host} and what is below them.
 */
package io.tocsin.sim.world.check;
