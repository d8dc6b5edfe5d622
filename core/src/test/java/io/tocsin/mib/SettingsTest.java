/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.MemoryStorage;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.store.TwoSlotRecord;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Values that managers have written, over restarts and failures of the memory. */
final class SettingsTest {

  private static final String CONTACT = "1.3.6.1.2.1.1.4.0";
  private static final String NAME = "1.3.6.1.2.1.1.5.0";
  private static final String LOCATION = "1.3.6.1.2.1.1.6.0";
  private static final String ENABLE_AUTHEN_TRAPS = "1.3.6.1.2.1.11.30.0";
  private static final String USE_PREFIX = "1.3.6.1.2.1.190.1.2.1.0";

  private static final String LOG_CONFIG = "1.3.6.1.2.1.92.1.1.";

  private final MemoryStorage storage = new MemoryStorage();

  @Test
  void shouldKeepEveryPersistentObjectOverARestart() {
    MibFixture before = new MibFixture(storage);
    assertEquals(
        ErrorStatus.NO_ERROR,
        before.set(
            SetRequest.text(CONTACT, "c".repeat(255)),
            SetRequest.text(NAME, "n".repeat(255)),
            SetRequest.text(LOCATION, "l".repeat(255)),
            SetRequest.integer(ENABLE_AUTHEN_TRAPS, 1),
            SetRequest.integer(USE_PREFIX, 1),
            SetRequest.unsigned(LOG_CONFIG + "1.0", 31),
            SetRequest.unsigned(LOG_CONFIG + "2.0", 0xFFFF_FFFFL),
            SetRequest.text(LOG_CONFIG + "3.1.2.0", "f".repeat(32)),
            SetRequest.integer(LOG_CONFIG + "3.1.4.0", 2)));
    MibFixture after = new MibFixture(storage);
    assertEquals(31, after.log.limit());
    assertEquals(0xFFFF_FFFFL, after.log.ageOutMinutes());
    assertEquals("f".repeat(32), after.text(LOG_CONFIG + "3.1.2.0"));
    assertFalse(after.log.isEnabled());
    assertEquals("c".repeat(255), after.text(CONTACT));
    assertEquals("n".repeat(255), after.text(NAME));
    assertEquals("l".repeat(255), after.text(LOCATION));
    assertTrue(after.snmpV2.authenticationTrapsEnabled());
    assertTrue(after.securityModel.usePrefix());
    assertEquals(0, after.settings.rejectedCount());
  }

  @Test
  void shouldPreferTheConfiguredUsePrefixToTheKeptOneAndForgetThat() {
    new MibFixture(storage).set(SetRequest.integer(USE_PREFIX, 1));
    MibFixture.Prefixes configured = new MibFixture.Prefixes();
    configured.configured = true;
    MibFixture second = new MibFixture(storage, configured);
    assertFalse(second.securityModel.usePrefix());
    assertTrue(second.prefixOverruled);
    second.set(SetRequest.text(NAME, "other"));
    MibFixture third = new MibFixture(storage);
    assertFalse(third.securityModel.usePrefix());
    assertEquals("other", third.text(NAME));
    // What is set in such a run holds until the next start only.
    second.set(SetRequest.integer(USE_PREFIX, 1));
    assertTrue(second.securityModel.usePrefix());
    assertFalse(new MibFixture(storage, configured).securityModel.usePrefix());
  }

  @Test
  void shouldPreferTheKeptUsePrefixWhereNoneIsConfigured() {
    new MibFixture(storage).set(SetRequest.integer(USE_PREFIX, 1));
    MibFixture after = new MibFixture(storage);
    assertTrue(after.securityModel.usePrefix());
    assertFalse(after.prefixOverruled);
  }

  @Test
  void shouldNotKeepWhatNoManagerHasWritten() throws IOException {
    MibFixture before = new MibFixture(storage);
    before.set(SetRequest.text(LOCATION, "cellar"));
    // Were sysName in the record, it would hide what the operator configures next.
    TwoSlotRecord record = new TwoSlotRecord(storage, "mib", Settings.BYTES_MAX);
    assertTrue(record.length() < 30, record.length() + " bytes");
    assertEquals("board1", new MibFixture(storage).text(NAME));
    assertEquals("cellar", new MibFixture(storage).text(LOCATION));
  }

  @Test
  void shouldGoOnKeepingWhatAnEarlierRunHasKept() {
    new MibFixture(storage).set(SetRequest.text(NAME, "first"));
    new MibFixture(storage).set(SetRequest.text(LOCATION, "second"));
    MibFixture third = new MibFixture(storage);
    assertEquals("first", third.text(NAME));
    assertEquals("second", third.text(LOCATION));
  }

