/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Entropy;
import io.tocsin.hal.Log;
import io.tocsin.hal.MemoryStorage;
import io.tocsin.hal.StorageRegion;
import io.tocsin.hal.TestLog;
import io.tocsin.store.TwoSlotRecord;
import io.tocsin.tls.TestEntropy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** RFC 3411 §5 (SnmpEngineID) and RFC 3414 §2.2.2 (engineBoots). */
final class EngineIdentityTest {

  private static final int ENTERPRISE = 32473;
  private static final int RECORD_BYTES_MAX = EngineRecord.BYTES_MAX;
  private static final byte[] CONFIGURED = HexFormat.of().parseHex("80007ed9050102030405");

  private final MemoryStorage storage = new MemoryStorage();
  private final Entropy entropy = new TestEntropy(1);
  private final TestLog log = new TestLog();

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
    assertFalse(Arrays.equals(one, two));
  }

  @Test
  void shouldMakeAnEngineIdOfASerialThatIsNotPrintable() {
    byte[] one = EngineIdentity.make(ENTERPRISE, "böard\u0000");
    byte[] two = EngineIdentity.make(ENTERPRISE, "bäard\u0001");
    assertTrue(one.length >= 5 && one.length <= 32);
    assertFalse(Arrays.equals(one, two));
  }

  @Test
  void shouldRaiseBootsWithEachStartAndKeepTheEngineId() throws IOException {
    EngineIdentity first = start("serial-1", 7);
    assertEquals(1, first.boots());
    assertTrue(first.isFirstStart());
    EngineIdentity second = start("serial-1", 7);
    assertEquals(2, second.boots());
    assertFalse(second.isFirstStart());
    assertArrayEquals(first.engineId(), second.engineId());
  }

  @Test
  void shouldNotCountAStartBeforeItIsToldTo() throws IOException {
    start("serial-1", 7);
    assertEquals(2, read(storage, null, "serial-1", 8).boots());
    EngineIdentity next = read(storage, null, "serial-1", 8);
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
    EngineIdentity identity = start(storage, CONFIGURED, "serial-1", 7);
    assertArrayEquals(CONFIGURED, identity.engineId());
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

  /** RFC 3414 §2.2.2. */
  @Test
  void shouldStayAtTheGreatestCountAndSaySoUntilThereIsAnotherEngineId() throws IOException {
    start("serial-1", 7);
    TwoSlotRecord record = new TwoSlotRecord(storage, EngineIdentity.REGION, RECORD_BYTES_MAX);
    byte[] content = Arrays.copyOf(record.content(), record.length());
    content[1] = 0x7F;
    content[2] = content[3] = content[4] = (byte) 0xFF;
    record.write(content, 0, content.length);
    assertEquals(Integer.MAX_VALUE, start("serial-1", 7).boots());
    assertEquals(1, log.count(Log.ERROR, "greatest value"));
    assertEquals(1, start(storage, CONFIGURED, "serial-1", 7).boots());
    assertEquals(2, start(storage, CONFIGURED, "serial-1", 7).boots());
    assertEquals(1, log.count(Log.ERROR, ""));
  }

  @Test
  void shouldGoOnFarAboveAllCountsUnderTheSameEngineIdWhenBothSlotsAreDamaged() throws IOException {
    EngineIdentity before = start("serial-1", 7);
    start("serial-1", 7);
    damage(storage, 0);
    damage(storage, 1);
    EngineIdentity identity = start("serial-1", 7);
    assertTrue(identity.isFirstStart());
    assertEquals(2, identity.damagedSlots());
    assertArrayEquals(before.engineId(), identity.engineId());
    assertBootsAfterLoss(identity);
    assertEquals(1, log.count(Log.ERROR, "goes on from " + identity.boots()));

    assertEquals(identity.boots() + 1, start("serial-1", 7).boots());
    assertEquals(1, log.count(Log.ERROR, ""));
    damage(storage, 0);
    damage(storage, 1);
    EngineIdentity again = start("serial-1", 7);
    assertBootsAfterLoss(again);
    assertNotEquals(identity.boots(), again.boots());
  }

  @Test
  void shouldGoOnFarAboveAllCountsWhenTheOnlySlotWrittenIsDamaged() throws IOException {
    start("serial-1", 7);
    damage(storage, 0);
    assertBootsAfterLoss(start("serial-1", 7));
  }

  @Test
  void shouldGoOnFarAboveAllCountsWhenARecordIsWholeButNotUnderstood() throws IOException {
    byte[] other = new byte[RECORD_BYTES_MAX];
    new TwoSlotRecord(storage, EngineIdentity.REGION, other.length).write(other, 0, other.length);
    assertBootsAfterLoss(start("serial-1", 7));
  }

  /** Whether a damaged slot was never written whole or decayed later cannot be seen. */
  @Test
  void shouldNotRepeatTheCountThatADamagedSlotMayHaveHeld() throws IOException {
    start("serial-1", 7);
    assertEquals(2, start("serial-1", 7).boots());
    damage(storage, 1);
    assertEquals(3, start("serial-1", 7).boots());
    // As a worn-out sector does: the slot is damaged again and again.
    for (int i = 0; i < 10; i++) {
      damage(storage, 1);
      assertEquals(5 + 2 * i, start("serial-1", 7).boots());
    }
  }

  @Test
  void shouldMakeAnotherEngineIdAndCountFromOneWithTheMemoryOfAnotherBoard() throws IOException {
    start("serial-1", 7);
    start("serial-1", 7);
    EngineIdentity copied = start("serial-2", 7);
    assertArrayEquals(EngineIdentity.make(ENTERPRISE, "serial-2"), copied.engineId());
    assertEquals(1, copied.boots());
    assertTrue(copied.isFirstStart());
    assertEquals(1, log.count(Log.WARNING, "engine.id = 80:00:7e:d9:04:73:65:72:69:61:6c:2d:31."));

    EngineIdentity next = start("serial-2", 7);
    assertArrayEquals(copied.engineId(), next.engineId());
    assertEquals(2, next.boots());
    assertFalse(next.isFirstStart());
    assertEquals(1, log.entries().size());
  }

  @Test
  void shouldNotCountAnewInAMemoryThatComesBackToItsBoard() throws IOException {
    for (int i = 1; i <= 5; i++) {
      assertEquals(i, start("serial-1", 7).boots());
    }
    assertEquals(1, start("serial-2", 7).boots());
    assertEquals(6, start("serial-1", 7).boots());
    assertEquals(7, start("serial-1", 7).boots());
    assertEquals(8, start("serial-2", 7).boots());
  }

  /** Random sequences of boards, configured identifiers and damage. */
  @Test
  void shouldNeverGiveTheSameCountTwiceUnderOneEngineId() throws IOException {
    Random random = new Random(1);
    for (int run = 0; run < 200; run++) {
      MemoryStorage card = new MemoryStorage();
      Set<String> given = new HashSet<>();
      for (int i = 0; i < 40; i++) {
        byte[] configured = random.nextInt(4) == 0 ? CONFIGURED : null;
        EngineIdentity identity = start(card, configured, "serial-" + random.nextInt(3), 7);
        String engine = HexFormat.of().formatHex(identity.engineId());
        assertTrue(given.add(engine + " " + identity.boots()), "run " + run + ", start " + i);
        if (random.nextInt(10) == 0) {
          damage(card, random.nextInt(2));
        }
      }
    }
  }

  @Test
  void shouldKeepAConfiguredEngineIdOnAnotherBoard() throws IOException {
    start(storage, CONFIGURED, "serial-1", 7);
    EngineIdentity replaced = start(storage, CONFIGURED, "serial-2", 7);
    assertArrayEquals(CONFIGURED, replaced.engineId());
    assertEquals(2, replaced.boots());
    assertFalse(replaced.isFirstStart());
  }

  @Test
  void shouldMakeAnEngineIdOfTheSerialWhenNoneIsConfiguredAnyMore() throws IOException {
    start(storage, CONFIGURED, "serial-1", 7);
    EngineIdentity identity = start("serial-1", 8);
    assertArrayEquals(EngineIdentity.make(ENTERPRISE, "serial-1"), identity.engineId());
    assertEquals(2, identity.boots());
  }

  private EngineIdentity start(String serial, int checksum) throws IOException {
    return start(storage, null, serial, checksum);
  }

  private EngineIdentity start(
      MemoryStorage board, byte[] configuredId, String serial, int checksum) throws IOException {
    EngineIdentity identity = read(board, configuredId, serial, checksum);
    identity.count();
    identity.report(log);
    return identity;
  }

  private EngineIdentity read(MemoryStorage board, byte[] configuredId, String serial, int checksum)
      throws IOException {
    return EngineIdentity.read(board, entropy, configuredId, ENTERPRISE, serial, checksum);
  }

  private static void damage(MemoryStorage card, int slot) {
    int slotBytes = StorageRegion.SECTOR_BYTES;
    Arrays.fill(
        card.durable(EngineIdentity.REGION), slot * slotBytes, (slot + 1) * slotBytes, (byte) 0x55);
    card.restorePower();
  }

  private static void assertBootsAfterLoss(EngineIdentity identity) {
    assertTrue(identity.boots() >= 1 << 30, "boots " + identity.boots());
    assertTrue(identity.boots() < (1 << 30) + (1 << 28), "boots " + identity.boots());
  }
}
