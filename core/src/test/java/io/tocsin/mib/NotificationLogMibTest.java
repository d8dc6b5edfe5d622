/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.LoggedEvents;
import io.tocsin.event.NotificationLog;
import io.tocsin.event.Severity;
import io.tocsin.hal.MemoryStorage;
import io.tocsin.mib.admin.NotificationMib;
import io.tocsin.mib.admin.ProfileFilter;
import io.tocsin.mib.rows.RowStore;
import io.tocsin.snmp.ErrorStatus;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3014. */
class NotificationLogMibTest {

  private static final String CONFIG = "1.3.6.1.2.1.92.1.1.";
  private static final String ENTRY_LIMIT = CONFIG + "1.0";
  private static final String AGE_OUT = CONFIG + "2.0";
  private static final String FILTER_NAME = CONFIG + "3.1.2.0";
  private static final String ADMIN_STATUS = CONFIG + "3.1.4.0";
  private static final String OPER_STATUS = CONFIG + "3.1.5.0";
  private static final String STORAGE_TYPE = CONFIG + "3.1.6.0";
  private static final String ENTRY_STATUS = CONFIG + "3.1.7.0";
  private static final String STATS = "1.3.6.1.2.1.92.1.2.";
  private static final String LOG = "1.3.6.1.2.1.92.1.3.1.1.";
  private static final String VARIABLES = "1.3.6.1.2.1.92.1.3.2.1.";
  private static final String TOCSIN = "1.3.6.1.4.1.32473.100";

  private static final int FILLED = EventKind.COUNT;

  private final MemoryStorage storage = new MemoryStorage();
  private final MibFixture mib = new MibFixture(storage);

  private void add(int kind, int subject, int value) {
    Event event = new Event().fill(kind, Severity.WARNING, subject, value, 0, 0);
    mib.log.add(event.stamp(1L << 32 | 7, 123_456, 0), mib.clock.monotonicMs, 0);
  }

  private String oid(String name) {
    Oid value = new Oid();
    mib.get(name).readOid(BerTag.OBJECT_IDENTIFIER, value);
    return value.toString();
  }

  private byte[] octets(String name) {
    BerReader reader = mib.get(name);
    int length = reader.readOctets(BerTag.OCTET_STRING, 0, 255);
    return Arrays.copyOfRange(reader.buffer(), reader.valueOffset(), reader.valueOffset() + length);
  }

  private long entriesShown() {
    return mib.walk().stream().filter(name -> name.startsWith(LOG + "2.0.")).count();
  }

  @Test
  void shouldTellWhichNotificationItWasAndWhen() {
    mib.clock.monotonicMs = 2_000_000;
    add(EventKind.LINE_CHANGED, 0, 1);
    String index = ".0." + (FILLED + 1);
    assertEquals(123_456, mib.get(LOG + 2 + index).readUnsigned32(BerTag.TIME_TICKS));
    assertEquals(TOCSIN + ".0.1", oid(LOG + 9 + index));
  }

  /** It came from the engine that is asked, in its default context. */
  @Test
  void shouldTellThatItWasTheEnginesOwn() {
    assertEquals(0, octets(LOG + "4.0.1").length, "the only engine");
    assertEquals("127.0.0.1:0", mib.text(LOG + "5.0.1"));
    assertEquals("1.3.6.1.6.1.8", oid(LOG + "6.0.1"));
    assertArrayEquals(MibFixture.ENGINE_ID, octets(LOG + "7.0.1"));
    assertEquals("", mib.text(LOG + "8.0.1"));
  }

