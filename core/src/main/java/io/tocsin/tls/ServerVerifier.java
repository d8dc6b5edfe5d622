/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import java.io.IOException;

/**
 * Judges whether a peer is the one server that we mean to reach (RFC 6353 §5.3.1 steps 4 and 5 for
 * SNMP, RFC 9110 §4.3.4 for HTTP).
 *
 * <p>Where a fingerprint is configured, it decides, and is compared with the presented certificate
 * alone; no authority can vouch for another one. Where not, there must be a path to a trust anchor,
 * and the certificate must carry the server's name.
 */
public final class ServerVerifier implements PeerVerifier {

  private static final String STEP = "checking the server's certificate";

  private final PeerVerifier paths;
  private final CertificateTime time;
  private final String serverName;
  private final Fingerprint fingerprint;
  private final String server;
  private final Revocations revocations;

  /**
   * A verifier of one server that asks for no revocation lists.
   *
   * @param paths finds and verifies the path from a server's certificate to a trust anchor, and
   *     sets it, or tells why there is none
   * @param time what is known of the wall time
   * @param serverName the name or address that the certificate must carry, in ASCII; of no account
   *     where there is a fingerprint
   * @param fingerprint the one certificate that the server must present; null when path and name do
   * @param server the server in words, for a refusal: host and port
   */
  public ServerVerifier(
      PeerVerifier paths,
      CertificateTime time,
      String serverName,
      Fingerprint fingerprint,
      String server) {
    this(paths, time, serverName, fingerprint, server, Revocations.NONE);
  }

  /**
   * A verifier of one server.
   *
   * @param paths finds and verifies the path from a server's certificate to a trust anchor, and
   *     sets it, or tells why there is none
   * @param time what is known of the wall time
   * @param serverName the name or address that the certificate must carry, in ASCII; of no account
   *     where there is a fingerprint
   * @param fingerprint the one certificate that the server must present; null when path and name do
   * @param server the server in words, for a refusal: host and port
   * @param revocations by which a certificate with that fingerprint is judged
   */
  public ServerVerifier(
      PeerVerifier paths,
      CertificateTime time,
      String serverName,
      Fingerprint fingerprint,
      String server,
      Revocations revocations) {
    this.paths = paths;
    this.time = time;
    this.serverName = serverName;
    this.fingerprint = fingerprint;
    this.server = server;
    this.revocations = revocations;
  }

  @Override
  public TlsRefusal verify(PeerCertificates peer) {
    if (peer.presentedCount() == 0) {
      return TlsRefusal.noCertificate(STEP);
    }
    CertificateView leaf = peer.presented(0);
    if (time.isInsufficient()) {
      return TlsRefusal.timeUnknown(STEP, leaf);
    }
    if (fingerprint != null) {
      return fingerprint.matches(leaf) || Faults.planted(PlantedBugs.IGNORE_FINGERPRINT)
          ? checkPinned(peer, leaf)
          : wrongFingerprint(leaf);
    }
    TlsRefusal refusal = paths.verify(peer);
    if (refusal == null && Faults.planted(PlantedBugs.IGNORE_NAME)) {
      return null;
    }
    return refusal != null ? refusal : checkName(peer.verified(0));
  }

  /**
   * The fingerprint replaces the path to an anchor; dates, key, uses and the lists of its issuer
   * count all the same.
   */
  private TlsRefusal checkPinned(PeerCertificates peer, CertificateView leaf) {
    return new PathVerifier(new CertificateView[] {leaf}, time, PathVerifier.SERVER, revocations)
        .verify(peer);
  }

  private TlsRefusal checkName(CertificateView leaf) {
    try {
      return ServerName.parse(serverName).check(leaf);
    } catch (IOException e) {
      return new TlsRefusal(
          TlsRefusal.WRONG_NAME,
          STEP,
          leaf,
          "the name to check cannot be in any certificate: " + e.getMessage(),
          "Set the target's server name to a name in this certificate.");
    }
  }

  private TlsRefusal wrongFingerprint(CertificateView leaf) {
    return new TlsRefusal(
        TlsRefusal.WRONG_FINGERPRINT,
        STEP,
        leaf,
        "the certificate presented by "
            + server
            + " is not the one with the configured fingerprint "
            + fingerprint,
        "If the server's certificate was changed on purpose, configure its new fingerprint; an"
            + " authority's fingerprint does not do here.");
  }
}
