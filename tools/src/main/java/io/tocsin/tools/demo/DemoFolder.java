/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.demo;

import io.tocsin.text.Hexadecimal;
import io.tocsin.tls.Fingerprint;
import io.tocsin.tools.certs.CertificateAuthority;
import io.tocsin.tools.certs.KeyType;
import io.tocsin.tools.certs.Role;
import io.tocsin.tools.certs.SubjectNames;
import io.tocsin.tools.dm.http.ServerTls;
import io.tocsin.tools.netsnmp.NetSnmpHome;
import io.tocsin.tools.session.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** A temporary folder with everything that the demo needs: certificates and a configuration. */
final class DemoFolder implements AutoCloseable {

  /** Name of the target that is told by traps, which a manager makes. */
  static final String TRAP_TARGET = "traps";

  /** Name of the board's target that is told by informs. */
  static final String INFORM_TARGET = "informs";

  /** Name of the board, in its certificates and at the DM server. */
  static final String BOARD = "board1";

  private static final String DM_SERVER = "dm";
  private static final String CLIENT_SECRET = "dm-client.secret";
  private static final String SERVER_SECRET = "dm-server.secret";
  private static final int SECRET_BYTES = 16;

  private static final Duration AUTHORITY_VALIDITY = Duration.ofDays(41);
  private static final Duration VALIDITY = Duration.ofDays(40);

  private final TemporaryFolder temporary;
  private final Path folder;

  /** The nonce with which the DM server begins. */
  private final byte[] nonce = randomBytes();

  private DemoFolder() throws IOException {
    temporary = new TemporaryFolder("tocsin-demo");
    folder = temporary.path();
  }

  /**
   * Makes the folder and the certificates: of an authority, a board, a receiver, a DM server, a
   * manager.
   */
  static DemoFolder create() throws IOException {
    DemoFolder made = new DemoFolder();
    try {
      CertificateAuthority authority =
          CertificateAuthority.create(made.folder, "Demo CA", KeyType.EC, AUTHORITY_VALIDITY);
      SubjectNames names = new SubjectNames(List.of("localhost"), List.of("127.0.0.1"), List.of());
      SubjectNames none = new SubjectNames(List.of(), List.of(), List.of());
      authority.issue(BOARD, Role.BOARD, KeyType.EC, names, VALIDITY);
      authority.issue("receiver", Role.RECEIVER, KeyType.EC, names, VALIDITY);
      authority.issue(DM_SERVER, Role.RECEIVER, KeyType.EC, names, VALIDITY);
      made.writeSecret(CLIENT_SECRET);
      made.writeSecret(SERVER_SECRET);
      authority.issue("operator", Role.MANAGER, KeyType.EC, none, VALIDITY);
      return made;
    } catch (IOException | RuntimeException e) {
      made.close();
      throw e;
    }
  }

  Path path() {
    return folder;
  }

  /** Who the receiver is. */
  Identity receiver() throws IOException {
    return Identity.load(folder.resolve("receiver.crt"), null, List.of());
  }

  /** Who the manager is. */
  Identity operator() throws IOException {
    return Identity.load(folder.resolve("operator.crt"), null, List.of());
  }

  /** Gives programs of Net-SNMP the operator's certificate, and that of the authority. */
  void identifyOperator(NetSnmpHome home) throws IOException {
    home.trust(folder.resolve("ca.crt"));
    home.identity(folder.resolve("operator.crt"), folder.resolve("operator.key"));
    home.configure(
        "snmp.conf", "defVersion 3", "defSecurityModel tsm", "localCert operator", "trustCert ca");
  }

  private void writeSecret(String name) throws IOException {
    Files.writeString(folder.resolve(name), Hexadecimal.format(randomBytes()) + '\n');
  }

  private static byte[] randomBytes() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private String secret(String name) throws IOException {
    return Files.readString(folder.resolve(name)).trim();
  }

  /** Starts a DM server that shares its secrets with the board. */
  DemoDmServer startDmServer(Screen screen) throws IOException {
    ServerTls tls =
        ServerTls.load(
            folder.resolve(DM_SERVER + ".crt"),
            folder.resolve(DM_SERVER + ".key"),
            List.of(folder.resolve("ca.crt")),
            ServerTls.Clients.WANTED);
    String firstNonce = Base64.getEncoder().encodeToString(nonce);
    return new DemoDmServer(tls, secret(CLIENT_SECRET), secret(SERVER_SECRET), firstNonce, screen);
  }

  /**
   * Writes the board's configuration.
   *
   * @param ports where everybody listens on 127.0.0.1
   * @return the file
   */
  Path writeConfiguration(DemoPorts ports) throws IOException {
    Fingerprint operator = Fingerprint.of(Fingerprint.SHA256, operator().own().certificate());
    Path file = folder.resolve("tocsin.conf");
    Files.writeString(file, configuration(ports, operator));
    return file;
  }

  private String configuration(DemoPorts ports, Fingerprint operator) {
    return """
        state.directory = state
        outbox.first.contact.ms = 0

        listen.local.address = 127.0.0.1
        listen.local.port = %1$d
        identity.certificate = board1.crt
        identity.key = board1.key
        trust.certificates = ca.crt

        # The manager, known by its certificate, may read and write everything.
        map.1.fingerprint = %3$s
        map.1.type = specified
        map.1.name = operator
        view.all.include = 1.3.6.1
        group.operators.members = operator
        group.operators.read = all
        group.operators.write = all

        # The receiver is told of everything by informs. Managers may have hosts of this network told, too.
        group.receivers.members = receiver
        group.receivers.notify = all
        managed.destinations = 127.0.0.0/8
        target.%4$s.host = 127.0.0.1
        target.%4$s.port = %2$d
        target.%4$s.type = inform
        target.%4$s.security.name = receiver

        sensor.period.ms = 100
        sensor.soc-temperature.high = 75
        sensor.soc-temperature.high.clear = 70
        line.door.report = both

        # The DM server registers for traps by itself, and is told by alerts. It may be called often, as this is a demo.
        dm.server.main.id = %5$s
        dm.server.main.address = https://127.0.0.1:%6$d/dm
        dm.server.main.client.name = %7$s
        dm.server.main.client.secret = %8$s
        dm.server.main.server.secret = %9$s
        dm.server.main.server.nonce = %10$s
        dm.notification.address = 127.0.0.1
        dm.notification.port = %11$d
        dm.per.hour.sessions = 3600
        dm.burst.sessions = 100
        """
        .formatted(
            ports.agent(),
            ports.receiver(),
            operator,
            INFORM_TARGET,
            DemoDmServer.SERVER_ID,
            ports.dmServer(),
            BOARD,
            CLIENT_SECRET,
            SERVER_SECRET,
            Hexadecimal.format(nonce),
            ports.dmNotification());
  }

  /** Removes the folder and all in it. Harmless when repeated. */
  @Override
  public void close() throws IOException {
    temporary.close();
  }
}
