/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Sessions of an OMA DM 1.2 server: packages and messages, both sides' authentication, scripts and
 * what became of them. No sockets: {@link io.tocsin.sim.dmserver.session.DmEngine} is given a
 * message and returns the answer, so that it can stand behind any transport.
 *
 * <p>The engine may be called from several threads; what belongs to one session happens in turn.
 *
 * <p>Depends on {@code message}, {@code auth}, {@code script} and {@code faults}.
 */
package io.tocsin.sim.dmserver.session;
