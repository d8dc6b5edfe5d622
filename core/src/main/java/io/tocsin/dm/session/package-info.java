/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Sessions of OMA DM 1.2 (OMA-TS-DM_Protocol 1.2.1) as a client has them, without transport:
 * packages of messages, proofs of both sides, commands with their statuses and results, large
 * objects, and alerts.
 *
 * <p>{@link io.tocsin.dm.session.DmSession} writes a message and takes the answer, until it is
 * over. A server that sends nonsense ends its session, and never throws.
 *
 * <p>Depends on {@code dm.syncml}, {@code dm.auth}, {@code dm.tree} and {@code text}.
 */
package io.tocsin.dm.session;
