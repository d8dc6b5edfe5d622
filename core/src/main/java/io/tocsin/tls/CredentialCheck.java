/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

/**
 * Judges our own credentials by the rules that a peer's are judged by, so that the operator hears
 * what every peer would find before the first one does.
 */
public final class CredentialCheck {

  private static final String STEP = "checking our own credentials";

  private CredentialCheck() {}

  /**
   * Checks the certificates that we send to a peer.
   *
   * @param identity they
   * @param purpose {@link PathVerifier#SERVER} or {@link PathVerifier#CLIENT}: what we are then
   * @param time what is known of the present
   * @return null, or which certificate breaks which rule and what to do, without a full stop
   */
  public static String fault(TlsIdentity identity, int purpose, CertificateTime time) {
    CertificateView[] path = new CertificateView[identity.chainCount()];
    for (int i = 0; i < path.length; i++) {
      path[i] = identity.chain(i);
    }
    return text(new PathRules(time, purpose, STEP, Revocations.NONE).check(path, path.length));
  }

  /**
   * Checks whether a trust anchor is within its validity (RFC 5280 §6.1.3 (a) (2)), which is asked
   * of anchors too.
   *
   * @param anchor the certificate
   * @param time what is known of the present
   * @return null, or the same as of {@link #fault(TlsIdentity, int, CertificateTime)}
   */
  public static String fault(CertificateView anchor, CertificateTime time) {
    return text(
        new PathRules(time, PathVerifier.SERVER, STEP, Revocations.NONE).checkValidity(anchor));
  }

  private static String text(TlsRefusal broken) {
    if (broken == null) {
      return null;
    }
    String advice = broken.advice();
    int end = advice.endsWith(".") ? advice.length() - 1 : advice.length();
    return broken.certificate().subject() + ": " + broken.rule() + ". " + advice.substring(0, end);
  }
}
