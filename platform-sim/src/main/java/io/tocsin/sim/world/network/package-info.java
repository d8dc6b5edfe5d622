/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The network of a world: {@link io.tocsin.sim.world.network.VirtualInternet} with hosts, links and
 * names. A host is the {@code io.tocsin.hal.Network} of the program on it, and keeps its contract.
 *
 * <p>Modelled are the things that a program sees of TCP: buffers that fill up, pieces that come
 * split, merged and late, ends and resets, attempts to connect that are refused or not answered,
 * peers that vanish, and what lies between and forgets. Not modelled are single packets,
 * congestion, and keep-alive.
 *
 * <p>Depends on {@code io.tocsin.sim.world} and {@code io.tocsin.hal}.
 */
package io.tocsin.sim.world.network;
