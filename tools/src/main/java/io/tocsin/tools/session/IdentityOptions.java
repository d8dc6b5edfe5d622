/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.session;

import io.tocsin.tls.TlsEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The options by which a command is told who it is and whom it trusts. */
public final class IdentityOptions {

  @Option(
      names = "--cert",
      required = true,
      paramLabel = "FILE",
      description = "PEM file with the own certificate, followed by those of its issuers")
  private Path certificate;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "PEM file with its private key (default: the certificate's name with .key)")
  private Path key;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description =
          "PEM file with certificates of authorities that are trusted; may be repeated"
              + " (default: ca.crt beside the certificate)")
  private List<Path> trust = List.of();

  @Option(
      names = "--tls",
      paramLabel = "VERSION",
      split = ",",
      description = "version of TLS that may be spoken: 1.2, 1.3 (default: both)")
  private List<String> versions = List.of();

  /** For the command line parser. */
  public IdentityOptions() {}

  /**
   * Reads the files.
   *
   * @throws IOException when one cannot be used; the message says what to do
   */
  public Identity load() throws IOException {
    return Identity.load(certificate, key, trust);
  }

  /**
   * The versions of TLS, as {@link TlsEndpoint} has them.
   *
   * @throws IllegalArgumentException when another one was asked for
   */
  public int versions() {
    int set = 0;
    for (String version : versions) {
      set |=
          switch (version) {
            case "1.2" -> TlsEndpoint.TLS_1_2;
            case "1.3" -> TlsEndpoint.TLS_1_3;
            default ->
                throw new IllegalArgumentException(
                    "--tls '" + version + "': the versions are 1.2 and 1.3");
          };
    }
    return set == 0 ? Station.TLS_VERSIONS : set;
  }
}
