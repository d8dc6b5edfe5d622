/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import io.tocsin.text.Hexadecimal;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;

/** Makes a refusal out of what went wrong in a session. */
final class Refusals {

  private Refusals() {}

  /** The refusal for an exception of the engine, or for one of the callbacks within it. */
  static TlsRefusal of(TlsSessionState session, Exception cause) {
    if (session.refusal() != null) {
      return session.refusal();
    }
    if (session.peerAlert() >= 0) {
      return peerAlert(session);
    }
    if (cause instanceof BadCertificateAlert) {
      return new TlsRefusal(
          TlsRefusal.BAD_CERTIFICATE,
          session.isServer()
              ? "reading the client's certificates"
              : "reading the server's certificates",
          null,
          "a certificate that the peer presented is " + ((BadCertificateAlert) cause).rule(),
          "Look at the peer's certificate file with openssl x509 -text, and make it anew.");
    }
    int description =
        cause instanceof TlsFatalAlert
            ? ((TlsFatalAlert) cause).getAlertDescription() & 0xFF
            : AlertDescription.internal_error;
    String rule = TlsAlerts.fault(description);
    if (description == AlertDescription.protocol_version && session.offered() != null) {
      rule = rule + ": its latest is " + session.offered();
    }
    return new TlsRefusal(
        TlsRefusal.PROTOCOL,
        session.step(),
        null,
        rule + " (" + cause.getMessage() + ")",
        TlsAlerts.faultAdvice(description));
  }

  private static TlsRefusal peerAlert(TlsSessionState session) {
    int description = session.peerAlert();
    boolean early = session.isOpen() && !session.isServer() && session.isVersion13();
    return new TlsRefusal(
        TlsRefusal.PEER_ALERT,
        // RFC 8446 §4.4.2.4: the server judges our certificate after we have finished.
        early && isAboutCertificate(description)
            ? "waiting for the server to accept our certificate"
            : session.step(),
        null,
        TlsAlerts.meaning(description) + ": it sent " + TlsAlerts.name(description),
        TlsAlerts.advice(description));
  }

  private static boolean isAboutCertificate(int description) {
    return (description >= AlertDescription.no_certificate
            && description <= AlertDescription.access_denied)
        || description == AlertDescription.certificate_required
        || description == AlertDescription.handshake_failure;
  }

  /** The refusal for a peer whose first octets are no TLS. */
  static TlsRefusal notTls(TlsSessionState session, byte[] begin, int length) {
    return new TlsRefusal(
        TlsRefusal.PROTOCOL,
        session.step(),
        null,
        "the peer does not speak TLS: it began with " + describe(begin, length),
        session.isServer()
            ? "Let the client use TLS on this port (for Net-SNMP the transport tlstcp)."
            : "Check host and port: another service answers there.");
  }

  private static String describe(byte[] begin, int length) {
    if (begin[0] == 0x30) {
      return "octet 30, as SNMP messages without TLS do";
    }
    if (length > 2 && begin[0] < 0 && begin[2] == 1) {
      return "a hello of SSL 2.0";
    }
    StringBuilder hexadecimal = new StringBuilder();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      hexadecimal.append(i == 0 ? "" : " ");
      Hexadecimal.append(hexadecimal, begin[i]);
      if (begin[i] >= ' ' && begin[i] <= '~') {
        text.append((char) begin[i]);
      }
    }
    return text.length() == length ? "\"" + text + "\"" : "octets " + hexadecimal;
  }

  /** The refusal for a wire that ended without an orderly close. */
  static TlsRefusal truncated(TlsSessionState session, boolean inputSeen, int unfinishedSize) {
    String where = unfinishedSize > 0 ? " within a record" : "";
    if (session.isOpen()) {
      return new TlsRefusal(
          TlsRefusal.TRUNCATED,
          session.step(),
          null,
          "the connection ended" + where + " without a notice of closing (RFC 8446 §6.1)",
          session.isServer() || !session.isVersion13()
              ? "The peer or the network broke the connection; the peer's log may tell why."
              : "The server or the network broke the connection; when it happens right after the"
                  + " handshake, the server may have refused our certificate: see its log.");
    }
    if (!inputSeen) {
      return new TlsRefusal(
          TlsRefusal.TRUNCATED,
          session.step(),
          null,
          "the peer ended the connection" + where + " before it said anything",
          session.isServer()
              ? "Somebody looked whether the port is open, or a client gave up."
              : "See the server's log; it may refuse our address.");
    }
    return new TlsRefusal(
        TlsRefusal.TRUNCATED,
        session.step(),
        null,
        "the connection ended" + where + " during the handshake",
        "See the peer's log; it may have refused us without saying so.");
  }
}
