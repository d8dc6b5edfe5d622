/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Known answers. Those without a source were worked out by hand with OpenSSL. */
class DigestsTest {

  /** OMA DM Protocol §9.4.1. */
  @Test
  void shouldGiveTheBasicCredentialsOfTheSpecification() {
    assertEquals("QnJ1Y2UyOk9oQmVoYXZl", Digests.basic("Bruce2", "OhBehave"));
  }

  /** OMA DM Protocol §9.4.2. */
  @Test
  void shouldGiveTheDigestOfTheSpecification() {
    assertEquals(
        "Zz6EivR3yeaaENcRN6lpAQ==", Digests.md5("Bruce2", "OhBehave", "Nonce".getBytes(US_ASCII)));
  }

  @Test
  void shouldGiveTheMacOfTheFormula() {
    // b64md5() { openssl dgst -md5 -binary | base64; }
    // printf %s "$(printf Bruce2:OhBehave | b64md5):Nonce:$(printf '<SyncML/>' | b64md5)" | b64md5
    assertEquals(
        "urdCeS3JUmjFgi8SX3webw==",
        Digests.mac(
            "Bruce2", "OhBehave", "Nonce".getBytes(US_ASCII), "<SyncML/>".getBytes(US_ASCII)));
  }

  @Test
  void shouldGiveTheDigestOfANotification() {
    byte[] trigger = HexFormat.of().parseHex("02d80000001a2b0e636f6d2e6578616d706c652e646d");
    assertEquals(
        "37d179bc11e847184fcd83af4726e29b",
        HexFormat.of()
            .formatHex(
                Digests.notification(
                    "com.example.dm", "secret", "nonce".getBytes(US_ASCII), trigger)));
  }

  @Test
  void shouldTakeOctetsAsNonce() {
    byte[] nonce = {(byte) 0xFF, 0, (byte) 0x80};
    assertEquals("KvqC/yqJxuu6douUFqi49Q==", Digests.md5("Bruce2", "OhBehave", nonce));
  }

  @Test
  void shouldCompareTexts() {
    assertTrue(Digests.same("abc", "abc"));
    assertFalse(Digests.same("abc", "abd"));
    assertFalse(Digests.same("abc", "ab"));
  }
}
