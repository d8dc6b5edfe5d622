/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.auth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OMA DM Security 1.2.1 §5.3.2 and §5.4.2. */
class DigestsTest {

  private final Digests digests = new Digests();

  static Nonce nonce(byte[] octets) {
    Nonce nonce = new Nonce();
    assertTrue(nonce.set(octets, 0, octets.length));
    return nonce;
  }

  static Credential bruce() {
    return new Credential("Bruce2", ReferenceDigests.utf8("OhBehave"));
  }

  private String md5(Credential credential, String nonce) {
    byte[] text = new byte[Digests.TEXT_SIZE];
    assertEquals(
        text.length, digests.md5(credential, nonce(ReferenceDigests.utf8(nonce)), text, 0));
    return new String(text, StandardCharsets.US_ASCII);
  }

  private boolean isMd5(String data) {
    byte[] octets = ReferenceDigests.utf8(data);
    Nonce nonce = nonce(ReferenceDigests.utf8("Nonce"));
    return digests.isMd5(bruce(), nonce, octets, 0, octets.length);
  }

  private boolean isBasic(String data) {
    byte[] octets = ReferenceDigests.utf8(data);
    return digests.isBasic(bruce(), octets, 0, octets.length);
  }

  // ---- known answers ----

  @Test
  void shouldMakeTheDigestOfTheSpecification() {
    assertEquals("Zz6EivR3yeaaENcRN6lpAQ==", md5(bruce(), "Nonce"));
  }

  @Test
  void shouldMakeTheBasicCredentialOfTheSpecification() {
    byte[] text = new byte[Digests.basicLength(bruce())];
    assertEquals(text.length, digests.basic(bruce(), text, 0));
    assertEquals("QnJ1Y2UyOk9oQmVoYXZl", new String(text, StandardCharsets.US_ASCII));
  }

  // ---- against the formulas, computed otherwise ----

  @Property
  void shouldAgreeWithTheFormulas(
      @ForAll @StringLength(max = 40) String anyName,
      @ForAll byte[] password,
      @ForAll @Size(max = Nonce.OCTETS_MAX) byte[] nonce,
      @ForAll byte[] body) {
    // No lone surrogates, which have no UTF-8.
    String name = new String(ReferenceDigests.utf8(anyName), StandardCharsets.UTF_8);
    Credential credential = new Credential(name, password);
    byte[] md5 = new byte[Digests.TEXT_SIZE];
    digests.md5(credential, nonce(nonce), md5, 0);
    assertArrayEquals(ReferenceDigests.md5(name, password, nonce), md5);
    assertTrue(digests.isMd5(credential, nonce(nonce), md5, 0, md5.length));
    byte[] mac = new byte[Digests.SIZE + 2];
    digests.mac(credential, nonce(nonce), body, 0, body.length, mac, 1);
    byte[] expected = ReferenceDigests.mac(name, password, nonce, body);
    assertArrayEquals(expected, Arrays.copyOfRange(mac, 1, 1 + Digests.SIZE));
    assertTrue(digests.isMac(credential, nonce(nonce), body, 0, body.length, mac, 1));
  }

  @Property
  void shouldRefuseADigestWithAnyBitChanged(
      @ForAll @IntRange(max = 8 * Digests.SIZE - 1) int bit, @ForAll @Size(max = 50) byte[] body) {
    Nonce nonce = nonce(ReferenceDigests.utf8("Nonce"));
    byte[] mac = new byte[Digests.SIZE];
    digests.mac(bruce(), nonce, body, 0, body.length, mac, 0);
    mac[bit / 8] ^= (byte) (1 << bit % 8);
    assertFalse(digests.isMac(bruce(), nonce, body, 0, body.length, mac, 0));
  }

  // ---- what is refused ----

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Zz6EivR3yeaaENcRN6lpAQ",
        "Zz6EivR3yeaaENcRN6lpAQ=",
        "Zz6EivR3yeaaENcRN6lpAR==",
        "Yz6EivR3yeaaENcRN6lpAQ==",
        "Zz6EivR3yeaaENcRN6lpAg==",
        "Zz6E ivR3yeaaENcRN6lpAQ==",
        "Zz6EivR3yeaaENcRN6lpAQ==AAAA",
        "QnJ1Y2UyOk9oQmVoYXZl",
      })
  void shouldRefuseOtherDigests(String data) {
    assertFalse(isMd5(data));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "QnJ1Y2UyOk9oQmVoYXZm",
        "QnJ1Y2UyOk9oQmVoYXY=",
        "QnJ1Y2UyOk9oQmVoYXZlIQ==",
        "Bruce2:OhBehave",
      })
  void shouldRefuseOtherNamesAndPasswords(String data) {
    assertFalse(isBasic(data));
  }

  @Test
  void shouldNotMindWhiteSpaceOfTheDocumentAroundIt() {
    assertTrue(isMd5("\r\n\t Zz6EivR3yeaaENcRN6lpAQ== \n"));
    assertTrue(isBasic("\n  QnJ1Y2UyOk9oQmVoYXZl\n"));
    assertFalse(isMd5(" \n "));
    assertFalse(isBasic(" \n "));
  }

  @Test
  void shouldRefuseTheDigestOfAnotherNonce() {
    byte[] data = ReferenceDigests.utf8("Zz6EivR3yeaaENcRN6lpAQ==");
    assertFalse(digests.isMd5(bruce(), new Nonce(), data, 0, data.length));
  }

  @Test
  void shouldTakeTheRangeAndNothingAroundIt() {
    byte[] data = ReferenceDigests.utf8("xxZz6EivR3yeaaENcRN6lpAQ==yy");
    Nonce nonce = nonce(ReferenceDigests.utf8("Nonce"));
    assertTrue(digests.isMd5(bruce(), nonce, data, 2, Digests.TEXT_SIZE));
    assertFalse(digests.isMd5(bruce(), nonce, data, 1, Digests.TEXT_SIZE));
  }

  @Test
  void shouldTellNoSecretAsText() {
    assertEquals("Bruce2", bruce().toString());
  }
}
