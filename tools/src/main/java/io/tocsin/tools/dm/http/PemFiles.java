/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm.http;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Collection;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** PEM files as {@code certs} writes them, for the TLS of the JDK. */
public final class PemFiles {

  private PemFiles() {}

  /**
   * Reads certificates.
   *
   * @param file a PEM file
   * @return one at least
   * @throws IOException when it cannot be read, or has none
   * @throws GeneralSecurityException when one of them cannot be understood
   */
  public static Collection<? extends Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (var in = Files.newInputStream(file)) {
      var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw new IOException(file + " holds no certificate");
      }
      return certificates;
    }
  }

  /**
   * Reads a private key.
   *
   * @param file a PEM file with a key in PKCS#8
   * @param algorithm what it is for, as Java calls it
   * @throws IOException when it cannot be read, or has none
   * @throws GeneralSecurityException when it is for something else
   */
  public static PrivateKey key(Path file, String algorithm)
      throws IOException, GeneralSecurityException {
    try (Reader reader = Files.newBufferedReader(file);
        PemReader pem = new PemReader(reader)) {
      PemObject object = pem.readPemObject();
      if (object == null || !object.getType().equals("PRIVATE KEY")) {
        throw new IOException(file + " holds no 'PRIVATE KEY' (PKCS#8)");
      }
      return KeyFactory.getInstance(algorithm)
          .generatePrivate(new PKCS8EncodedKeySpec(object.getContent()));
    }
  }
}
