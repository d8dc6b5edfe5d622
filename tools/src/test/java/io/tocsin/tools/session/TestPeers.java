/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.session;

import io.tocsin.tools.certs.CertificateAuthority;
import io.tocsin.tools.certs.KeyType;
import io.tocsin.tools.certs.Role;
import io.tocsin.tools.certs.SubjectNames;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Identities for tests: {@code board1} and {@code noc}, and {@code stranger} of another CA. */
public final class TestPeers {

  private static final Duration VALIDITY = Duration.ofDays(1);

  /** No certificate may outlive its authority. */
  private static final Duration AUTHORITY_VALIDITY = Duration.ofDays(2);

  private static final SubjectNames LOCALHOST =
      new SubjectNames(List.of("localhost"), List.of("127.0.0.1", "::1"), List.of());

  private final Path folder;

  /**
   * Makes all of them.
   *
   * @param folder an empty folder
   */
  public TestPeers(Path folder) throws IOException {
    this.folder = folder;
    CertificateAuthority authority =
        CertificateAuthority.create(folder, "Test CA", KeyType.EC, AUTHORITY_VALIDITY);
    authority.issue("board1", Role.BOARD, KeyType.EC, LOCALHOST, VALIDITY);
    authority.issue("noc", Role.BOARD, KeyType.EC, LOCALHOST, VALIDITY);
    CertificateAuthority other =
        CertificateAuthority.create(
            folder.resolve("other"), "Other CA", KeyType.EC, AUTHORITY_VALIDITY);
    other.issue("stranger", Role.BOARD, KeyType.EC, LOCALHOST, VALIDITY);
  }

  /** The file of a certificate, as an argument of a command. */
  public String certificate(String name) {
    Path parent = name.equals("stranger") ? folder.resolve("other") : folder;
    return parent.resolve(name + ".crt").toString();
  }

  /** An identity that trusts the authority of {@code board1} and {@code noc}. */
  public Identity identity(String name) throws IOException {
    return Identity.load(Path.of(certificate(name)), null, List.of(folder.resolve("ca.crt")));
  }

  /** The authority's certificate, as an argument of a command. */
  public String authority() {
    return folder.resolve("ca.crt").toString();
  }
}
