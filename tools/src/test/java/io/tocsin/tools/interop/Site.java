/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import io.tocsin.tools.certs.CertificateAuthority;
import io.tocsin.tools.certs.KeyType;
import io.tocsin.tools.certs.Role;
import io.tocsin.tools.certs.SubjectNames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A small site: one authority, a board, two managers, a receiver, and the board's configuration.
 */
final class Site {

  private static final Duration VALIDITY = Duration.ofDays(90);
  private static final SubjectNames LOCAL =
      new SubjectNames(List.of("localhost"), List.of("127.0.0.1", "::1"), List.of());

  private final Path folder;
  private final int port = Processes.freePort();

  private Site(Path folder) {
    this.folder = folder;
  }

  /** Makes all certificates of the site. */
  static Site create(Path folder, KeyType keyType) throws IOException {
    var authority = CertificateAuthority.create(folder, "Site CA", keyType, VALIDITY.plusDays(1));
    authority.issue("board1", Role.BOARD, keyType, LOCAL, VALIDITY);
    authority.issue("admin", Role.MANAGER, keyType, LOCAL, VALIDITY);
    authority.issue("reader", Role.MANAGER, keyType, LOCAL, VALIDITY);
    authority.issue("stranger", Role.MANAGER, keyType, LOCAL, VALIDITY);
    authority.issue("receiver", Role.RECEIVER, keyType, LOCAL, VALIDITY);
    return new Site(folder);
  }

  /** A site whose certificates are in a folder already. */
  static Site of(Path folder) {
    return new Site(folder);
  }

  /** The site's files. */
  Path folder() {
    return folder;
  }

  /** A certificate's file. */
  Path certificate(String name) {
    return folder.resolve(name + ".crt");
  }

  /** A key's file. */
  Path key(String name) {
    return folder.resolve(name + ".key");
  }

  /** SHA-256 of a certificate in hexadecimal digits. */
  String digest(String name) {
    try {
      var certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificate(name))));
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(hash);
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The port at which the board answers managers. */
  int port() {
    return port;
  }

  /**
   * The board's configuration: "admin" may read and set everything, "reader" may read the system
   * group; each further line is appended.
   */
  List<String> configuration(String... further) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "state.directory = state",
                "outbox.first.contact.ms = 0",
                "outbox.coalesce.ms = 0",
                "log.level = debug",
                "system.name = board1",
                "system.contact = field team",
                "identity.certificate = board1.crt",
                "identity.key = board1.key",
                "trust.certificates = ca.crt",
                "listen.four.address = 127.0.0.1",
                "listen.four.port = " + port,
                "listen.six.address = ::1",
                "listen.six.port = " + port,
                "map.1.fingerprint = sha256:" + digest("admin"),
                "map.1.type = specified",
                "map.1.name = admin",
                "map.2.fingerprint = sha256:" + digest("reader"),
                "map.2.type = specified",
                "map.2.name = reader",
                "view.all.include = 1.3.6.1",
                "view.system.include = 1.3.6.1.2.1.1",
                "group.admins.members = admin",
                "group.admins.read = all",
                "group.admins.write = all",
                "group.readers.members = reader",
                "group.readers.read = system",
                "group.receivers.members = receiver",
                "group.receivers.notify = all"));
    lines.addAll(List.of(further));
    return lines;
  }

  /**
   * The same configuration for a second agent with a state and a port of its own, in another
   * folder.
   */
  List<String> configurationElsewhere(Path state, int otherPort, String... further) {
    List<String> lines = configuration(further);
    lines.replaceAll(
        line ->
            line.replace("state.directory = state", "state.directory = " + state.resolve("state"))
                .replace(".port = " + port, ".port = " + otherPort)
                .replace("= board1.", "= " + folder + "/board1.")
                .replace("= ca.crt", "= " + certificate("ca")));
    return lines;
  }
}
