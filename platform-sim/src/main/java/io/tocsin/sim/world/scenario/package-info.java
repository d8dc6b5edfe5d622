/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What is to happen in a world, as plain values: boards, servers, targets, lines of configuration,
 * and a timed list of faults and actions. Scenarios are drawn from a seed by {@link
 * io.tocsin.sim.world.scenario.ScenarioDraw}, or written by hand; {@link
 * io.tocsin.sim.world.scenario.ScenarioText} has their form as text.
 *
 * <p>Nothing here acts: {@code io.tocsin.sim.world.play} does.
 *
 * <p>Depends on the names of certificates in {@code channel}, and on the world's streams of chance.
 */
package io.tocsin.sim.world.scenario;
