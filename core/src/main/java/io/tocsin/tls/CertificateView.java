/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import io.tocsin.text.UtcText;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.Certificate;

/**
 * A decoded X.509 certificate (RFC 5280) beside its encoding. Immutable.
 *
 * <p>Everything that the agent looks at is decoded at once, so a certificate that exists as an
 * object can be asked anything without failing. Nothing here says that the certificate is to be
 * trusted.
 */
public final class CertificateView {

  private final byte[] encoding;
  private final Certificate certificate;
  private final CertificateExtensions extensions;
  private final DistinguishedName subject;
  private final DistinguishedName issuer;
  private final String[] commonNames;
  private final long notBeforeMs;
  private final long notAfterMs;
  private final String fingerprint;

  /** Digests that were asked for, in the order of their algorithms' numbers. */
  private final byte[][] digests = new byte[Fingerprint.SHA512 - Fingerprint.SHA256 + 1][];

  private CertificateView(byte[] encoding) throws IOException {
    this.encoding = encoding;
    CertificateBounds.checkElements(encoding);
    certificate = Certificate.getInstance(encoding);
    if (!Arrays.equals(certificate.getEncoded(ASN1Encoding.DER), encoding)) {
      throw new IOException("its encoding is not DER");
    }
    if (certificate.getVersionNumber() != 3 && certificate.getExtensions() != null) {
      throw new IOException("it has extensions but is not of version 3");
    }
    extensions = new CertificateExtensions(certificate.getExtensions());
    // Bouncy Castle decodes names late, and may find them faulty then.
    subject = DistinguishedName.of(certificate.getSubject());
    issuer = DistinguishedName.of(certificate.getIssuer());
    commonNames = CertificateNames.commonNames(certificate.getSubject());
    notBeforeMs = CertificateDates.parseMs(certificate.getStartDate());
    notAfterMs = CertificateDates.parseMs(certificate.getEndDate());
    fingerprint = Fingerprint.of(Fingerprint.SHA256, this).toString();
  }

  /**
   * Decodes a certificate.
   *
   * @param encoded DER
   * @return the certificate
   * @throws IOException when the bytes are no certificate; the message names the cause
   */
  public static CertificateView decode(byte[] encoded) throws IOException {
    try {
      return new CertificateView(encoded.clone());
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle reports some malformed structures with unchecked exceptions of many types.
      throw new IOException("not an X.509 certificate: " + e.getMessage(), e);
    }
  }

  /** A copy of the DER encoding. */
  public byte[] encoded() {
    return encoding.clone();
  }

  /**
   * The digest of the encoding, made once: a certificate is compared with every row of a table.
   *
   * @param algorithm {@link Fingerprint#SHA256} to {@link Fingerprint#SHA512}
   * @return the digest, which must not be changed
   */
  byte[] digest(int algorithm) {
    int index = algorithm - Fingerprint.SHA256;
    if (digests[index] == null) {
      digests[index] = Fingerprint.digest(algorithm, encoding);
    }
    return digests[index];
  }

  Certificate structure() {
    return certificate;
  }

  CertificateExtensions extensions() {
    return extensions;
  }

  /** The subject's distinguished name in the form of RFC 4519; empty when it has none. */
  public String subject() {
    return subject.toString();
  }

  /** The issuer's distinguished name in the form of RFC 4519. */
  public String issuer() {
    return issuer.toString();
  }

  /** The serial number, which its issuer gives to one certificate alone. */
  public BigInteger serial() {
    return certificate.getSerialNumber().getValue();
  }

  /** SHA-256 over the encoding: {@code sha256:} and 64 hexadecimal digits. */
  public String fingerprint() {
    return fingerprint;
  }

  /** Begin of the validity in milliseconds since 1970-01-01T00:00:00Z. */
  public long notBeforeMs() {
    return notBeforeMs;
  }

  /** Last moment of the validity in milliseconds since 1970-01-01T00:00:00Z. */
  public long notAfterMs() {
    return notAfterMs;
  }

  /** Begin of the validity as {@code 2026-01-31T23:59:59Z}. */
  public String notBefore() {
    return UtcText.seconds(notBeforeMs);
  }

  /** Last moment of the validity as {@code 2026-01-31T23:59:59Z}. */
  public String notAfter() {
    return UtcText.seconds(notAfterMs);
  }

  /** Whether it says of itself that it is a certification authority's (RFC 5280 §4.2.1.9). */
  public boolean isAuthority() {
    return extensions.isAuthority();
  }

  /**
   * Most intermediate certificates that may stand between this one and the last one of a path (RFC
   * 5280 §4.2.1.9); -1 without such a bound.
   */
  public int pathLengthMax() {
    return extensions.pathLengthMax();
  }

  /** Whether its key may make signatures in a handshake (RFC 5280 §4.2.1.3). */
  public boolean allowsDigitalSignature() {
    return extensions.allowsDigitalSignature();
  }

  /** Whether its key may sign certificates (RFC 5280 §4.2.1.3). */
  public boolean allowsCertificateSigning() {
    return extensions.allowsCertificateSigning();
  }

  /** Whether its key may sign revocation lists (RFC 5280 §4.2.1.3). */
  public boolean allowsRevocationListSigning() {
    return extensions.allowsRevocationListSigning();
  }

  /** Whether it may serve as a TLS server's (RFC 5280 §4.2.1.12). */
  public boolean allowsServerAuthentication() {
    return extensions.allowsServerAuthentication();
  }

  /** Whether it may serve as a TLS client's (RFC 5280 §4.2.1.12). */
  public boolean allowsClientAuthentication() {
    return extensions.allowsClientAuthentication();
  }

  /** Whether subject and issuer are the same name. */
  public boolean isSelfIssued() {
    return subject.equals(issuer);
  }

  /** Whether a name is that of its issuer. */
  boolean isIssuedUnder(DistinguishedName name) {
    return issuer.equals(name);
  }

  /** Whether a name is that of its subject. */
  boolean isNamed(DistinguishedName name) {
    return subject.equals(name);
  }

  /** Whether the issuer that it names has the name of another certificate's subject. */
  boolean namesAsIssuer(CertificateView issuing) {
    return issuer.equals(issuing.subject);
  }

  /** Number of common names in the subject. */
  public int commonNameCount() {
    return commonNames.length;
  }

  /**
   * One common name of the subject.
   *
   * @param index 0 for the first, to {@link #commonNameCount()} - 1
   */
  public String commonName(int index) {
    return commonNames[index];
  }

  /** Number of entries of subjectAltName that are rfc822, dns or ip names. */
  public int subjectAltNameCount() {
    return extensions.subjectAltNames().length;
  }

  /**
   * One entry of subjectAltName, in the certificate's order.
   *
   * @param index 0 for the first, to {@link #subjectAltNameCount()} - 1
   */
  public SubjectAltName subjectAltName(int index) {
    return extensions.subjectAltNames()[index];
  }

  /** Whether both are the same certificate, byte for byte. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CertificateView
        && Arrays.equals(((CertificateView) other).encoding, encoding);
  }

  @Override
  public int hashCode() {
    return fingerprint.hashCode();
  }

  /** Subject and fingerprint. */
  @Override
  public String toString() {
    return subject() + " (" + fingerprint + ")";
  }
}
