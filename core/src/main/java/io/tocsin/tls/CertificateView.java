/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** A decoded X.509 certificate (RFC 5280) beside its encoding. Immutable. */
public final class CertificateView {

  private final byte[] encoded;
  private final Certificate certificate;

  private CertificateView(byte[] encoded, Certificate certificate) {
    this.encoded = encoded;
    this.certificate = certificate;
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
      return new CertificateView(encoded.clone(), Certificate.getInstance(encoded));
    } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
      throw new IOException("not an X.509 certificate: " + e.getMessage(), e);
    }
  }

  /** A copy of the DER encoding. */
  public byte[] encoded() {
    return encoded.clone();
  }

  /** The subject's distinguished name in the form of RFC 4519. */
  public String subject() {
    return RFC4519Style.INSTANCE.toString(certificate.getSubject());
  }

  /** The issuer's distinguished name in the form of RFC 4519. */
  public String issuer() {
    return RFC4519Style.INSTANCE.toString(certificate.getIssuer());
  }

  /** SHA-256 over the encoding: {@code sha256:} and 64 hexadecimal digits. */
  public String fingerprint() {
    SHA256Digest digest = new SHA256Digest();
    digest.update(encoded, 0, encoded.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    StringBuilder text = new StringBuilder("sha256:");
    for (byte octet : hash) {
      text.append(Character.forDigit((octet >> 4) & 0xF, 16));
      text.append(Character.forDigit(octet & 0xF, 16));
    }
    return text.toString();
  }
}
