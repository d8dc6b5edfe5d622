/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tls.CertificateView;
import io.tocsin.tls.Pem;
import io.tocsin.tools.certs.KeyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Certificates that are revoked while the packed agent runs, by lists that {@code certs revoke}
 * makes; and lists that OpenSSL makes, read by {@code check}.
 */
class RevocationIT {

  private static final int INFORMS = 1;
  private static final int CHANGES = 15;
  private static final String TAKEN = "Configuration taken; ";

  @TempDir private Path folder;
  private Site site;

  @BeforeEach
  void makeSite() throws IOException {
    site = Site.create(Files.createDirectory(folder.resolve("site")), KeyType.EC);
  }

  private Path list() {
    return site.folder().resolve("ca.crl");
  }

  private void revoke(String... names) {
    List<String> arguments = new ArrayList<>(List.of("certs", "revoke"));
    arguments.addAll(List.of(names));
    arguments.addAll(List.of("--dir", site.folder().toString()));
    Processes.Result result = Processes.runTool(arguments.toArray(new String[0]));
    assertEquals(0, result.exitStatus(), result.output());
    assertEquals("trust.crls = " + list() + "\n", result.output());
  }

  private static void change(BoardProcess agent) throws IOException {
    for (int change = 0; change < CHANGES; change++) {
      agent.change();
    }
  }

  @Test
  void shouldEndAndRefuseTheSessionsOfARevokedManagerAndLoseNothing() throws IOException {
    revoke();
    int port = Processes.freePort();
    List<String> further = new ArrayList<>(BoardFolder.target("informs", "inform", port, 0));
    further.add("trust.crls = " + list());
    further.add("clock.trust = always");
    for (String severity : List.of("warning", "minor", "critical")) {
      further.add("outbox." + severity + ".events = 500");
    }
    BoardFolder board = new BoardFolder(folder, folder, site, further);
    try (ReceiverProcess receiver = new ReceiverProcess(site, folder, port);
        BoardProcess agent = board.start()) {
      try (Manager reader = board.manager("reader")) {
        // There is no receiver yet, so that all of it waits while the lists change.
        change(agent);
        reader.askAnything();
        revoke("reader");
        reader.askAnything();
        agent.hangUp(TAKEN);
        change(agent);
        assertThrows(IOException.class, reader::askAnything, "its session is over");
      }
      assertThrows(IOException.class, () -> board.manager("reader").askAnything());
      assertExplained(agent, site.certificate("reader"));
      receiver.start();
      change(agent);
      try (Manager admin = board.manager()) {
        assertEquals(1, admin.number("snmpTlstmSessionInvalidClientCertificates.0"));
        BoardFolder.await(admin, "tocsinTargetQueued." + INFORMS, 0, agent);
        int happened = board.life().count();
        assertEquals(
            new TargetLedger.Row(happened, happened, 0, 0, 0),
            TargetLedger.read(admin, INFORMS).durable());
        assertEquals(
            happened,
            receiver.told().stream().filter(Told::isChange).map(Told::identity).distinct().count());
      }
    }
  }

  @Test
  void shouldSendNothingToARevokedReceiverAndKeepItForTheNextCertificate() throws IOException {
    revoke();
    int port = Processes.freePort();
    List<String> further = new ArrayList<>(BoardFolder.target("informs", "inform", port, 0));
    further.add("trust.crls = " + list());
    further.add("clock.trust = always");
    BoardFolder board = new BoardFolder(folder, folder, site, further);
    try (ReceiverProcess receiver = new ReceiverProcess(site, folder, port);
        BoardProcess agent = board.start()) {
      receiver.start();
      change(agent);
      try (Manager admin = board.manager()) {
        BoardFolder.await(admin, "tocsinTargetQueued." + INFORMS, 0, agent);
      }
      long told = receiver.told().stream().filter(Told::isChange).count();
      revoke("receiver");
      agent.hangUp(TAKEN);
      change(agent);
      assertExplained(agent, site.certificate("receiver"));
      try (Manager admin = board.manager()) {
        assertTrue(admin.number("snmpTlstmSessionInvalidServerCertificates.0") > 0);
        assertEquals(CHANGES, TargetLedger.read(admin, INFORMS).durable().queued());
        assertTrue(admin.text("tocsinTargetLastError." + INFORMS).contains("revoked it"));
      }
      assertEquals(told, receiver.told().stream().filter(Told::isChange).count());
      receiver.terminate();
      renew("receiver");
      receiver.start();
      try (Manager admin = board.manager()) {
        BoardFolder.await(admin, "tocsinTargetQueued." + INFORMS, 0, agent);
      }
    }
  }

