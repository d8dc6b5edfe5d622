/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

/**
 * Why a TLS session did not come about or broke, with all that an operator needs to put it right.
 */
public final class TlsRefusal {

  /** Cause: the peer presented no certificate. */
  public static final int NO_CERTIFICATE = 1;

  /** Cause: no verified path leads to a configured trust anchor. */
  public static final int UNKNOWN_CA = 2;

  /** Cause: a certificate's validity has ended. */
  public static final int EXPIRED = 3;

  /** Cause: a certificate's validity has not begun. */
  public static final int NOT_YET_VALID = 4;

  /** Cause: a signature in the chain is wrong or of an algorithm that is not accepted. */
  public static final int BAD_SIGNATURE = 5;

  /**
   * Cause: a certificate may not be used for this (basic constraints, key usage, extended key
   * usage, unknown critical extension).
   */
  public static final int USAGE = 6;

  /** Cause: the server's certificate does not carry the name that we asked for. */
  public static final int WRONG_NAME = 7;

  /** Cause: the presented certificate is not the one whose fingerprint is configured. */
  public static final int WRONG_FINGERPRINT = 8;

  /** Cause: the client's certificate maps to no security name. */
  public static final int NO_SECURITY_NAME = 9;

  /** Cause: the peer refused us; it sent a fatal alert. */
  public static final int PEER_ALERT = 10;

  /** Cause: what the peer sent is not TLS, or not a version that we speak. */
  public static final int PROTOCOL = 11;

  /** Cause: the wire ended without an orderly close. */
  public static final int TRUNCATED = 12;

  /** Cause: the handshake or the close took longer than its limit. */
  public static final int TIMEOUT = 13;

  /**
   * Cause: a certificate cannot be decoded, or its key is of a kind or size that is not accepted.
   */
  public static final int BAD_CERTIFICATE = 14;

  /** Cause: the time is not known, and without it no certificate may be accepted. */
  public static final int TIME_UNKNOWN = 15;

  /** Cause: a certificate is on the revocation list of its issuer. */
  public static final int REVOKED = 16;

  /** Cause: no current revocation list tells of a certificate, and one is asked for. */
  public static final int REVOCATION_UNKNOWN = 17;

  private final int cause;
  private final String step;
  private final CertificateView certificate;
  private final String rule;
  private final String advice;

  /**
   * A refusal.
   *
   * @param cause one of the constants of this class
   * @param step what was being done, for example {@code checking the client's certificate}
   * @param certificate the certificate that failed, or null where none is concerned
   * @param rule the rule that failed, with the values compared, as a clause
   * @param advice what to do about it, as one sentence
   */
  public TlsRefusal(
      int cause, String step, CertificateView certificate, String rule, String advice) {
    this.cause = cause;
    this.step = step;
    this.certificate = certificate;
    this.rule = rule;
    this.advice = advice;
  }

  /**
   * The refusal of a peer that presented no certificate.
   *
   * @param step what was being done
   */
  public static TlsRefusal noCertificate(String step) {
    return new TlsRefusal(
        NO_CERTIFICATE,
        step,
        null,
        "the peer presented no certificate",
        "Give the peer a certificate and its key.");
  }

  /**
   * The refusal of any certificate while the time is not known well enough ({@link
   * CertificateTime#isInsufficient}).
   *
   * @param step what was being done
   * @param leaf the peer's own certificate
   */
  public static TlsRefusal timeUnknown(String step, CertificateView leaf) {
    return new TlsRefusal(
        TIME_UNKNOWN,
        step,
        leaf,
        "the clock here is not trusted, and clock.strict is on, so no certificate is accepted",
        "Let a time service or a real-time clock set the clock; see clock.trust where it is right"
            + " though the agent cannot see it. Without clock.strict, validity is judged by the"
            + " latest time that has certainly passed.");
  }

  /** The cause, one of the constants of this class. */
  public int cause() {
    return cause;
  }

  /** What was being done. */
  public String step() {
    return step;
  }

  /** The certificate concerned, or null. */
  public CertificateView certificate() {
    return certificate;
  }

  /** The rule that failed. */
  public String rule() {
    return rule;
  }

  /** What to do. */
  public String advice() {
    return advice;
  }

  /** All of it in one paragraph for a log or a terminal. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(200);
    text.append("TLS refused while ").append(step).append(": ").append(rule).append('.');
    if (certificate != null) {
      text.append(" Subject: ").append(certificate.subject());
      text.append("; issuer: ").append(certificate.issuer());
      text.append("; fingerprint: ").append(certificate.fingerprint()).append('.');
    }
    return text.append(' ').append(advice).toString();
  }
}
