/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.certs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

final class CertsCommandTest {

  private static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";

  @TempDir private Path folder;
  private final StringWriter output = new StringWriter();

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void shouldIssueCertificatesThatThePlatformVerifies(KeyType keyType) throws Exception {
    assertEquals(0, certs("ca", "--key", keyType.name()));
    assertEquals(
        0,
        certs(
            "issue",
            "board1",
            "--role",
            "board",
            "--key",
            keyType.name(),
            "--dns",
            "board1.example.org",
            "--ip",
            "192.0.2.7",
            "--ip",
            "2001:db8::7",
            "--email",
            "board1@example.org"));
    X509Certificate ca = load("ca.crt");
    X509Certificate board = load("board1.crt");
    board.verify(ca.getPublicKey());
    ca.verify(ca.getPublicKey());
    board.checkValidity();
    assertEquals(List.of(SERVER, CLIENT), board.getExtendedKeyUsage());
    assertEquals(-1, board.getBasicConstraints());
    assertTrue(ca.getBasicConstraints() >= 0);
    assertEquals(4, board.getSubjectAlternativeNames().size());
  }

  @Test
  void shouldGiveEachRoleOnlyTheUseThatItNeeds() throws Exception {
    certs("ca");
    certs("issue", "m", "--role", "manager");
    certs("issue", "r", "--role", "receiver");
    assertEquals(List.of(CLIENT), load("m.crt").getExtendedKeyUsage());
    assertEquals(List.of(SERVER), load("r.crt").getExtendedKeyUsage());
  }

  @Test
  void shouldKeepKeysReadableForTheirOwnerAlone() throws IOException {
    certs("ca");
    certs("issue", "m", "--role", "manager");
    for (String key : List.of("ca.key", "m.key")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(key))));
    }
  }

  @Test
  void shouldNeverOverwriteAFile() throws IOException {
    certs("ca");
    byte[] before = Files.readAllBytes(folder.resolve("ca.key"));
    assertEquals(1, certs("ca"));
    assertTrue(output.toString().contains("not overwritten"), output.toString());
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("ca.key")));

    Files.writeString(folder.resolve("m.crt"), "precious");
    assertEquals(1, certs("issue", "m", "--role", "manager"));
    assertEquals("precious", Files.readString(folder.resolve("m.crt")));
    assertTrue(Files.notExists(folder.resolve("m.key")));
  }

  @Test
  void shouldSayWhatToDoWhenThereIsNoAuthority() {
    assertEquals(1, certs("issue", "m", "--role", "manager"));
    assertTrue(output.toString().contains("certs ca --dir"), output.toString());
  }

  @Test
  void shouldRefuseToOutliveTheAuthority() {
    certs("ca", "--days", "30");
    assertEquals(1, certs("issue", "m", "--role", "manager", "--days", "31"));
    assertTrue(output.toString().contains("ask for fewer days"), output.toString());
    assertTrue(Files.notExists(folder.resolve("m.key")));
  }

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void shouldRevokeInAListThatThePlatformVerifies(KeyType keyType) throws Exception {
    certs("ca", "--key", keyType.name());
    for (String name : List.of("a", "b", "c")) {
      certs("issue", name, "--role", "manager");
    }
    assertEquals(0, certs("revoke", "a"), output::toString);
    X509CRL first = list();
    first.verify(load("ca.crt").getPublicKey());
    assertTrue(first.isRevoked(load("a.crt")));
    assertFalse(first.isRevoked(load("b.crt")));
    assertEquals(0, certs("revoke", "b", "a", "--days", "1"));
    X509CRL second = list();
    second.verify(load("ca.crt").getPublicKey());
    assertEquals(2, second.getRevokedCertificates().size());
    assertTrue(second.isRevoked(load("a.crt")) && second.isRevoked(load("b.crt")));
    assertFalse(second.isRevoked(load("c.crt")));
    assertTrue(second.getNextUpdate().toInstant().isBefore(first.getNextUpdate().toInstant()));
  }

  @Test
  void shouldMakeTheListAnewWithoutANameAndNumberIt() throws Exception {
    certs("ca");
    assertEquals(0, certs("revoke"));
    assertNull(list().getRevokedCertificates());
    assertEquals(0, certs("revoke"));
    // The last octet of the extension's INTEGER (RFC 5280 §5.2.3).
    byte[] number = list().getExtensionValue("2.5.29.20");
    assertEquals(2, number[number.length - 1]);
  }

  @Test
  void shouldRevokeOnlyItsOwnCertificates() throws IOException {
    certs("ca", "--name", "Other CA");
    certs("issue", "m", "--role", "manager");
    Files.delete(folder.resolve("ca.crt"));
    Files.delete(folder.resolve("ca.key"));
    certs("ca");
    assertEquals(1, certs("revoke", "m"));
    assertTrue(output.toString().contains("m.crt was issued by somebody else"), output.toString());
    assertEquals(1, certs("revoke", "nobody"));
    assertTrue(output.toString().contains("nobody.crt does not exist"), output.toString());
    assertTrue(Files.notExists(folder.resolve("ca.crl")));
  }

  private X509CRL list() throws IOException, GeneralSecurityException {
    byte[] pem = Files.readAllBytes(folder.resolve("ca.crl"));
    return (X509CRL)
        CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(pem));
  }

  @Test
  void shouldRefuseNamesThatLeaveTheFolder() {
    certs("ca");
    assertEquals(2, certs("issue", "../m", "--role", "manager"));
    assertEquals(2, certs("issue", "a b", "--role", "manager"));
  }

  @Test
  void shouldShowTheFingerprintInTheLinesToPaste() throws Exception {
    certs("ca");
    certs("issue", "board1", "--role", "board", "--dns", "board1.example.org");
    output.getBuffer().setLength(0);
    assertEquals(0, certs("show", folder.resolve("board1.crt").toString()));
    String digest =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256").digest(load("board1.crt").getEncoded()));
    String shown = output.toString();
    assertTrue(shown.contains("fingerprint  sha256:" + digest), shown);
    assertTrue(shown.contains("map.1.fingerprint = sha256:" + digest), shown);
    assertTrue(shown.contains("certSecName 10 " + digest + " --sn board1"), shown);
    assertTrue(shown.contains("target.board1.host = board1.example.org"), shown);
    assertTrue(shown.contains("localCert " + digest), shown);
  }

  @Test
  void shouldSayWhatIsWrongWithAFileThatIsNoCertificate() throws IOException {
    Path file = Files.writeString(folder.resolve("junk.crt"), "junk");
    assertEquals(1, certs("show", file.toString()));
    assertTrue(output.toString().contains("holds no certificate"), output.toString());
    assertEquals(1, certs("show", folder.resolve("missing.crt").toString()));
    assertTrue(output.toString().contains("does not exist"), output.toString());
  }

  private int certs(String... arguments) {
    String[] all = arguments.clone();
    if (!arguments[0].equals("show")) {
      all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
      all[arguments.length] = "--dir";
      all[arguments.length + 1] = folder.toString();
    }
    return new CommandLine(new CertsCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(output, true))
        .setErr(new PrintWriter(output, true))
        .execute(all);
  }

  private X509Certificate load(String name) throws IOException, GeneralSecurityException {
    byte[] pem = Files.readAllBytes(folder.resolve(name));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
  }
}