  @Test
  void shouldFailTheRequestAndChangeNothingWhenTheMemoryFails() {
    MibFixture mib = new MibFixture(storage);
    storage.setFailing(true);
    assertEquals(
        ErrorStatus.COMMIT_FAILED,
        mib.set(SetRequest.text(NAME, "lost"), SetRequest.integer(ENABLE_AUTHEN_TRAPS, 1)));
    assertEquals("board1", mib.text(NAME));
    assertFalse(mib.snmpV2.authenticationTrapsEnabled());
    storage.setFailing(false);
    // The failed request must not be in what the next one keeps.
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.text(LOCATION, "cellar")));
    MibFixture after = new MibFixture(storage);
    assertEquals("board1", after.text(NAME));
    assertEquals("cellar", after.text(LOCATION));
  }

  @Test
  void shouldAnswerReadsAndVolatileSetsWithoutAnyMemory() {
    Settings settings = new Settings(null, 1);
    TestObjects.Register kept = new TestObjects.Register("1.3.6.1.1", settings, new ArrayList<>());
    TestObjects.Register other = new TestObjects.Register("1.3.6.1.2", null, new ArrayList<>());
    settings.add(kept);
    MibRegistry registry = new MibRegistry(2, 2, 64);
    registry.register(kept);
    registry.register(other);
    assertEquals(
        ErrorStatus.COMMIT_FAILED, SetRequest.send(registry, SetRequest.integer("1.3.6.1.1.0", 5)));
    assertEquals(0, kept.number);
    assertEquals(
        ErrorStatus.NO_ERROR, SetRequest.send(registry, SetRequest.integer("1.3.6.1.2.0", 5)));
  }

  @Test
  void shouldKeepTheOldOrTheNewValueWhereverThePowerIsCut() {
    new MibFixture(storage).set(SetRequest.text(NAME, "old"));
    for (int bytes = 0; bytes <= 1024; bytes += 64) {
      MibFixture mib = new MibFixture(storage);
      storage.cutAfterBytes(bytes);
      int status = mib.set(SetRequest.text(NAME, "new"));
      storage.restorePower();
      String found = new MibFixture(storage).text(NAME);
      assertTrue(found.equals("old") || found.equals("new"), found);
      if (status == ErrorStatus.NO_ERROR) {
        assertEquals("new", found);
      }
      new MibFixture(storage).set(SetRequest.text(NAME, "old"));
    }
  }

  @Test
  void shouldRejectAndCountAKeptValueThatTheObjectDoesNotTakeAnyMore() throws IOException {
    TwoSlotRecord record = new TwoSlotRecord(storage, "mib", Settings.BYTES_MAX);
    // SEQUENCE { SEQUENCE { 1.3.6.1.1, 101 }, SEQUENCE { 1.3.6.1.2, 7 } }
    byte[] content = {
      0x30, 22, 0x30, 9, 6, 4, 0x2B, 6, 1, 1, 2, 1, 101, 0x30, 9, 6, 4, 0x2B, 6, 1, 2, 2, 1, 7
    };
    record.write(content, 0, content.length);
    Settings settings = new Settings(record, 2);
    TestObjects.Register first = new TestObjects.Register("1.3.6.1.1", settings, new ArrayList<>());
    TestObjects.Register second =
        new TestObjects.Register("1.3.6.1.2", settings, new ArrayList<>());
    settings.add(first);
    settings.add(second);
    assertEquals(0, first.number);
    assertEquals(7, second.number);
    assertEquals(1, settings.rejectedCount());
    assertFalse(first.isWritten());
    assertTrue(second.isWritten());
  }

  @Test
  void shouldSurviveARecordOfAnythingElse() throws IOException {
    TwoSlotRecord record = new TwoSlotRecord(storage, "mib", Settings.BYTES_MAX);
    byte[] content = new byte[Settings.BYTES_MAX];
    java.util.Arrays.fill(content, (byte) 0x30);
    record.write(content, 0, content.length);
    assertEquals("board1", new MibFixture(storage).text(NAME));
  }

  @Test
  void shouldRefuseMoreScalarsThanItHasRoomFor() {
    Settings settings = new Settings(null, 1);
    TestObjects.Register scalar =
        new TestObjects.Register("1.3.6.1.1", settings, new ArrayList<>());
    settings.add(scalar);
    assertThrows(IllegalStateException.class, () -> settings.add(scalar));
  }
}
