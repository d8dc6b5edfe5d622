/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * OMA DM servers of the world: {@link io.tocsin.sim.world.dm.DmPeer} puts the server of {@code
 * io.tocsin.sim.dmserver}, which knows no sockets, behind HTTP/1.1 on the virtual network, over
 * plain connections and over the world's channels, and does wrong where a scenario wants that.
 *
 * <p>Depends on {@code host} and what is below it, and on {@code dmserver}. Nothing of the agent's
 * own DM client is used.
 */
package io.tocsin.sim.world.dm;
