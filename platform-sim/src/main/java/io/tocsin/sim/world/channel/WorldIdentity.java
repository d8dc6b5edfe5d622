/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.channel;

import io.tocsin.tls.CertificateView;
import io.tocsin.tls.TlsIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A certificate of a {@link WorldAuthority} and its key. */
public final class WorldIdentity {

  private static final int LINE_CHARACTERS = 64;

  private final byte[] certificate;
  private final byte[] key;

  /**
   * An identity.
   *
   * @param certificate in DER
   * @param key in DER, PKCS #8
   */
  WorldIdentity(byte[] certificate, byte[] key) {
    this.certificate = certificate.clone();
    this.key = key.clone();
  }

  /** The certificate as a PEM file. */
  public byte[] certificatePem() {
    return pem("CERTIFICATE", certificate);
  }

  /** The private key as a PEM file. */
  public byte[] keyPem() {
    return pem("PRIVATE KEY", key);
  }

  /** The certificate. */
  public CertificateView certificate() {
    try {
      return CertificateView.decode(certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Both, as TLS needs them. */
  public TlsIdentity identity() {
    try {
      return TlsIdentity.fromPem(certificatePem(), "certificate", keyPem(), "key");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] pem(String label, byte[] content) {
    String lines =
        Base64.getMimeEncoder(LINE_CHARACTERS, new byte[] {'\n'}).encodeToString(content);
    String text = "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
