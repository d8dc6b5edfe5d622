/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm.http;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Who the server is in TLS, and whom it trusts.
 *
 * @param context of the JDK
 * @param clients what is asked of clients
 */
public record ServerTls(SSLContext context, Clients clients) {

  private static final char[] NO_PASSWORD = {};

  /** What is asked of clients. */
  public enum Clients {
    /** No certificate. */
    NONE,
    /** A certificate, or none. */
    WANTED,
    /** A certificate. */
    REQUIRED
  }

  /**
   * Reads PEM files as {@code certs} writes them.
   *
   * @param certificate the server's certificate, those of its issuers behind it
   * @param key its key, in PKCS#8
   * @param trust certificates of authorities whose clients are believed
   * @param clients what is asked of clients
   * @throws IOException when a file cannot be used; the message says which
   */
  public static ServerTls load(Path certificate, Path key, List<Path> trust, Clients clients)
      throws IOException {
    try {
      Certificate[] chain = PemFiles.certificates(certificate).toArray(new Certificate[0]);
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(null, null);
      own.setKeyEntry(
          "server", PemFiles.key(key, chain[0].getPublicKey().getAlgorithm()), NO_PASSWORD, chain);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trusted(trust).getTrustManagers(), null);
      return new ServerTls(context, clients);
    } catch (GeneralSecurityException e) {
      throw new IOException(certificate + " and " + key + ": " + e.getMessage(), e);
    }
  }

  private static TrustManagerFactory trusted(List<Path> files)
      throws IOException, GeneralSecurityException {
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    for (Path file : files) {
      for (Certificate anchor : PemFiles.certificates(file)) {
        anchors.setCertificateEntry("anchor" + anchors.size(), anchor);
      }
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(anchors);
    return trust;
  }
}
