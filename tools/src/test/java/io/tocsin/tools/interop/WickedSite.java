/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import io.tocsin.tls.TestPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A site of which the certificates are made by the test: those that are good, and one of each kind
 * that must be refused. All keys are the same in every run; the dates are about the present.
 */
final class WickedSite {

  private static final long NOW_MS = System.currentTimeMillis();

  /** The authority that everybody trusts. */
  static final TestPki.Issued AUTHORITY = valid(TestPki.authority("Site CA")).selfSigned();

  /** An authority that nobody trusts. */
  static final TestPki.Issued OTHER_AUTHORITY = valid(TestPki.authority("Other CA")).selfSigned();

  /** An authority below the trusted one. */
  static final TestPki.Issued SUB_AUTHORITY =
      valid(TestPki.authority("Sub CA")).issuedBy(AUTHORITY);

  /** The agent. */
  static final TestPki.Issued BOARD = local("board1").issuedBy(AUTHORITY);

  /** A manager that may read everything; its own fingerprint is mapped. */
  static final TestPki.Issued ADMIN = valid(TestPki.leaf("admin")).issuedBy(AUTHORITY);

  /** A manager that may read a part; its own fingerprint is mapped. */
  static final TestPki.Issued READER = valid(TestPki.leaf("reader")).issuedBy(AUTHORITY);

  /** A receiver that everybody accepts. */
  static final TestPki.Issued RECEIVER = local("receiver").issuedBy(AUTHORITY);

  /** A manager whose dNSName has just the 32 octets that a security name may have. */
  static final TestPki.Issued LONGEST_NAME =
      valid(TestPki.leaf("longest").dns("n".repeat(24) + ".example")).issuedBy(AUTHORITY);

  /** Of the authority that nobody trusts. */
  static final TestPki.Issued FOREIGN = local("foreign").issuedBy(OTHER_AUTHORITY);

  /** Ended yesterday. */
  static final TestPki.Issued EXPIRED =
      local("expired")
          .validity(NOW_MS - 30 * TestPki.DAY_MS, NOW_MS - TestPki.DAY_MS)
          .issuedBy(AUTHORITY);

  /** Begins tomorrow. */
  static final TestPki.Issued EARLY =
      local("early")
          .validity(NOW_MS + TestPki.DAY_MS, NOW_MS + 30 * TestPki.DAY_MS)
          .issuedBy(AUTHORITY);

  /** Has neither a dNSName nor a common name. */
  static final TestPki.Issued NAMELESS =
      valid(TestPki.leaf("nameless").subject("O=Nobody")).issuedBy(AUTHORITY);

  /** Its dNSName and its common name have one octet more than a security name may have. */
  static final TestPki.Issued TOO_LONG_NAME =
      valid(TestPki.leaf("c".repeat(33)).dns("n".repeat(25) + ".example")).issuedBy(AUTHORITY);

  /** A server whose certificate is for another host. */
  static final TestPki.Issued ELSEWHERE =
      valid(TestPki.leaf("elsewhere").dns("elsewhere.example")).issuedBy(AUTHORITY);

  /** A server below the authority below the trusted one. */
  static final TestPki.Issued BRANCH = local("branch").issuedBy(SUB_AUTHORITY);

  private WickedSite() {}

  /** Writes the files of those whom the programs under test must be, and the authority's. */
  static Site create(Path folder) throws IOException {
    Files.createDirectories(folder);
    write(folder, "ca", AUTHORITY);
    write(folder, "board1", BOARD);
    write(folder, "admin", ADMIN);
    write(folder, "reader", READER);
    write(folder, "receiver", RECEIVER);
    return Site.of(folder);
  }

  private static void write(Path folder, String name, TestPki.Issued issued) throws IOException {
    Files.write(folder.resolve(name + ".crt"), issued.certificatePem());
    Files.write(folder.resolve(name + ".key"), issued.keyPem());
  }

  private static TestPki local(String name) {
    return valid(TestPki.leaf(name).dns("localhost").ip("127.0.0.1").ip("::1"));
  }

  private static TestPki valid(TestPki pki) {
    return pki.validity(NOW_MS - TestPki.DAY_MS, NOW_MS + 90 * TestPki.DAY_MS);
  }
}
