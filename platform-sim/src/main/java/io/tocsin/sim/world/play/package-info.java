/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Plays scenarios: makes the world, does what the scenario says, lets the checkers watch, and waits
 * for everything to come to rest.
 *
 * <p>Depends on all packages of the world.
 */
package io.tocsin.sim.world.play;
