/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What a board must provide: clock, network, storage, entropy, lines and sensors, what its computer
 * tells of itself, log; and {@link Steppable}, by which its loop drives the agent.
 *
 * <p>The rest of the core is a state machine without input or output of its own. Everything it
 * learns about the world and everything it does to it passes through the interfaces of this
 * package. A platform implements them over real hardware, a simulator over a virtual world; the
 * core cannot tell the two apart.
 *
 * <p>Contract of every interface here: calls never block and never wait for another thread; they
 * are made from the one thread that runs the agent.
 *
 * <p>Depends on nothing but {@code java.lang} and {@code java.io}.
 */
package io.tocsin.hal;
