/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tls.CertificateView;
import io.tocsin.tls.TestPki;

/** The paragraphs in which refusals are explained. */
final class Explanations {

  private Explanations() {}

  /**
   * Checks that a paragraph says which step, which rule, whose certificate, and what to do.
   *
   * @param paragraph what a program said
   * @param step the step that refused
   * @param about whose certificate; null where none is concerned
   * @param rule the rule that failed, or its beginning
   * @param advice what to do
   */
  static void assertComplete(
      String paragraph, String step, TestPki.Issued about, String rule, String advice) {
    assertCertificateExplained(
        paragraph, step, about == null ? null : about.certificate(), rule, advice);
  }

  /**
   * The same about a certificate that tests have not made themselves.
   *
   * @param paragraph what a program said
   * @param step the step that refused
   * @param certificate that one; null where none is concerned
   * @param rule the rule that failed, or its beginning
   * @param advice what to do
   */
  static void assertCertificateExplained(
      String paragraph, String step, CertificateView certificate, String rule, String advice) {
    int start = paragraph.indexOf("TLS refused while " + step + ": " + rule);
    assertTrue(start >= 0, () -> "step and rule are not in: " + paragraph);
    String rest = paragraph.substring(start);
    if (certificate == null) {
      assertFalse(rest.contains("Subject: "), paragraph);
    } else {
      String whose =
          ". Subject: "
              + certificate.subject()
              + "; issuer: "
              + certificate.issuer()
              + "; fingerprint: "
              + certificate.fingerprint()
              + ". ";
      assertTrue(rest.contains(whose), () -> whose + " is not in: " + paragraph);
    }
    assertTrue(rest.contains(". " + advice), () -> advice + " is not in: " + paragraph);
  }
}
