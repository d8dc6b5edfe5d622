/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * A world that goes the same way each time: virtual time, and chance that grows from one seed.
 *
 * <p>{@link io.tocsin.sim.world.Scheduler} is the time; everything that happens is one of its
 * tasks, in one thread, in an order that is fixed. {@link io.tocsin.sim.world.Seed} gives every
 * part of the world its own {@link io.tocsin.sim.world.RandomStream}. {@link
 * io.tocsin.sim.world.EventHash} tells whether two runs went the same way. Nothing here or in the
 * packages below reads a clock of the machine, the Java library's randomness, or the order of a
 * hash table.
 *
 * <p>The parts stand in packages of their own: {@code network}, {@code flash}, {@code board},
 * {@code channel}; {@code host} puts them together.
 *
 * <p>Depends on {@code java.lang} and {@code java.util}.
 */
package io.tocsin.sim.world;
