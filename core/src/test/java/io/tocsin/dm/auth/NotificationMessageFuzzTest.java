/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.auth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/**
 * For all octets, whole and cut off behind every octet:
 *
 * <ol>
 *   <li>the message is refused with a code that has a name, or every question about it has an
 *       answer; nothing throws, and nothing outside of the range is looked at;
 *   <li>it is authentic exactly when the formula, computed otherwise, says so.
 * </ol>
 */
class NotificationMessageFuzzTest {

  private static final byte[] NONCE = ReferenceDigests.utf8("nonce");
  private static final byte[] PASSWORD = ReferenceDigests.utf8("secret");
  private static final int MARGIN = 2;

  private final NotificationMessage message = new NotificationMessage();
  private final Digests digests = new Digests();

  @FuzzTest
  void shouldRefuseOrAnswerEveryQuestion(byte[] input) {
    byte[] array = new byte[input.length + 2 * MARGIN];
    Arrays.fill(array, (byte) 0xFF);
    System.arraycopy(input, 0, array, MARGIN, input.length);
    for (int length = 0; length <= input.length; length++) {
      byte[] alone = Arrays.copyOf(input, length);
      int error = message.read(alone, 0, length);
      assertEquals(error, message.read(array, MARGIN, length));
      if (error == NotificationMessage.NONE) {
        ask(alone);
      } else {
        assertNotNull(NotificationMessage.name(error));
      }
    }
  }

  private void ask(byte[] octets) {
    assertTrue(message.userInteractionMode() <= NotificationMessage.USER_INTERACTION);
    assertEquals(message.sessionId(), Integer.parseInt(message.sessionIdText(), 16));
    String serverId = message.serverId();
    assertFalse(serverId.isEmpty());
    int idLength = ReferenceDigests.utf8(serverId).length;
    assertArrayEquals(
        Arrays.copyOfRange(octets, 24 + idLength, octets.length), message.vendorPart());
    byte[] trigger = Arrays.copyOfRange(octets, Digests.SIZE, octets.length);
    byte[] expected = ReferenceDigests.mac(serverId, PASSWORD, NONCE, trigger);
    assertEquals(
        Arrays.equals(expected, Arrays.copyOf(octets, Digests.SIZE)),
        message.isAuthentic(new Credential(serverId, PASSWORD), DigestsTest.nonce(NONCE), digests));
  }
}
