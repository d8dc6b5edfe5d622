/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import io.tocsin.tools.dm.http.PemFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;

/** The board's identity and its authority as key stores of Java, which SNMP4J asks for. */
final class KeyStores {

  private KeyStores() {}

  /**
   * Writes snmp4j.p12 and trust.p12.
   *
   * @param folder where board.crt, board.key and ca.crt are
   * @param password of both
   */
  static void write(Path folder, String password) throws IOException {
    try {
      Certificate board = PemFiles.certificates(folder.resolve("board.crt")).iterator().next();
      Certificate authority = PemFiles.certificates(folder.resolve("ca.crt")).iterator().next();
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(null, null);
      own.setKeyEntry(
          "board",
          PemFiles.key(folder.resolve("board.key"), board.getPublicKey().getAlgorithm()),
          password.toCharArray(),
          new Certificate[] {board, authority});
      write(own, folder.resolve("snmp4j.p12"), password);
      KeyStore trust = KeyStore.getInstance("PKCS12");
      trust.load(null, null);
      trust.setCertificateEntry("ca", authority);
      write(trust, folder.resolve("trust.p12"), password);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static void write(KeyStore store, Path file, String password)
      throws IOException, GeneralSecurityException {
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password.toCharArray());
    }
  }
}
