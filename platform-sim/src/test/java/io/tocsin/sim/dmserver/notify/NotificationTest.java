/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.notify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Package #0 (OMA DM Notification §6.2). */
class NotificationTest {

  private static final String KNOWN =
      "37d179bc11e847184fcd83af4726e29b02d80000001a2b0e636f6d2e6578616d706c652e646d";

  @Test
  void shouldGiveTheMessageOfTheFormula() {
    Notification notification = new Notification("com.example.dm", 0x1A2B, UiMode.BACKGROUND, true);
    assertEquals(
        KNOWN, HexFormat.of().formatHex(notification.encode("secret", "nonce".getBytes(US_ASCII))));
    assertEquals("1A2B", notification.sessionText());
  }

  @Test
  void shouldWriteEachFieldIntoItsBits() {
    byte[] message =
        new Notification("a", 0xFFFF, UiMode.USER_INTERACTION, false).encode("", new byte[0]);
    assertEquals(
        "02f0000000ffff0161", HexFormat.of().formatHex(Arrays.copyOfRange(message, 16, 25)));
    assertEquals(25, message.length);
    assertEquals("0", new Notification("a", 0, UiMode.NOT_SPECIFIED, true).sessionText());
  }

  @Test
  void shouldRefuseWhatHasNoRoom() {
    UiMode mode = UiMode.BACKGROUND;
    assertThrows(IllegalArgumentException.class, () -> new Notification("a", 0x10000, mode, true));
    assertThrows(IllegalArgumentException.class, () -> new Notification("", 1, mode, true));
    String longId = "a".repeat(256);
    assertThrows(IllegalArgumentException.class, () -> new Notification(longId, 1, mode, true));
  }
}
