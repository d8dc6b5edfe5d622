/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import io.tocsin.tls.Fingerprint;
import io.tocsin.tools.certs.CertificateAuthority;
import io.tocsin.tools.certs.KeyType;
import io.tocsin.tools.certs.Role;
import io.tocsin.tools.certs.SubjectNames;
import io.tocsin.tools.demo.TemporaryFolder;
import io.tocsin.tools.session.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A temporary folder with the certificates and configurations of one run. */
public final class BenchFolder implements AutoCloseable {

  private static final long END_SECONDS_MAX = 10;

  /** Security name of the manager. */
  public static final String OPERATOR = "operator";

  private final TemporaryFolder temporary = new TemporaryFolder("tocsin-bench");
  private final Path folder = temporary.path();

  /**
   * Makes the folder and certificates for a board, a manager and a receiver.
   *
   * @throws IOException when they cannot be made
   */
  public BenchFolder() throws IOException {
    SubjectNames names = new SubjectNames(List.of("localhost"), List.of("127.0.0.1"), List.of());
    Duration validity = Duration.ofDays(1);
    CertificateAuthority authority =
        CertificateAuthority.create(folder, "Bench CA", KeyType.EC, validity.plusDays(1));
    authority.issue("board", Role.BOARD, KeyType.EC, names, validity);
    authority.issue("receiver", Role.RECEIVER, KeyType.EC, names, validity);
    authority.issue(OPERATOR, Role.MANAGER, KeyType.EC, names, validity);
  }

  /** Where everything is. */
  public Path path() {
    return folder;
  }

  /**
   * Who the manager is.
   *
   * @throws IOException when a file cannot be read
   */
  public Identity operator() throws IOException {
    return identity(OPERATOR);
  }

  /**
   * Who the receiver is.
   *
   * @throws IOException when a file cannot be read
   */
  public Identity receiver() throws IOException {
    return identity("receiver");
  }

  private Identity identity(String name) throws IOException {
    return Identity.load(folder.resolve(name + ".crt"), null, List.of());
  }

  /**
   * SHA-256 of a certificate, in hexadecimal digits.
   *
   * @param name whose: ca, or one of the identities
   * @throws IOException when a file cannot be read
   */
  public String digest(String name) throws IOException {
    // An identity of an authority is its certificate alone; the fingerprint is in every view.
    String text =
        name.equals("ca")
            ? Fingerprint.of(Fingerprint.SHA256, operator().anchors().get(0)).toString()
            : Fingerprint.of(Fingerprint.SHA256, identity(name).own().certificate()).toString();
    return text.substring(text.indexOf(':') + 1);
  }

  /**
   * Writes a configuration of an agent that the manager may ask and set.
   *
   * @param port its TCP port
   * @param tlsVersion greatest version of TLS to speak, 1.2 or 1.3
   * @param further more lines of it
   * @throws IOException when it cannot be written
   */
  public Path writeAgentConfiguration(int port, String tlsVersion, String... further)
      throws IOException {
    String text =
        """
        state.directory = agent-state
        log.level = warning
        listen.local.address = 127.0.0.1
        listen.local.port = %d
        identity.certificate = board.crt
        identity.key = board.key
        trust.certificates = ca.crt
        tls.versions = %s
        map.1.fingerprint = sha256:%s
        map.1.type = specified
        map.1.name = %4$s
        view.all.include = 1.3.6.1
        group.operators.members = %4$s
        group.operators.read = all
        group.operators.write = all
        """
            .formatted(port, tlsVersion, digest(OPERATOR), OPERATOR);
    return Files.writeString(
        folder.resolve("agent.conf"), text + String.join("\n", further) + "\n");
  }

  /**
   * Writes a configuration of an agent that tells a receiver of its lines, as fast as it can.
   *
   * @param receiverPort the receiver's TCP port
   * @param tlsVersion greatest version of TLS to speak, 1.2 or 1.3
   * @param queuedMax most events that wait
   * @throws IOException when it cannot be written
   */
  public Path writeSenderConfiguration(int receiverPort, String tlsVersion, int queuedMax)
      throws IOException {
    String text =
        """
        state.directory = sender-state
        log.level = warning
        identity.certificate = board.crt
        identity.key = board.key
        trust.certificates = ca.crt
        tls.versions = %s
        view.all.include = 1.3.6.1
        group.receivers.members = receiver
        group.receivers.notify = all
        target.receiver.host = 127.0.0.1
        target.receiver.port = %d
        target.receiver.security.name = receiver
        outbox.informational.events = %d
        target.receiver.pause.ms = 0
        target.receiver.per.second.events = 0
        outbox.per.second.bytes = 0
        outbox.first.contact.ms = 0
        outbox.coalesce.ms = 0
        """
            .formatted(tlsVersion, receiverPort, queuedMax);
    return Files.writeString(folder.resolve("sender.conf"), text);
  }

  /** Leaves nothing behind also when the process is told to go, neither files nor processes. */
  public void closeAtExit() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::leave, "bench-end"));
  }

  private void leave() {
    try {
      for (ProcessHandle child : ProcessHandle.current().children().toList()) {
        child.destroy();
        child.onExit().get(END_SECONDS_MAX, TimeUnit.SECONDS);
      }
      close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | ExecutionException | TimeoutException e) {
      System.err.println("not everything was put away: " + e.getMessage());
    }
  }

  /** Removes all of it. Harmless when repeated. */
  @Override
  public void close() throws IOException {
    temporary.close();
  }
}
