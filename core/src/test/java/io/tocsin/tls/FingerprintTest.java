/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

  private static final CertificateView BOARD = TestPki.leaf("board").selfSigned().certificate();
  private static final CertificateView OTHER = TestPki.leaf("other").selfSigned().certificate();

  @ParameterizedTest
  @ValueSource(ints = {Fingerprint.SHA256, Fingerprint.SHA384, Fingerprint.SHA512})
  void shouldMatchItsCertificateAlone(int algorithm) {
    Fingerprint fingerprint = Fingerprint.of(algorithm, BOARD);
    assertTrue(fingerprint.matches(BOARD));
    assertFalse(fingerprint.matches(OTHER));
    assertEquals(algorithm, fingerprint.algorithm());
  }

  @ParameterizedTest
  @ValueSource(ints = {Fingerprint.SHA256, Fingerprint.SHA384, Fingerprint.SHA512})
  void shouldReadItsOwnTextAndBeginItsOctetsWithTheAlgorithm(int algorithm) throws IOException {
    Fingerprint fingerprint = Fingerprint.of(algorithm, BOARD);
    assertEquals(fingerprint, Fingerprint.parse(fingerprint.toString()));
    assertEquals(algorithm, fingerprint.octets()[0]);
  }

  @Test
  void shouldBeTheDigestOverTheWholeEncoding() throws NoSuchAlgorithmException {
    byte[] expected = MessageDigest.getInstance("SHA-256").digest(BOARD.encoded());
    byte[] octets = Fingerprint.of(Fingerprint.SHA256, BOARD).octets();
    assertArrayEquals(expected, Arrays.copyOfRange(octets, 1, octets.length));
    assertEquals(
        "sha256:" + HexFormat.of().formatHex(expected),
        Fingerprint.of(Fingerprint.SHA256, BOARD).toString());
    assertEquals("sha256:" + HexFormat.of().formatHex(expected), BOARD.fingerprint());
  }

  @Test
  void shouldReadEveryFormThatPeoplePaste() throws IOException {
    Fingerprint fingerprint = Fingerprint.of(Fingerprint.SHA256, BOARD);
    String digits = fingerprint.toString().substring(7);
    StringBuilder colons = new StringBuilder();
    for (int i = 0; i < digits.length(); i += 2) {
      colons.append(i == 0 ? "" : ":").append(digits, i, i + 2);
    }
    assertEquals(fingerprint, Fingerprint.parse(digits));
    assertEquals(fingerprint, Fingerprint.parse("SHA256:" + digits.toUpperCase(Locale.ROOT)));
    assertEquals(fingerprint, Fingerprint.parse("sha256:" + colons));
    assertEquals(fingerprint, Fingerprint.parse(colons.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256:",
        "sha256:abc",
        "sha256:abcd",
        "sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85g",
        "sha384:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85\u0665",
      })
  void shouldSayWhatIsAllowedWhenTheTextIsNone(String text) {
    IOException refused = assertThrows(IOException.class, () -> Fingerprint.parse(text));
    assertTrue(refused.getMessage().contains("64 hexadecimal digits"), refused.getMessage());
  }

  @Test
  void shouldCompareByAlgorithmAndDigest() {
    Fingerprint fingerprint = Fingerprint.of(Fingerprint.SHA256, BOARD);
    assertEquals(fingerprint.hashCode(), Fingerprint.of(Fingerprint.SHA256, BOARD).hashCode());
    assertNotEquals(fingerprint, Fingerprint.of(Fingerprint.SHA512, BOARD));
    assertNotEquals(fingerprint, Fingerprint.of(Fingerprint.SHA256, OTHER));
  }
}
