/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.session;

import io.tocsin.raspi.FileOperatorFiles;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.Pem;
import io.tocsin.tls.TlsIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who a tool is and whom it trusts.
 *
 * @param own its certificate and key
 * @param anchors the certificates of the authorities whose word counts, one at least
 */
public record Identity(TlsIdentity own, List<CertificateView> anchors) {

  private static final int FILE_BYTES_MAX = 1 << 20;

  /** Copies the list. */
  public Identity {
    anchors = List.copyOf(anchors);
  }

  /**
   * Reads the files.
   *
   * @param certificate PEM file with the own certificate
   * @param key PEM file with its key; null for the file beside it that ends with {@code .key}
   * @param trust PEM files of authorities; none for {@code ca.crt} beside the certificate
   * @return the identity
   * @throws IOException when a file cannot be read or used; the message says what to do
   */
  public static Identity load(Path certificate, Path key, List<Path> trust) throws IOException {
    Path keyFile = key == null ? besideAsKey(certificate) : key;
    List<Path> trustFiles = trust.isEmpty() ? List.of(certificate.resolveSibling("ca.crt")) : trust;
    FileOperatorFiles files = new FileOperatorFiles(Path.of(""));
    TlsIdentity own =
        TlsIdentity.fromPem(
            files.read(certificate.toString(), FILE_BYTES_MAX),
            certificate.toString(),
            files.read(keyFile.toString(), FILE_BYTES_MAX),
            keyFile.toString());
    List<CertificateView> anchors = new ArrayList<>();
    for (Path file : trustFiles) {
      byte[] content = files.read(file.toString(), FILE_BYTES_MAX);
      anchors.addAll(List.of(Pem.certificates(content, file.toString())));
    }
    return new Identity(own, anchors);
  }

  private static Path besideAsKey(Path certificate) {
    String name = certificate.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return certificate.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".key");
  }
}
