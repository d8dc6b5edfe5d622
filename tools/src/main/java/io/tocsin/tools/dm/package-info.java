/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * An OMA DM 1.2 server for trials and tests: the commands {@code dm-server} and {@code dm-notify},
 * and {@link io.tocsin.tools.dm.DmServer} for tests. It shares no code with the agent's DM client,
 * so that one finds the faults of the other.
 *
 * <p>The server itself is {@code io.tocsin.sim.dmserver}; here are its sockets, in {@code http},
 * and the commands.
 */
package io.tocsin.tools.dm;