  @Test
  void shouldTellTheDateWhereTheWallTimeWasKnown() {
    byte[] date = octets(LOG + "3.0.1");
    // 2026-12-31T23:59:59.0Z
    assertArrayEquals(new byte[] {0x07, (byte) 0xEA, 12, 31, 23, 59, 59, 0, '+', 0, 0}, date);
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(LOG + "3.0." + FILLED));
    assertEquals(0x43, mib.get(LOG + "2.0." + FILLED).peekTag());
  }

  /** RFC 2579 TimeStamp: sysUpTime begins anew after 497 days. */
  @Test
  void shouldTellNoTimeOfAnEarlierTurnOfSysUpTime() {
    mib.clock.monotonicMs = 10 * 0xFFFF_FFFFL;
    assertEquals(10, mib.number(LOG + "2.0.1"));
    mib.clock.monotonicMs += 20;
    assertEquals(0, mib.number(LOG + "2.0.1"));
  }

  @Test
  void shouldTellTheVariablesBehindTheNameOfTheNotification() {
    add(EventKind.LINE_CHANGED, 1, 1);
    String index = ".0." + (FILLED + 1) + ".";
    assertEquals(TOCSIN + ".1.3.1.1.2.2", oid(VARIABLES + 2 + index + 1));
    assertEquals(6, mib.number(VARIABLES + 3 + index + 1));
    assertEquals("lamp", mib.text(VARIABLES + 8 + index + 1));
    assertEquals(TOCSIN + ".1.3.1.1.4.2", oid(VARIABLES + 2 + index + 2));
    assertEquals(4, mib.number(VARIABLES + 3 + index + 2));
    assertEquals(1, mib.get(VARIABLES + 7 + index + 2).readInteger32());
    assertEquals(TOCSIN + ".1.6.1.0", oid(VARIABLES + 2 + index + 3));
    assertArrayEquals(new byte[] {0, 0, 0, 1, 0, 0, 0, 7}, octets(VARIABLES + 8 + index + 3));
    assertEquals(TOCSIN + ".1.6.2.0", oid(VARIABLES + 2 + index + 4));
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(VARIABLES + 2 + index + 5));
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(VARIABLES + 2 + index + 0));
  }

  /** RFC 3014 nlmLogVariableValueType: one of the value objects, by the type. */
  @Test
  void shouldHaveOneValueForEachVariableInTheColumnOfItsType() {
    List<String> walked = mib.walk();
    long variables = 0;
    for (String name : walked) {
      if (name.startsWith(VARIABLES + "2.")) {
        String index = name.substring((VARIABLES + "2").length());
        long values = 0;
        for (int column = 4; column <= 12; column++) {
          values += walked.contains(VARIABLES + column + index) ? 1 : 0;
        }
        assertEquals(1, values, index);
        variables++;
      }
    }
    assertTrue(variables > 3 * FILLED, variables + " variables");
  }

  @Test
  void shouldTellHowManyEventsAMergedOneStandsFor() {
    String index = ".0." + FILLED + ".";
    assertEquals(TOCSIN + ".1.6.5.0", oid(VARIABLES + 2 + index + 5));
    assertEquals(2, mib.number(VARIABLES + 3 + index + 5));
    assertEquals(5, mib.get(VARIABLES + 5 + index + 5).readUnsigned32(BerTag.GAUGE32));
    assertEquals(TOCSIN + ".1.6.6.0", oid(VARIABLES + 2 + index + 6));
    assertEquals(3, mib.number(VARIABLES + 3 + index + 6));
    assertEquals(1_900, mib.get(VARIABLES + 6 + index + 6).readUnsigned32(BerTag.TIME_TICKS));
  }

  @Test
  void shouldCountWhatWasLoggedAndWhatHadToGo() {
    for (int i = 0; i < 30; i++) {
      add(EventKind.COLD_START, 0, 0);
    }
    int expected = FILLED + 30;
    for (String group : List.of("1.0", "3.1.1.0")) {
      assertEquals(expected, mib.get(STATS + group).readUnsigned32(BerTag.COUNTER32));
    }
    for (String group : List.of("2.0", "3.1.2.0")) {
      assertEquals(expected - 32, mib.get(STATS + group).readUnsigned32(BerTag.COUNTER32));
    }
    assertEquals(32, entriesShown());
  }

  @Test
  void shouldHaveTheDefaultLogAndNoOther() {
    assertEquals(32, mib.number(ENTRY_LIMIT));
    assertEquals(1_440, mib.number(AGE_OUT));
    assertEquals("", mib.text(FILTER_NAME));
    assertEquals(0, mib.get(CONFIG + "3.1.3.0").readUnsigned32(BerTag.GAUGE32));
    assertEquals(1, mib.number(ADMIN_STATUS));
    assertEquals(2, mib.number(OPER_STATUS));
    assertEquals(4, mib.number(STORAGE_TYPE));
    assertEquals(1, mib.number(ENTRY_STATUS));
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(CONFIG + "3.1.7.1.97"));
  }

  /** RFC 3014 nlmConfigLogEntryStatus: implementations may disallow the creation of named logs. */
  @Test
  void shouldNotLetManagersMakeOtherLogs() {
    assertEquals(ErrorStatus.NOT_WRITABLE, mib.set(SetRequest.integer(CONFIG + "3.1.7.1.97", 4)));
    assertEquals(ErrorStatus.NOT_WRITABLE, mib.set(SetRequest.integer(ENTRY_STATUS, 6)));
    assertEquals(ErrorStatus.NO_CREATION, mib.set(SetRequest.integer(CONFIG + "3.1.4.1.97", 1)));
    assertEquals(ErrorStatus.NO_CREATION, mib.set(SetRequest.text(CONFIG + "3.1.2.1.97", "a")));
    assertEquals(ErrorStatus.NOT_WRITABLE, mib.set(SetRequest.unsigned(CONFIG + "3.1.3.0", 0)));
  }

  /** RFC 3014: the oldest are discarded to bring the log down to the new limit. */
  @Test
  void shouldDiscardTheOldestWhenTheLimitIsLowered() {
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.unsigned(ENTRY_LIMIT, 3)));
    assertEquals(3, mib.number(ENTRY_LIMIT));
    assertEquals(3, entriesShown());
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(LOG + "2.0." + (FILLED - 3)));
    assertEquals(10 * (FILLED - 2), mib.number(LOG + "2.0." + (FILLED - 2)));
    assertEquals(FILLED - 3, mib.number(STATS + "2.0"));
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.unsigned(ENTRY_LIMIT, 0)));
    assertEquals(0, mib.number(ENTRY_LIMIT));
    for (int i = 0; i < 40; i++) {
      add(EventKind.COLD_START, 0, 0);
    }
    assertEquals(32, entriesShown(), "all that there is room for");
  }

  @Test
  void shouldTakeNoLimitAboveItsOwn() {
    assertEquals(ErrorStatus.WRONG_VALUE, mib.set(SetRequest.unsigned(ENTRY_LIMIT, 33)));
    assertEquals(ErrorStatus.WRONG_TYPE, mib.set(SetRequest.integer(ENTRY_LIMIT, 3)));
    assertEquals(ErrorStatus.WRONG_VALUE, mib.set(SetRequest.raw(ENTRY_LIMIT, 0x42, 1, 0xFF)));
    assertEquals(ErrorStatus.NO_CREATION, mib.set(SetRequest.unsigned(CONFIG + "1.1", 3)));
    assertEquals(32, mib.number(ENTRY_LIMIT));
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.unsigned(ENTRY_LIMIT, 32)));
  }

  /** RFC 3416 §4.2.5: a SET that fails has changed nothing. */
  @Test
  void shouldDiscardNothingInASetThatFails() {
    storage.setFailing(true);
    assertEquals(ErrorStatus.COMMIT_FAILED, mib.set(SetRequest.unsigned(ENTRY_LIMIT, 1)));
    storage.setFailing(false);
    assertEquals(32, mib.number(ENTRY_LIMIT));
    assertEquals(FILLED, entriesShown());
    mib.lamp.setRefusing(true);
    assertEquals(
        ErrorStatus.COMMIT_FAILED,
        mib.set(
            SetRequest.unsigned(ENTRY_LIMIT, 1),
            SetRequest.integer("1.3.6.1.4.1.32473.100.1.3.1.1.4.2", 1)));
    assertEquals(FILLED, entriesShown());
    assertEquals(0, mib.number(STATS + "2.0"));
  }

  @Test
  void shouldTakeEveryAge() {
    for (long minutes : new long[] {0, 1, 0xFFFF_FFFFL}) {
      assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.unsigned(AGE_OUT, minutes)));
      assertEquals(minutes, mib.get(AGE_OUT).readUnsigned32(BerTag.GAUGE32));
      assertEquals(minutes, mib.log.ageOutMinutes());
    }
    assertEquals(ErrorStatus.WRONG_TYPE, mib.set(SetRequest.integer(AGE_OUT, 5)));
  }

  @Test
  void shouldBeSwitchedOffAndOnWithoutLosingAnything() {
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.integer(ADMIN_STATUS, 2)));
    assertEquals(2, mib.number(ADMIN_STATUS));
    assertEquals(1, mib.number(OPER_STATUS));
    add(EventKind.COLD_START, 0, 0);
    assertEquals(FILLED, entriesShown());
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.integer(ADMIN_STATUS, 1)));
    assertEquals(2, mib.number(OPER_STATUS));
    add(EventKind.COLD_START, 0, 0);
    assertEquals(FILLED + 1, entriesShown());
    assertEquals(ErrorStatus.WRONG_VALUE, mib.set(SetRequest.integer(ADMIN_STATUS, 3)));
  }

  /** RFC 2579 StorageType: what is permanent stays so. */
  @ParameterizedTest
  @CsvSource({"1, 12", "2, 12", "3, 12", "4, 0", "5, 12", "6, 10"})
  void shouldKeepItsStorageType(int type, int status) {
    assertEquals(
        ErrorStatus.name(status),
        ErrorStatus.name(mib.set(SetRequest.integer(STORAGE_TYPE, type))));
    assertEquals(4, mib.number(STORAGE_TYPE));
  }

  /** RFC 3014 nlmConfigLogOperStatus. */
  @Test
  void shouldSayThatTheNamedFilterIsNotThere() {
    // The fixture has the row of a manager under the profile p.
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.text(FILTER_NAME, "p")));
    assertEquals("p", mib.text(FILTER_NAME));
    assertEquals(2, mib.number(OPER_STATUS));
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.text(FILTER_NAME, "q")));
    assertEquals(3, mib.number(OPER_STATUS));
    mib.set(SetRequest.integer(ADMIN_STATUS, 2));
    assertEquals(1, mib.number(OPER_STATUS));
    mib.set(SetRequest.integer(ADMIN_STATUS, 1), SetRequest.text(FILTER_NAME, "p"));
    mib.set(SetRequest.integer("1.3.6.1.6.3.13.1.3.1.5.1.112.1.3", 6));
    assertEquals(3, mib.number(OPER_STATUS), "its only row is gone");
    assertEquals(ErrorStatus.WRONG_LENGTH, mib.set(SetRequest.text(FILTER_NAME, "x".repeat(33))));
    assertEquals(ErrorStatus.WRONG_VALUE, mib.set(SetRequest.octets(FILTER_NAME, (byte) 0xC3)));
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.text(FILTER_NAME, "")));
    assertEquals(2, mib.number(OPER_STATUS));
  }

  /** A bound that was made smaller since counts, and not what a manager had set above it. */
  @Test
  void shouldForgetALimitForWhichThereIsNoRoomAnyMore() {
    mib.set(SetRequest.unsigned(ENTRY_LIMIT, 7));
    Settings settings = mib.reopened();
    NotificationLog small = new NotificationLog(4);
    NotificationLogMib.register(
        new MibRegistry(20, 4, 64),
        mib.snmpV2,
        settings,
        small,
        mib.logFilter,
        mib.logContent,
        mib.engine,
        mib.clock);
    assertEquals(4, small.limit());
    assertEquals(1, settings.rejectedCount());
  }

  @Test
  void shouldSayThatItLogsNothingWhereItHasNoRoom() {
    MibRegistry registry = new MibRegistry(20, 4, 64);
    NotificationLog none = new NotificationLog(0);
    Settings settings = new Settings(null, 4);
    ProfileFilter filter = new ProfileFilter(new NotificationMib(new RowStore(null, 1_024), 4));
    NotificationLogMib.register(
        registry, mib.snmpV2, settings, none, filter, mib.logContent, mib.engine, mib.clock);
    SetRequest enable = SetRequest.integer(ADMIN_STATUS, 1);
    assertEquals(ErrorStatus.INCONSISTENT_VALUE, SetRequest.send(registry, enable));
    BerWriter writer = new BerWriter().wrap(new byte[20], 0, 20);
    registry.get(Oid.parse(OPER_STATUS), writer);
    assertEquals(1, writer.buffer()[writer.offset() + 2]);
    assertEquals(
        ErrorStatus.WRONG_VALUE, SetRequest.send(registry, SetRequest.unsigned(ENTRY_LIMIT, 1)));
  }

  /** RFC 3014 nlmLogIndex. */
  @Test
  void shouldTellTheGreatestIndexBehindTheLeast() {
    MibRegistry registry = new MibRegistry(1, 1, 1);
    NotificationLog old = LoggedEvents.goingOnAt(3, NotificationLog.INDEX_MAX);
    Event event = new Event().fill(EventKind.COLD_START, Severity.WARNING, 0, 0, 0, 0);
    old.add(event, 0, 0);
    old.add(event, 0, 0);
    LogEntries entries = new LogEntries(old);
    registry.register(
        new LogVariableTable(
            Oid.parse(VARIABLES.substring(0, VARIABLES.length() - 1)),
            new LogVariables(old, entries, mib.logContent)));
    Oid name = new Oid();
    assertTrue(registry.next(name));
    assertEquals(VARIABLES + "2.0.1.1", name.toString());
    assertTrue(registry.next(name));
    assertEquals(VARIABLES + "2.0.4294967295.1", name.toString());
    assertTrue(registry.next(name));
    assertEquals(VARIABLES + "3.0.1.1", name.toString());
  }
}
