/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.tls.CertificateTime;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.PathVerifier;
import io.tocsin.tls.PeerCertificates;
import io.tocsin.tls.PeerVerifier;
import io.tocsin.tls.Revocations;
import io.tocsin.tls.ServerVerifier;
import io.tocsin.tls.TlsRefusal;

/**
 * Who may talk to us and to whom we talk: the trust anchors, the certificate map and the checks of
 * a server's identity (RFC 6353 §5.3, RFC 9456 §4).
 */
public final class PeerPolicy {

  private static final String CHECKING_CLIENT = "checking the client's certificate";

  private final PeerVerifier clientPaths;
  private final PeerVerifier serverPaths;
  private final CertificateMap map;
  private final CertificateTime time;
  private final Revocations revocations;

  /**
   * A policy that asks for no revocation lists.
   *
   * @param clientPaths finds and verifies the path from a client's certificate to a trust anchor,
   *     and sets it, or tells why there is none
   * @param serverPaths the same for a server's certificate
   * @param map gives clients their security names
   * @param time what is known of the wall time
   */
  public PeerPolicy(
      PeerVerifier clientPaths,
      PeerVerifier serverPaths,
      CertificateMap map,
      CertificateTime time) {
    this(clientPaths, serverPaths, map, time, Revocations.NONE);
  }

  /**
   * A policy.
   *
   * @param clientPaths finds and verifies the path from a client's certificate to a trust anchor,
   *     and sets it, or tells why there is none
   * @param serverPaths the same for a server's certificate
   * @param map gives clients their security names
   * @param time what is known of the wall time
   * @param revocations by which certificates are judged that are known by their fingerprint
   */
  public PeerPolicy(
      PeerVerifier clientPaths,
      PeerVerifier serverPaths,
      CertificateMap map,
      CertificateTime time,
      Revocations revocations) {
    this.clientPaths = clientPaths;
    this.serverPaths = serverPaths;
    this.map = map;
    this.time = time;
    this.revocations = revocations;
  }

  /**
   * Judges a client as RFC 6353 §5.3.2 has it: a path to a trust anchor or a fingerprint in the map
   * makes the certificate acceptable.
   *
   * @return null when it is acceptable; {@link #clientName} then names it
   */
  TlsRefusal judgeClient(PeerCertificates peer) {
    if (peer.presentedCount() == 0) {
      return TlsRefusal.noCertificate(CHECKING_CLIENT);
    }
    CertificateView leaf = peer.presented(0);
    if (time.isInsufficient()) {
      return TlsRefusal.timeUnknown(CHECKING_CLIENT, leaf);
    }
    TlsRefusal refusal = clientPaths.verify(peer);
    if (refusal == null || !map.pins(leaf)) {
      return refusal;
    }
    // The fingerprint replaces the path to an anchor; dates, key, uses and the lists of its issuer
    // count all the same.
    return new PathVerifier(new CertificateView[] {leaf}, time, PathVerifier.CLIENT, revocations)
        .verify(peer);
  }

  /**
   * The security name of an acceptable client.
   *
   * @return the name, or null when the map yields none
   */
  SecurityName clientName(PeerCertificates peer) {
    return map.map(peer);
  }

  /** The refusal of a client that is acceptable but has no name. */
  static TlsRefusal namelessClient(PeerCertificates peer) {
    return Refusals.noSecurityName(CHECKING_CLIENT, peer);
  }

  /**
   * Judges a server (RFC 6353 §5.3.1 steps 4 and 5, snmpTlstmAddrTable): where a fingerprint is
   * configured, it decides, and is compared with the presented certificate alone; where not, there
   * must be a path to a trust anchor and the expected name.
   *
   * @return null when it is the server that the target means
   */
  TlsRefusal judgeServer(TlsTarget target, PeerCertificates peer) {
    return new ServerVerifier(
            serverPaths,
            time,
            target.serverName(),
            target.serverFingerprint(),
            target.toString(),
            revocations)
        .verify(peer);
  }
}
