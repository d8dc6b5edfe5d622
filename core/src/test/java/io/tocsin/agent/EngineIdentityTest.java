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
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** RFC 3411 §5 (SnmpEngineID) and RFC 3414 §2.2.2 (engineBoots). */
final class EngineIdentityTest {

  private static final int ENTERPRISE = 32473;

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
    // Even a board whose serial number changed stays the same engine.
    EngineIdentity second = start("serial-2", 7);
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

  /** RFC 3414 §2.2.2. */
  @Test
  void shouldStayAtTheGreatestCountAndSaySoUntilThereIsAnotherEngineId() throws IOException {
    start("serial-1", 7);
    TwoSlotRecord record = new TwoSlotRecord(storage, EngineIdentity.REGION, 41);
    byte[] content = Arrays.copyOf(record.content(), record.length());
    content[0] = 0x7F;
    content[1] = content[2] = content[3] = (byte) 0xFF;
    record.write(content, 0, content.length);
    assertEquals(Integer.MAX_VALUE, start("serial-1", 7).boots());
    assertEquals(1, log.count(Log.ERROR, "greatest value"));
    byte[] wanted = HexFormat.of().parseHex("80007ed9050102030405");
    assertEquals(1, start(storage, wanted, "serial-1", 7).boots());
    assertEquals(2, start(storage, wanted, "serial-1", 7).boots());
    assertEquals(1, log.count(Log.ERROR, ""));
  }

  @Test
  void shouldGoOnFarAboveAllCountsUnderTheSameEngineIdWhenBothSlotsAreDamaged() throws IOException {
    EngineIdentity before = start("serial-1", 7);
    start("serial-1", 7);
    damage(0);
    damage(1);
    EngineIdentity identity = start("serial-1", 7);
    assertTrue(identity.isFirstStart());
    assertEquals(2, identity.damagedSlots());
    assertArrayEquals(before.engineId(), identity.engineId());
    assertBootsAfterLoss(identity);
    assertEquals(1, log.count(Log.ERROR, "goes on from " + identity.boots()));

    // The other slot is still damaged.
    assertEquals(identity.boots() + 2, start("serial-1", 7).boots());
    assertEquals(identity.boots() + 3, start("serial-1", 7).boots());
    assertEquals(1, log.count(Log.ERROR, ""));
    damage(0);
    damage(1);
    EngineIdentity again = start("serial-1", 7);
    assertBootsAfterLoss(again);
    assertNotEquals(identity.boots(), again.boots());
  }

  @Test
  void shouldGoOnFarAboveAllCountsWhenTheOnlySlotWrittenIsDamaged() throws IOException {
    start("serial-1", 7);
    damage(0);
    assertBootsAfterLoss(start("serial-1", 7));
  }

  @Test
  void shouldGoOnFarAboveAllCountsWhenARecordIsWholeButNotUnderstood() throws IOException {
    new TwoSlotRecord(storage, EngineIdentity.REGION, 41).write(new byte[41], 0, 41);
    assertBootsAfterLoss(start("serial-1", 7));
  }

  /** Whether a damaged slot was never written whole or decayed later cannot be seen. */
  @Test
  void shouldNotRepeatTheCountThatADamagedSlotMayHaveHeld() throws IOException {
    start("serial-1", 7);
    assertEquals(2, start("serial-1", 7).boots());
    damage(1);
    assertEquals(3, start("serial-1", 7).boots());
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

  private void damage(int slot) {
    int slotBytes = StorageRegion.SECTOR_BYTES;
    Arrays.fill(
        storage.durable(EngineIdentity.REGION),
        slot * slotBytes,
        (slot + 1) * slotBytes,
        (byte) 0x55);
    storage.restorePower();
  }

  private static void assertBootsAfterLoss(EngineIdentity identity) {
    assertTrue(identity.boots() >= 1 << 30, "boots " + identity.boots());
    assertTrue(identity.boots() < (1 << 30) + (1 << 28), "boots " + identity.boots());
  }
}
