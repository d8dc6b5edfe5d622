/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.certs;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Writes PEM files (RFC 7468); keys and certificates never over a file that exists. */
final class PrivateFiles {

  private PrivateFiles() {}

  /**
   * Writes a private key in PKCS#8 form, readable for its owner alone (mode 0600) from its first
   * byte on.
   *
   * @throws FileAlreadyExistsException when the file exists
   */
  static void writeKey(Path file, byte[] pkcs8) throws IOException {
    write(file, "PRIVATE KEY", pkcs8, "rw-------");
  }

  /**
   * Writes a certificate, readable for all.
   *
   * @throws FileAlreadyExistsException when the file exists
   */
  static void writeCertificate(Path file, byte[] der) throws IOException {
    write(file, "CERTIFICATE", der, "rw-r--r--");
  }

  /**
   * Writes a revocation list, readable for all, in the place of an older one. Who reads it
   * meanwhile finds the one or the other, whole.
   */
  static void replaceList(Path file, byte[] der) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    write(fresh, "X509 CRL", der, "rw-r--r--");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(Path file, String type, byte[] content, String mode)
      throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, content));
    }
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    try (var channel = Files.newByteChannel(file, options, permissions)) {
      var bytes = java.nio.ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }
}
