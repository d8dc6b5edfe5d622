/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The programs of a world: boards with the agent of core, and servers that take its notifications;
 * {@link io.tocsin.sim.world.host.World} puts everything together. The agent is the very code that
 * runs on a board, stepped by {@link io.tocsin.sim.world.host.StepDriver} as a platform's loop
 * steps it.
 *
 * <p>A scenario is a program: it makes a world, lets time pass, and does things to its parts from
 * within tasks of the scheduler or between two calls of {@code run}.
 *
 * <p>Depends on all packages of the world and on core.
 */
package io.tocsin.sim.world.host;
