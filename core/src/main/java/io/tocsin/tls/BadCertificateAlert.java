/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;

/** A peer's certificate cannot be decoded or has a key that is not accepted. */
final class BadCertificateAlert extends TlsFatalAlert {

  private static final long serialVersionUID = 1L;

  private final String rule;

  /**
   * The alert to raise.
   *
   * @param rule what is wrong, as a clause
   */
  BadCertificateAlert(String rule) {
    super(AlertDescription.bad_certificate, rule);
    this.rule = rule;
  }

  String rule() {
    return rule;
  }
}
