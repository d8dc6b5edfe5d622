/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * An OMA DM 1.2 server without sockets, for the simulated world and for the server for trials of
 * the tools. It shares no code with the agent's DM client, so that one finds the faults of the
 * other, and asks neither the machine's clock nor its chance, so that a world goes the same way
 * each time.
 *
 * <p>Layers, from below: {@code message}, {@code auth}, {@code faults}, {@code script}, {@code
 * session}; beside them {@code notify}.
 */
package io.tocsin.sim.dmserver;
