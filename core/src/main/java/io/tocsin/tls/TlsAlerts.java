/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import org.bouncycastle.tls.AlertDescription;

/** Alerts in words for people, and the alert that goes with each of our refusals. */
final class TlsAlerts {

  private TlsAlerts() {}

  /**
   * The alert that tells a peer why its certificate was refused (RFC 5246 §7.2.2, RFC 8446 §6.2).
   *
   * @param cause a cause of {@link TlsRefusal}
   * @param version13 whether TLS 1.3 was negotiated
   */
  static short ofCause(int cause, boolean version13) {
    switch (cause) {
      case TlsRefusal.NO_CERTIFICATE:
        return version13
            ? AlertDescription.certificate_required
            : AlertDescription.handshake_failure;
      case TlsRefusal.UNKNOWN_CA:
        return AlertDescription.unknown_ca;
      case TlsRefusal.EXPIRED:
      case TlsRefusal.NOT_YET_VALID:
        // "has expired or is not currently valid"
        return AlertDescription.certificate_expired;
      case TlsRefusal.BAD_SIGNATURE:
      case TlsRefusal.BAD_CERTIFICATE:
        return AlertDescription.bad_certificate;
      case TlsRefusal.REVOKED:
        return AlertDescription.certificate_revoked;
      case TlsRefusal.USAGE:
        return AlertDescription.unsupported_certificate;
      case TlsRefusal.NO_SECURITY_NAME:
        return AlertDescription.access_denied;
      case TlsRefusal.WRONG_NAME:
      case TlsRefusal.WRONG_FINGERPRINT:
      case TlsRefusal.TIME_UNKNOWN:
      case TlsRefusal.REVOCATION_UNKNOWN:
        // "Some other (unspecified) issue arose in processing the certificate"
        return AlertDescription.certificate_unknown;
      default:
        return AlertDescription.handshake_failure;
    }
  }

  /** The standard's name and number of an alert, for example {@code unknown_ca (48)}. */
  static String name(int description) {
    return AlertDescription.getName((short) description) + " (" + description + ")";
  }

  /** What a peer means by its alert. */
  static String meaning(int description) {
    switch (description) {
      case AlertDescription.close_notify:
      case AlertDescription.user_canceled:
        return "the peer gave up the handshake";
      case AlertDescription.unknown_ca:
        return "the peer does not trust the issuer of our certificate";
      case AlertDescription.bad_certificate:
        return "the peer holds our certificate, or one of its issuers', for corrupt or wrongly"
            + " signed";
      case AlertDescription.unsupported_certificate:
        return "the peer does not accept certificates like ours for this use";
      case AlertDescription.certificate_revoked:
        return "the peer holds our certificate for revoked";
      case AlertDescription.certificate_expired:
        return "the peer holds our certificate, or one of its issuers', for expired or not yet"
            + " valid";
      case AlertDescription.certificate_unknown:
        return "the peer does not accept our certificate";
      case AlertDescription.certificate_required:
        return "the peer got no certificate from us";
      case AlertDescription.access_denied:
        return "the peer knows our certificate but gives it no access";
      case AlertDescription.handshake_failure:
        return "the peer found no common cipher suite, group or signature algorithm, or wants a"
            + " certificate that it did not get";
      case AlertDescription.protocol_version:
        return "the peer speaks none of our TLS versions";
      case AlertDescription.insufficient_security:
        return "the peer wants stronger cryptography than we offered";
      case AlertDescription.unrecognized_name:
        return "the peer has no certificate for the server name that we asked for";
      case AlertDescription.no_application_protocol:
        return "the peer speaks another protocol over TLS";
      case AlertDescription.internal_error:
        return "the peer failed for a reason of its own";
      default:
        return "the peer holds what we sent for faulty";
    }
  }

  /** What to do about a peer's alert. */
  static String advice(int description) {
    switch (description) {
      case AlertDescription.unknown_ca:
        return "Give the peer the certificate of our certification authority as a trusted one.";
      case AlertDescription.certificate_expired:
        return "Compare our certificate's validity with the peer's clock.";
      case AlertDescription.unsupported_certificate:
        return "Make our certificate anew with key usage digitalSignature and extended key usage"
            + " serverAuth and clientAuth.";
      case AlertDescription.certificate_revoked:
        return "Have another certificate issued.";
      case AlertDescription.bad_certificate:
      case AlertDescription.certificate_unknown:
        return "The peer's log tells why; often it expects another fingerprint or another name.";
      case AlertDescription.access_denied:
        return "Map our certificate to a security name in the peer's configuration.";
      case AlertDescription.certificate_required:
        return "Check that the peer accepts signatures of our key's type.";
      case AlertDescription.protocol_version:
        return "Let both sides speak TLS 1.2 or 1.3.";
      case AlertDescription.handshake_failure:
      case AlertDescription.insufficient_security:
        return "Compare the peer's TLS settings with ours: TLS 1.2 or 1.3, ECDHE with AES-GCM or"
            + " ChaCha20, groups P-256, P-384, X25519, extended master secret.";
      case AlertDescription.unrecognized_name:
        return "Check the server name in the target's configuration.";
      case AlertDescription.no_application_protocol:
        return "Check host and port: another service may answer there.";
      case AlertDescription.close_notify:
      case AlertDescription.user_canceled:
      case AlertDescription.internal_error:
        return "The peer's log tells why.";
      default:
        return "If it happens again, record the traffic: one of the two sides has a fault.";
    }
  }

  /** What was wrong with what a peer sent, given the alert that the engine raised about it. */
  static String fault(int description) {
    switch (description) {
      case AlertDescription.protocol_version:
        return "the peer offers no TLS version that we accept";
      case AlertDescription.inappropriate_fallback:
        return "the peer fell back to an older version without need, which an attacker may have"
            + " caused";
      case AlertDescription.handshake_failure:
        return "we share no cipher suite, group, signature algorithm or needed extension with the"
            + " peer";
      case AlertDescription.bad_record_mac:
        return "a record was changed on its way or made with another key";
      case AlertDescription.decrypt_error:
        return "a signature or checksum of the handshake is wrong";
      case AlertDescription.record_overflow:
        return "a record is longer than the standard allows";
      case AlertDescription.unexpected_message:
        return "a message came out of its order";
      case AlertDescription.decode_error:
        return "a message is malformed";
      case AlertDescription.unsupported_extension:
      case AlertDescription.missing_extension:
      case AlertDescription.illegal_parameter:
        return "a message holds something that the standard forbids";
      case AlertDescription.no_renegotiation:
        return "the peer wants to renegotiate, which is never done here";
      default:
        return "what the peer sent cannot be processed";
    }
  }

  /** What to do about a peer that sent something wrong. */
  static String faultAdvice(int description) {
    switch (description) {
      case AlertDescription.protocol_version:
      case AlertDescription.inappropriate_fallback:
        return "Let the peer speak TLS 1.2 or 1.3.";
      case AlertDescription.handshake_failure:
        return advice(AlertDescription.handshake_failure);
      case AlertDescription.bad_record_mac:
      case AlertDescription.decrypt_error:
        return "Look for something between the two sides that changes the traffic.";
      default:
        return advice(AlertDescription.decode_error);
    }
  }
}
