/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.AlertLevel;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsFatalAlert;

/**
 * What one session knows of itself while the engine works: how far it has come, who its peer is,
 * why it ends. The engine's callbacks write it, the channel reads it.
 */
final class TlsSessionState {

  /**
   * Most messages of the handshake protocol that may follow each other after the handshake, without
   * application data between them. Servers send a few session tickets; more than this is abuse.
   */
  static final int LATE_MESSAGES_MAX = 32;

  /** Most warnings that a peer may send in one session. */
  static final int WARNINGS_MAX = 8;

  private final boolean server;
  private final boolean ownProofRequired;
  private final PeerVerifier verifier;

  private ProtocolVersion offered;
  private ProtocolVersion version;
  private int suite;
  private PeerCertificates peer;
  private boolean peerVerified;
  private boolean certificateAsked;
  private boolean open;
  private boolean peerClosed;
  private int peerAlert = -1;
  private int warningsCount;
  private int lateMessagesCount;
  private String step;
  private TlsRefusal refusal;

  /**
   * A session that begins.
   *
   * @param ownProofRequired whether a server that does not ask who we are is refused
   */
  TlsSessionState(boolean server, boolean ownProofRequired, PeerVerifier verifier) {
    this.server = server;
    this.ownProofRequired = ownProofRequired;
    this.verifier = verifier;
    step = server ? "waiting for the client's first message" : "waiting for the server's answer";
  }

  boolean isServer() {
    return server;
  }

  /** What is being done, for a refusal. */
  String step() {
    return step;
  }

  boolean isOpen() {
    return open;
  }

  boolean isPeerClosed() {
    return peerClosed;
  }

  boolean isVersion13() {
    return ProtocolVersion.TLSv13.equals(version);
  }

  /** The negotiated version in words, null before it is known. */
  String protocol() {
    return version == null ? null : version.getName();
  }

  /** The negotiated cipher suite by its name; null before the handshake is finished. */
  String cipherSuite() {
    return CipherSuiteNames.of(suite);
  }

  /** What the peer presented; null before it did. */
  PeerCertificates peer() {
    return peer;
  }

  TlsRefusal refusal() {
    return refusal;
  }

  /** The fatal alert that the peer sent, -1 when it sent none. */
  int peerAlert() {
    return peerAlert;
  }

  void versionOffered(ProtocolVersion latest) {
    offered = latest;
    step = "negotiating with the client";
  }

  /** The latest version that the client offers in words, null when we are the client. */
  String offered() {
    return offered == null ? null : offered.getName();
  }

  void versionChosen(ProtocolVersion chosen) {
    version = chosen;
    step = server ? "waiting for the client's certificate" : "waiting for the server's certificate";
  }

  /** Tells that the server asked for our certificate and that we can prove that it is ours. */
  void certificateAsked() {
    certificateAsked = true;
  }

  /**
   * Judges the peer's certificates.
   *
   * @param presented what it sent
   * @throws TlsFatalAlert when it is refused; the refusal is kept
   */
  void judge(Certificate presented) throws IOException {
    step = server ? "checking the client's certificate" : "checking the server's certificate";
    CertificateView[] views = new CertificateView[presented.getLength()];
    for (int i = 0; i < views.length; i++) {
      views[i] = ((CheckedCertificate) presented.getCertificateAt(i)).view();
    }
    peer = new PeerCertificates(views);
    refusal = judge(views);
    if (refusal != null) {
      throw new TlsFatalAlert(TlsAlerts.ofCause(refusal.cause(), isVersion13()));
    }
    peerVerified = true;
    step = "finishing the handshake";
  }

  private TlsRefusal judge(CertificateView[] views) {
    if (views.length == 0) {
      // RFC 6353 §5.3.1: the client has to prove its identity too.
      return new TlsRefusal(
          TlsRefusal.NO_CERTIFICATE,
          step,
          null,
          "the client presented no certificate, and one is required (RFC 6353 §5.3)",
          "Give the client a certificate and its key, of a type that we accept: RSA, ECDSA on P-256"
              + " or P-384, Ed25519.");
    }
    try {
      PublicKeys.of(views[0]);
    } catch (IOException e) {
      return new TlsRefusal(
          TlsRefusal.BAD_CERTIFICATE,
          step,
          views[0],
          "its key is not accepted: " + e.getMessage(),
          "Make another key and certificate for the peer.");
    }
    if (!views[0].allowsDigitalSignature()) {
      return new TlsRefusal(
          TlsRefusal.USAGE,
          step,
          views[0],
          "its key usage lacks digitalSignature, which every handshake needs (RFC 5280 §4.2.1.3)",
          "Have the peer's certificate issued with key usage digitalSignature.");
    }
    return verifier.verify(peer);
  }

  /**
   * Tells that the handshake is finished.
   *
   * @param negotiated number of the cipher suite
   * @throws TlsFatalAlert when one of the two sides has not proved who it is
   */
  void handshakeFinished(int negotiated) throws IOException {
    suite = negotiated;
    if (!server && ownProofRequired && !certificateAsked) {
      refusal =
          new TlsRefusal(
              TlsRefusal.PROTOCOL,
              step,
              peer.presented(0),
              "the server did not ask for our certificate, and both sides have to prove who they"
                  + " are (RFC 6353 §5.3)",
              "Let the server require client certificates.");
      throw new TlsFatalAlert(AlertDescription.handshake_failure);
    }
    if (!peerVerified) {
      throw new TlsFatalAlert(AlertDescription.handshake_failure);
    }
    open = true;
    step = server ? "talking to the client" : "talking to the server";
  }

  /**
   * Tells of a message of the handshake protocol.
   *
   * @throws TlsFatalAlert when there are too many of them after the handshake
   */
  void handshakeMessage() throws IOException {
    if (open && ++lateMessagesCount > LATE_MESSAGES_MAX) {
      throw new TlsFatalAlert(
          AlertDescription.unexpected_message,
          "more than " + LATE_MESSAGES_MAX + " tickets or key updates without data between them");
    }
  }

  void applicationData() {
    lateMessagesCount = 0;
  }

  /** The refusal of a renegotiation, which RFC 9325 §3.5 advises against. */
  TlsFatalAlert renegotiation() {
    return new TlsFatalAlert(AlertDescription.no_renegotiation);
  }

  /**
   * Tells of an alert.
   *
   * @param level as sent
   * @param description as sent
   * @return the level at which the engine is to process it, or -1 when nothing is left to do
   * @throws TlsFatalAlert when the peer sends too many warnings
   */
  short alertReceived(short level, short description) throws IOException {
    int alert = description & 0xFF;
    if (open && alert == AlertDescription.close_notify) {
      // Answered by the channel, which first lets go out what was written before.
      peerClosed = true;
      return -1;
    }
    // RFC 8446 §6: in TLS 1.3 the level says nothing.
    boolean warning =
        isVersion13()
            ? alert == AlertDescription.user_canceled
            : level == AlertLevel.warning && alert != AlertDescription.close_notify;
    if (warning) {
      if (++warningsCount > WARNINGS_MAX) {
        throw new TlsFatalAlert(
            AlertDescription.unexpected_message, "more than " + WARNINGS_MAX + " warnings");
      }
      return AlertLevel.warning;
    }
    peerAlert = alert;
    return AlertLevel.fatal;
  }
}
