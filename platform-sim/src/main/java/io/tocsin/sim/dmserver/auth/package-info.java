/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Credentials of OMA DM 1.2 (OMA DM Security §5): the accounts, their digests, and the header of
 * the HMAC. Written from the specification with {@code java.security}, without the agent's code.
 *
 * <p>Depends on the JDK alone.
 */
package io.tocsin.sim.dmserver.auth;
