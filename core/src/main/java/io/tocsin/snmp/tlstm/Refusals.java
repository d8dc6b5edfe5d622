/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.tls.CertificateView;
import io.tocsin.tls.PeerCertificates;
import io.tocsin.tls.TlsRefusal;

/** The refusals that this package makes, and what they count as. */
final class Refusals {

  private Refusals() {}

  static TlsRefusal noSecurityName(String step, PeerCertificates peer) {
    CertificateView leaf = peer.presented(0);
    boolean outside = leaf.commonNameCount() == 1 && !peer.allowsSecurityName(leaf.commonName(0));
    return new TlsRefusal(
        TlsRefusal.NO_SECURITY_NAME,
        step,
        leaf,
        "no row of the certificate map gives this certificate a security name of 1 to "
            + SecurityName.LENGTH_MAX
            + " octets"
            + (outside
                ? "; its common name makes none, being outside of the name space that its authority"
                    + " is bound to (RFC 5280 §4.2.1.10)"
                : ""),
        "Add a row to the certificate map with this fingerprint, or with that of the authority that"
            + " issued the certificate.");
  }

  static TlsRefusal notVerified() {
    return new TlsRefusal(
        TlsRefusal.PROTOCOL,
        "completing the handshake",
        null,
        "the handshake ended without the peer's certificate having been judged",
        "This is a fault of the agent; please report it.");
  }

  static TlsRefusal handshakeTimeout(int timeMs) {
    return new TlsRefusal(
        TlsRefusal.TIMEOUT,
        "waiting for the handshake",
        null,
        "the handshake was not done within " + timeMs + " ms",
        "Check that the peer speaks TLS on this port and is not overloaded.");
  }

  /** Whether a refusal means that the peer's certificate did not do. */
  static boolean concernsCertificate(TlsRefusal refusal) {
    if (refusal == null) {
      return false;
    }
    switch (refusal.cause()) {
      case TlsRefusal.PEER_ALERT:
      case TlsRefusal.PROTOCOL:
      case TlsRefusal.TRUNCATED:
      case TlsRefusal.TIMEOUT:
        return false;
      default:
        return true;
    }
  }

  /**
   * Whether a refusal means that no configured fingerprint or authority was acceptable to validate
   * the server (snmpTlstmSessionUnknownServerCertificate), rather than that validation failed
   * though one was known (snmpTlstmSessionInvalidServerCertificates).
   */
  static boolean isUnknownServer(TlsRefusal refusal) {
    return refusal != null
        && (refusal.cause() == TlsRefusal.UNKNOWN_CA
            || refusal.cause() == TlsRefusal.WRONG_FINGERPRINT
            || refusal.cause() == TlsRefusal.NO_CERTIFICATE);
  }
}
