/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

/** Gives nonces, which nobody else can guess; a test may have its own. */
@FunctionalInterface
public interface NonceSource {

  /** The next one; each a new one, of 16 octets as a rule. */
  byte[] next();
}
