/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.auth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OMA DM Notification 1.2.1 §6. */
class NotificationMessageTest {

  private static final String SERVER = "com.example.dm";
  private static final byte[] NONCE = ReferenceDigests.utf8("nonce");
  private static final int DIGEST_BITS = 128;

  private final NotificationMessage message = new NotificationMessage();
  private final Digests digests = new Digests();
  private final Credential server = new Credential(SERVER, ReferenceDigests.utf8("secret"));

  private int read(byte[] octets) {
    return message.read(octets, 0, octets.length);
  }

  private boolean isAuthentic(byte[] nonce) {
    return message.isAuthentic(server, DigestsTest.nonce(nonce), digests);
  }

  @Test
  void shouldReadTheKnownAnswer() {
    byte[] known =
        HexFormat.of()
            .parseHex(
                "37d179bc11e847184fcd83af4726e29b02d80000001a2b0e636f6d2e6578616d706c652e646d");
    assertArrayEquals(known, new Notifications().from(SERVER, "secret", NONCE));
    assertEquals(NotificationMessage.NONE, read(known));
    assertEquals(NotificationMessage.BACKGROUND, message.userInteractionMode());
    assertTrue(message.isServerInitiated());
    assertEquals(0x1A2B, message.sessionId());
    assertEquals("1A2B", message.sessionIdText());
    assertEquals(SERVER, message.serverId());
    assertEquals(0, message.vendorPart().length);
    assertTrue(isAuthentic(NONCE));
    assertFalse(isAuthentic(ReferenceDigests.utf8("other")));
  }

  @Property
  void shouldReadEveryField(
      @ForAll @IntRange(max = 3) int mode,
      @ForAll @IntRange(max = 0xFFFF) int sessionId,
      @ForAll @IntRange(max = (1 << 27) - 1) int reserved,
      @ForAll @Size(max = 30) byte[] vendorPart) {
    byte[] octets =
        new Notifications()
            .mode(mode)
            .userInitiated()
            .sessionId(sessionId)
            .reserved(reserved)
            .vendorPart(vendorPart)
            .from(SERVER, "secret", NONCE);
    byte[] amongOthers = new byte[octets.length + 7];
    Arrays.fill(amongOthers, (byte) 0xFF);
    System.arraycopy(octets, 0, amongOthers, 3, octets.length);
    assertEquals(NotificationMessage.NONE, message.read(amongOthers, 3, octets.length));
    assertEquals(mode, message.userInteractionMode());
    assertFalse(message.isServerInitiated());
    assertEquals(sessionId, message.sessionId());
    assertEquals(SERVER, message.serverId());
    assertArrayEquals(vendorPart, message.vendorPart());
    assertTrue(isAuthentic(NONCE));
  }

  /** The header, the reserved bits and the vendor's part are all covered. */
  @Property
  void shouldNotBeAuthenticWithAnyBitChanged(@ForAll @IntRange(max = 42 * 8 - 1) int bit) {
    byte[] octets =
        new Notifications()
            .vendorPart((byte) 1, (byte) 2, (byte) 3, (byte) 4)
            .from(SERVER, "secret", NONCE);
    assertEquals(42, octets.length);
    octets[bit / 8] ^= (byte) (0x80 >> bit % 8);
    int error = read(octets);
    assertTrue(error != NotificationMessage.NONE || !isAuthentic(NONCE));
    assertEquals(bit >= DIGEST_BITS && bit < DIGEST_BITS + 10, error == 2);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "10, A", "255, FF", "4096, 1000", "65535, FFFF"})
  void shouldWriteTheSessionIdWithoutLeadingZeros(int sessionId, String text) {
    read(new Notifications().sessionId(sessionId).from(SERVER, "secret", NONCE));
    assertEquals(text, message.sessionIdText());
  }

  @Test
  void shouldRefuseEveryMessageThatIsCut() {
    byte[] octets = new Notifications().from(SERVER, "secret", NONCE);
    for (int length = 0; length < octets.length; length++) {
      int expected =
          length < 24 ? NotificationMessage.TOO_SHORT : NotificationMessage.SERVER_ID_BEYOND_END;
      assertEquals(expected, message.read(octets, 0, length));
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "10", "12", "13", "1023"})
  void shouldRefuseOtherVersions(int version) {
    assertEquals(
        NotificationMessage.UNKNOWN_VERSION,
        read(new Notifications().version(version).from(SERVER, "secret", NONCE)));
  }

  @Test
  void shouldRefuseServerIdentifiersThatAreNoText() {
    for (String id : new String[] {"", "a\u0000b", "a\nb", "\u007f"}) {
      byte[] octets = new Notifications().from(id, "secret", NONCE);
      assertEquals(NotificationMessage.BAD_SERVER_ID, read(octets), id);
    }
    byte[] octets = new Notifications().from("\u00fc", "secret", NONCE);
    assertEquals(NotificationMessage.NONE, read(octets));
    assertEquals("\u00fc", message.serverId());
    octets[24] = (byte) 0xFF;
    assertEquals(NotificationMessage.BAD_SERVER_ID, read(octets));
  }

  @Test
  void shouldReadTheLongestServerIdentifier() {
    String id = "i".repeat(255);
    assertEquals(NotificationMessage.NONE, read(new Notifications().from(id, "secret", NONCE)));
    assertEquals(id, message.serverId());
  }

  @Test
  void shouldNameEachError() {
    for (int error = NotificationMessage.NONE;
        error <= NotificationMessage.BAD_SERVER_ID;
        error++) {
      assertFalse(NotificationMessage.name(error).isEmpty());
    }
  }
}
