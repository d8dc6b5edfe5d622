/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.MemoryStorage;
import io.tocsin.store.TwoSlotRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** RFC 3411 §5 (SnmpEngineID) and RFC 3414 §2.2.2 (engineBoots). */
final class EngineIdentityTest {

  private static final int ENTERPRISE = 32473;

  private final MemoryStorage storage = new MemoryStorage();

  @Test
  void shouldMakeAnEngineIdOfEnterpriseNumberTextFormatAndSerial() {
    assertEquals(
        "80007ed904" + HexFormat.of().formatHex("serial-1".getBytes(StandardCharsets.US_ASCII)),
        HexFormat.of().formatHex(EngineIdentity.make(ENTERPRISE, "serial-1")));
  }

  @Test
  void shouldKeepEngineIdsOfLongSerialsApartAndWithinTheirLength() {
    String common = "a-very-long-serial-number-with-the-same-beginning-";
    byte[] one = EngineIdentity.make(ENTERPRISE, common + "1");
    byte[] two = EngineIdentity.make(ENTERPRISE, common + "2");
    assertEquals(32, one.length);
    assertEquals(32, two.length);
    assertFalse(java.util.Arrays.equals(one, two));
  }

  @Test
  void shouldMakeAnEngineIdOfASerialThatIsNotPrintable() {
    byte[] one = EngineIdentity.make(ENTERPRISE, "böard\u0000");
    byte[] two = EngineIdentity.make(ENTERPRISE, "bäard\u0001");
    assertTrue(one.length >= 5 && one.length <= 32);
    assertFalse(java.util.Arrays.equals(one, two));
  }

  @Test
  void shouldRaiseBootsWithEachStartAndKeepTheEngineId() throws IOException {
    EngineIdentity first = start("serial-1", 7);
    assertEquals(1, first.boots());
    assertTrue(first.isFirstStart());
    // Even a board whose serial number changed stays the same engine.
    EngineIdentity second = start("serial-2", 7);
    assertEquals(2, second.boots());
    assertFalse(second.isFirstStart());
    assertArrayEquals(first.engineId(), second.engineId());
  }

  @Test
  void shouldNotCountAStartBeforeItIsToldTo() throws IOException {
    start("serial-1", 7);
    assertEquals(2, EngineIdentity.read(storage, null, ENTERPRISE, "serial-1", 8).boots());
    EngineIdentity next = EngineIdentity.read(storage, null, ENTERPRISE, "serial-1", 8);
    assertEquals(2, next.boots());
    assertTrue(next.isConfigurationChanged());
  }

  @Test
  void shouldTellWhetherTheConfigurationChanged() throws IOException {
    assertTrue(start("serial-1", 7).isConfigurationChanged());
    assertFalse(start("serial-1", 7).isConfigurationChanged());
    assertTrue(start("serial-1", 8).isConfigurationChanged());
  }

  @Test
  void shouldPreferTheConfiguredEngineId() throws IOException {
    start("serial-1", 7);
    byte[] wanted = HexFormat.of().parseHex("80007ed9050102030405");
    EngineIdentity identity = start(storage, wanted, "serial-1", 7);
    assertArrayEquals(wanted, identity.engineId());
    assertEquals(2, identity.boots());
  }

  @Test
  void shouldRaiseBootsAfterAPowerCutAtEveryByteOfTheRecord() throws IOException {
    for (int cut = 0; cut < 512; cut++) {
      MemoryStorage board = new MemoryStorage();
      start(board, null, "serial-1", 7);
      EngineIdentity second = start(board, null, "serial-1", 7);
      board.cutAfterBytes(cut);
      assertThrows(
          IOException.class,
          () -> start(board, null, "serial-1", 7),
          "a start that is not counted must not run");
      board.restorePower();
      EngineIdentity after = start(board, null, "serial-1", 7);
      assertTrue(after.boots() > second.boots(), "cut " + cut);
      assertArrayEquals(second.engineId(), after.engineId());
    }
  }

  @Test
  void shouldStayAtTheGreatestCount() throws IOException {
    start("serial-1", 7);
    TwoSlotRecord record = new TwoSlotRecord(storage, EngineIdentity.REGION, 41);
    byte[] content = java.util.Arrays.copyOf(record.content(), record.length());
    content[0] = 0x7F;
    content[1] = content[2] = content[3] = (byte) 0xFF;
    record.write(content, 0, content.length);
    assertEquals(Integer.MAX_VALUE, start("serial-1", 7).boots());
  }

  @Test
  void shouldStartAnewWhenTheRecordIsDestroyedAndSayHowManySlotsWereDamaged() throws IOException {
    start("serial-1", 7);
    start("serial-1", 7);
    java.util.Arrays.fill(storage.durable(EngineIdentity.REGION), (byte) 0x55);
    storage.restorePower();
    EngineIdentity identity = start("serial-1", 7);
    assertTrue(identity.isFirstStart());
    assertEquals(2, identity.damagedSlots());
  }

  private EngineIdentity start(String serial, int checksum) throws IOException {
    return start(storage, null, serial, checksum);
  }

  private static EngineIdentity start(
      MemoryStorage board, byte[] configuredId, String serial, int checksum) throws IOException {
    EngineIdentity identity =
        EngineIdentity.read(board, configuredId, ENTERPRISE, serial, checksum);
    identity.count();
    return identity;
  }
}