  /** Gives an identity another key and certificate. */
  private void renew(String name) throws IOException {
    for (Path file : List.of(site.certificate(name), site.key(name))) {
      Files.delete(file);
    }
    Processes.Result result =
        Processes.runTool(
            "certs",
            "issue",
            name,
            "--role",
            name,
            "--ip",
            "127.0.0.1",
            "--days",
            "30",
            "--dir",
            site.folder().toString());
    assertEquals(0, result.exitStatus(), result.output());
  }

  private static void assertExplained(BoardProcess agent, Path certificateFile) throws IOException {
    String rule = "its issuer has revoked it: it is on the revocation list of ";
    Processes.await("the refusal is explained", () -> agent.log().contains(rule), agent.logFile());
    String line = agent.log().lines().filter(one -> one.contains(rule)).findFirst().orElseThrow();
    CertificateView certificate =
        Pem.certificates(Files.readAllBytes(certificateFile), "its certificate")[0];
    boolean isServer = certificateFile.getFileName().toString().startsWith("receiver");
    Explanations.assertCertificateExplained(
        line,
        "checking the " + (isServer ? "server's" : "client's") + " certificate",
        certificate,
        rule,
        "Have another one issued for another key; if it should not be on the list, give the agent a"
            + " newer one.");
  }

  // Lists of OpenSSL

  private static void openssl(Path in, String... arguments) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "cd \"$0\" && exec openssl \"$@\""));
    command.add(in.toString());
    command.addAll(List.of(arguments));
    Processes.Result result = Processes.run(command, Map.of());
    assertEquals(0, result.exitStatus(), result.output());
  }

  /** Has OpenSSL revoke the manager "reader" and make a list. */
  private void makeList(String extensions, String form) throws IOException {
    Path in = site.folder();
    Files.write(
        in.resolve("openssl.cnf"),
        List.of(
            "[ca]",
            "default_ca = site",
            "[site]",
            "database = index.txt",
            "crlnumber = number.txt",
            "certificate = ca.crt",
            "private_key = ca.key",
            "default_md = sha256",
            "default_crl_days = 7",
            "crl_extensions = " + extensions,
            "[complete]",
            "authorityKeyIdentifier = keyid",
            "[delta]",
            "2.5.29.27 = critical, ASN1:INTEGER:1",
            "[indirect]",
            "issuingDistributionPoint = critical, @point",
            "[point]",
            "indirectCRL = TRUE"));
    Files.writeString(in.resolve("index.txt"), "");
    Files.writeString(in.resolve("number.txt"), "01\n");
    openssl(
        in,
        "ca",
        "-config",
        "openssl.cnf",
        "-revoke",
        "reader.crt",
        "-crl_reason",
        "keyCompromise");
    openssl(in, "ca", "-config", "openssl.cnf", "-gencrl", "-out", "made.crl");
    openssl(in, "crl", "-in", "made.crl", "-outform", form, "-out", "ca.crl.new");
    Files.move(in.resolve("ca.crl.new"), list(), StandardCopyOption.REPLACE_EXISTING);
  }

  private Processes.Result check() throws IOException {
    Path file = folder.resolve("check.conf");
    List<String> lines = new ArrayList<>(site.configurationElsewhere(folder, site.port()));
    lines.add("trust.crls = " + list());
    Files.write(file, lines);
    return Processes.run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            System.getProperty("tocsin.simJar"),
            "check",
            file.toString()),
        Map.of());
  }

  @Test
  void shouldRefuseByAListThatOpensslHasMade() throws IOException {
    for (String form : List.of("PEM", "DER")) {
      makeList("complete", form);
      Processes.Result result = check();
      assertEquals(0, result.exitStatus(), result.output());
      assertTrue(result.output().lines().noneMatch(line -> line.contains("trust.crls")));
    }
    List<String> further = List.of("trust.crls = " + list(), "clock.trust = always");
    BoardFolder board = new BoardFolder(folder, folder, site, further);
    try (BoardProcess agent = board.start()) {
      assertThrows(IOException.class, () -> board.manager("reader").askAnything());
      assertExplained(agent, site.certificate("reader"));
      try (Manager admin = board.manager()) {
        admin.askAnything();
      }
    }
  }

  @Test
  void shouldSayWhyItTakesNoDeltaAndNoIndirectList() throws IOException {
    for (String kind : List.of("delta", "indirect")) {
      makeList(kind, "PEM");
      Processes.Result result = check();
      assertEquals(2, result.exitStatus(), result.output());
      assertTrue(result.output().contains("trust.crls = "), result.output());
      assertTrue(result.output().contains(kind + " list"), result.output());
    }
  }
}
