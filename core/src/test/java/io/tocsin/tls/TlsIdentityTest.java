/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Identities out of PEM files as people have them. */
class TlsIdentityTest {

  private static final TestPki.Issued CA = TestPki.authority("Test CA").selfSigned();
  private static final TestPki.Issued BOARD = TestPki.leaf("board").issuedBy(CA);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static TlsIdentity read(byte[] certificates, byte[] key) throws IOException {
    return TlsIdentity.fromPem(certificates, "board.crt", key, "board.key");
  }

  private static String fault(byte[] certificates, byte[] key) {
    return assertThrows(IOException.class, () -> read(certificates, key)).getMessage();
  }

  private static void assertFault(String file, String rule, byte[] certificates, byte[] key) {
    String fault = fault(certificates, key);
    assertTrue(fault.startsWith(file + ":"), fault);
    assertTrue(fault.contains(rule), fault);
  }

  /** The key within PKCS #8 alone: PKCS #1 or SEC 1. */
  private static byte[] innerKey(TestPki.Issued issued) throws IOException {
    return PrivateKeyInfo.getInstance(issued.pkcs8())
        .parsePrivateKey()
        .toASN1Primitive()
        .getEncoded("DER");
  }

  @ParameterizedTest
  @EnumSource(
      value = TestKeys.Type.class,
      names = {"RSA_2048", "EC_P256", "EC_P384", "ED25519"})
  void shouldReadPkcs8Keys(TestKeys.Type type) throws IOException {
    TestPki.Issued issued = TestPki.leaf("board").key(type).issuedBy(CA);
    TlsIdentity identity = read(issued.certificatePem(), issued.keyPem());
    assertEquals(issued.certificate(), identity.certificate());
    assertEquals(1, identity.chainCount());
  }

  @Test
  void shouldReadPkcs1RsaKeys() throws IOException {
    TestPki.Issued issued = TestPki.leaf("board").rsa().issuedBy(CA);
    byte[] key = bytes(TestPki.pem("RSA PRIVATE KEY", innerKey(issued)));
    assertEquals(issued.certificate(), read(issued.certificatePem(), key).certificate());
  }

  @Test
  void shouldReadSec1KeysWithTheirParametersInFront() throws IOException {
    String parameters = TestPki.pem("EC PARAMETERS", new byte[] {5, 0});
    byte[] key = bytes(parameters + TestPki.pem("EC PRIVATE KEY", innerKey(BOARD)));
    assertEquals(BOARD.certificate(), read(BOARD.certificatePem(), key).certificate());
  }

  @Test
  void shouldReadOneFileWithKeyChainAndComments() throws IOException {
    TestPki.Issued middle = TestPki.authority("Middle CA").issuedBy(CA);
    TestPki.Issued leaf = TestPki.leaf("board").issuedBy(middle);
    String both =
        "\u00EF\u00BB\u00BFBag Attributes\r\n  friendlyName: board\r\n"
            + text(leaf.keyPem()).replace("\n", "\r\n")
            + "Certificate:\r\n    Data: \r\n"
            + text(leaf.chainPem()).replace("\n", "  \r\n")
            + "# the end";
    TlsIdentity identity = read(bytes(both), bytes(both));
    assertEquals(2, identity.chainCount());
    assertEquals(leaf.certificate(), identity.chain(0));
    assertEquals(middle.certificate(), identity.chain(1));
  }

  @Test
  void shouldReadLinesThatEndWithCarriageReturnAlone() throws IOException {
    byte[] old = bytes(text(BOARD.certificatePem()).replace('\n', '\r'));
    assertEquals(BOARD.certificate(), read(old, BOARD.keyPem()).certificate());
  }

  @Test
  void shouldRefuseKeyOfAnotherCertificate() {
    TestPki.Issued other = TestPki.leaf("other").issuedBy(CA);
    assertFault(
        "board.key",
        "not the private key of the first certificate in board.crt (cn=board)",
        BOARD.certificatePem(),
        other.keyPem());
    TestPki.Issued rsa = TestPki.leaf("board").rsa().issuedBy(CA);
    assertFault("board.key", "not the private key", BOARD.certificatePem(), rsa.keyPem());
    TestPki.Issued ed = TestPki.leaf("board").ed25519().issuedBy(CA);
    TestPki.Issued otherEd = TestPki.leaf("other").ed25519().issuedBy(CA);
    assertFault("board.key", "not the private key", ed.certificatePem(), otherEd.keyPem());
    TestPki.Issued p384 = TestPki.leaf("board").p384().issuedBy(CA);
    assertFault("board.key", "not the private key", BOARD.certificatePem(), p384.keyPem());
  }

  @Test
  void shouldRefuseEncryptedKeysAndSayHowToDecryptThem() {
    byte[] modern = bytes(TestPki.pem("ENCRYPTED PRIVATE KEY", new byte[] {0x30, 0}));
    assertFault("board.key", "openssl pkey -in", BOARD.certificatePem(), modern);
    byte[] old =
        bytes(
            """
            -----BEGIN EC PRIVATE KEY-----
            Proc-Type: 4,ENCRYPTED
            DEK-Info: AES-256-CBC,8A0F6A4F2C2C0A3E5B1C4D1E9F3B7A21

            MAA=
            -----END EC PRIVATE KEY-----
            """);
    assertFault("board.key", "the key is encrypted", BOARD.certificatePem(), old);
  }

