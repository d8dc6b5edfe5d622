/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.channel;

import java.util.Locale;

/** What is to be thought of a certificate that the world's authority makes. */
public enum CertificateKind {
  /** In order, and always the same one of a name. */
  USUAL,
  /** In order, with another key than the usual one: it has another fingerprint. */
  CHANGED,
  /** In order, but for its end, which is over. */
  EXPIRED,
  /** In order, but it bears another name. */
  OTHER_NAME,
  /** Signed by its own key alone. */
  UNTRUSTED;

  /** The kind in one word, as scenarios write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
