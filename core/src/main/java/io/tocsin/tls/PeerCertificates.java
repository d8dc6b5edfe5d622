/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import org.bouncycastle.asn1.x509.NameConstraints;

/**
 * The certificates of one peer: those that it presented, and the path that was verified from the
 * first of them to a trust anchor.
 *
 * <p>The two are kept apart on purpose. A peer can present whatever it likes behind its own
 * certificate; names and authority are taken from the verified path alone.
 */
public final class PeerCertificates {

  private static final CertificateView[] NONE = new CertificateView[0];

  private final CertificateView[] presented;
  private CertificateView[] verifiedPath = NONE;

  /**
   * What a peer presented.
   *
   * @param presented certificates in the peer's order, its own first; none when it sent none
   */
  public PeerCertificates(CertificateView[] presented) {
    this.presented = presented.clone();
  }

  /** Number of certificates presented. */
  public int presentedCount() {
    return presented.length;
  }

  /**
   * One certificate as presented, not to be trusted unless it is in the verified path too.
   *
   * @param index 0 for the peer's own, to {@link #presentedCount()} - 1
   */
  public CertificateView presented(int index) {
    return presented[index];
  }

  /**
   * Sets the verified path; called by a verifier alone.
   *
   * @param path from the peer's own certificate to the trust anchor, both included
   */
  public void setVerifiedPath(CertificateView[] path) {
    verifiedPath = path.clone();
  }

  /**
   * Whether the authorities of the verified path may give the peer a security name that is its
   * common name: as a text that could be a DNS name, an address or a mail address it must lie in
   * their name spaces (RFC 5280 §4.2.1.10), whatever entries subjectAltName has.
   *
   * @param commonName a common name of the peer's own certificate
   */
  public boolean allowsSecurityName(String commonName) {
    for (int i = 1; i < verifiedPath.length; i++) {
      NameConstraints constraints = verifiedPath[i].extensions().nameConstraints();
      if (constraints != null && !NameSpaces.allows(constraints, commonName)) {
        return false;
      }
    }
    return true;
  }

  /** Length of the verified path; 0 when none was found or sought. */
  public int verifiedCount() {
    return verifiedPath.length;
  }

  /**
   * One certificate of the verified path.
   *
   * @param index 0 for the peer's own, to {@link #verifiedCount()} - 1 for the trust anchor
   */
  public CertificateView verified(int index) {
    return verifiedPath[index];
  }
}