  @Test
  void shouldRefuseKeysThatAreNotAccepted() throws IOException {
    TestPki.Issued weak = TestPki.leaf("board").key(TestKeys.Type.RSA_1024).issuedBy(CA);
    assertFault("board.crt", "an RSA key of 1024 bits", weak.certificatePem(), weak.keyPem());
    TestPki.Issued strange = TestPki.leaf("board").key(TestKeys.Type.EC_K256).issuedBy(CA);
    assertFault("board.crt", "on curve 1.3.132.0.10", strange.certificatePem(), strange.keyPem());
    TestPki.Issued large = TestPki.leaf("board").key(TestKeys.Type.EC_P521).issuedBy(CA);
    assertFault("board.key", "P-521", large.certificatePem(), large.keyPem());
    byte[] dsa = bytes(TestPki.pem("DSA PRIVATE KEY", new byte[] {0x30, 0}));
    assertFault("board.key", "a DSA PRIVATE KEY", BOARD.certificatePem(), dsa);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"})
  void shouldRefuseMalformedKeys(String label) {
    byte[] key = bytes(TestPki.pem(label, new byte[] {0x30, 3, 2, 1, 0}));
    assertFault("board.key", "", BOARD.certificatePem(), key);
  }

  @Test
  void shouldNeverThrowAnythingElseOnDamagedKeys() {
    for (TestPki.Issued issued : List.of(BOARD, TestPki.leaf("board").ed25519().issuedBy(CA))) {
      byte[] good = issued.pkcs8();
      for (int position = 0; position < good.length; position++) {
        byte[] bad = good.clone();
        bad[position] ^= 0x15;
        byte[] key = bytes(TestPki.pem("PRIVATE KEY", bad));
        try {
          read(issued.certificatePem(), key);
        } catch (IOException e) {
          assertTrue(e.getMessage().startsWith("board.key:"), e.getMessage());
        }
      }
    }
  }

  @Test
  void shouldRefuseChainsInTheWrongOrder() {
    TestPki.Issued middle = TestPki.authority("Middle CA").issuedBy(CA);
    TestPki.Issued leaf = TestPki.leaf("board").issuedBy(middle);
    byte[] turned = bytes(text(middle.certificatePem()) + text(leaf.certificatePem()));
    assertFault("board.crt", "put our own first", turned, leaf.keyPem());
    StringBuilder many = new StringBuilder(text(BOARD.certificatePem()));
    many.append(text(CA.certificatePem()).repeat(8));
    assertFault("board.crt", "9 certificates", bytes(many.toString()), BOARD.keyPem());
  }

  @Test
  void shouldSayWhatIsMissing() {
    assertFault("board.crt", "no certificate in it", BOARD.keyPem(), BOARD.keyPem());
    assertFault(
        "board.key", "no private key in it", BOARD.certificatePem(), BOARD.certificatePem());
    assertFault("board.crt", "no PEM block", new byte[0], BOARD.keyPem());
    assertFault("board.crt", "no PEM block", bytes("hello\n"), BOARD.keyPem());
    assertFault("board.crt", "not a text", BOARD.certificate().encoded(), BOARD.keyPem());
  }

  @Test
  void shouldSayWhereAFileIsMalformed() {
    String good = "\n" + text(BOARD.certificatePem());
    assertFault(
        "board.crt", "line 2: the block has no END", bytes(good.substring(0, 200)), BOARD.keyPem());
    assertFault(
        "board.crt",
        "line 2: the block is not base64",
        bytes(good.replace("MII", "M*I")),
        BOARD.keyPem());
    assertFault(
        "board.crt",
        "expected -----END CERTIFICATE-----",
        bytes(good.replace("END CERT", "END OTHER")),
        BOARD.keyPem());
    assertFault(
        "board.crt",
        "the block is empty",
        bytes("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n"),
        BOARD.keyPem());
    assertFault(
        "board.crt",
        "not an X.509 certificate",
        bytes(TestPki.pem("CERTIFICATE", new byte[] {0x30, 0})),
        BOARD.keyPem());
    assertFault(
        "board.crt",
        "OpenSSL's own form",
        bytes(good.replace("CERTIFICATE", "TRUSTED CERTIFICATE")),
        BOARD.keyPem());
  }

  @Test
  void shouldReadSeveralTrustedCertificates() throws IOException {
    TestPki.Issued other = TestPki.authority("Other CA").selfSigned();
    byte[] file = bytes(text(CA.certificatePem()) + "\n" + text(other.certificatePem()));
    CertificateView[] trusted = Pem.certificates(file, "trust.pem");
    assertEquals(2, trusted.length);
    assertEquals(other.certificate(), trusted[1]);
  }

  @Test
  void shouldShowTheBlocksOfAFile() throws IOException {
    byte[] file = bytes("x\n" + text(BOARD.keyPem()) + text(BOARD.certificatePem()));
    List<Pem.Block> blocks = Pem.read(file, "board.pem");
    assertEquals(2, blocks.size());
    assertEquals("PRIVATE KEY", blocks.get(0).label());
    assertEquals(2, blocks.get(0).line());
    assertEquals("CERTIFICATE", blocks.get(1).label());
    assertEquals(BOARD.certificate(), CertificateView.decode(blocks.get(1).content()));
  }
}
