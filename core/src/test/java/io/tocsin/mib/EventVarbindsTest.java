/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.LoggedEvents;
import io.tocsin.event.Severity;
import io.tocsin.event.ThresholdWatch;
import io.tocsin.hal.Link;
import io.tocsin.snmp.tlstm.TlstmCounters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventVarbindsTest {

  private static final String TOCSIN = "1.3.6.1.4.1.32473.100";

  private final MibFixture mib = new MibFixture();
  private final EventVarbinds content =
      new EventVarbinds(mib.board, mib.targets, mib.dm, mib.journal, mib.transportCounters);
  private final Event event = new Event().stamp(7L << 32 | 3, 123_456, 0);

  @ParameterizedTest
  @CsvSource({
    "1, coldStart",
    "2, warmStart",
    "3, authenticationFailure",
    "4, snmpTlstmServerCertificateUnknown",
    "5, snmpTlstmServerInvalidCertificate",
    "6, tocsinLineChanged",
    "7, tocsinThresholdCrossed",
    "8, tocsinThresholdCleared",
    "9, tocsinEventsLost",
    "10, tocsinJournalStateChanged",
    "11, tocsinDmServerRefused",
    "12, tocsinCertificateEnding",
    "15, tocsinTestTrap",
  })
  void shouldHaveTheObjectsOfTheNotificationInTheirOrderAndOfTheirTypes(
      int kind, String notification) {
    SmiModules modules = ConformanceTest.modules();
    event.fill(kind, Severity.WARNING, 0, 1, 80_000, ThresholdWatch.HIGH);
    content.pointAt(event);
    List<String> objects = new ArrayList<>(List.of("sysUpTime", "snmpTrapOID"));
    objects.addAll(modules.listing(notification).members());
    if (!objects.contains("tocsinEventId")) {
      objects.add("tocsinEventId");
    }
    assertEquals(objects.size(), content.count());
    for (int i = 0; i < objects.size(); i++) {
      Oid name = name(i);
      Oid objectType = modules.oid(objects.get(i));
      assertTrue(
          name.startsWith(objectType) && name.length() > objectType.length(), objects.get(i));
      ConformanceTest.checkValue(
          value(i), modules.resolve(modules.object(objects.get(i)).syntax()), name);
    }
    assertEquals(modules.oid(notification), oid(1));
  }

  @Test
  void everyKindOfEventShouldHaveANotification() {
    for (int kind = 1; kind < EventKind.COUNT; kind++) {
      content.pointAt(event.fill(kind, Severity.MINOR, 0, 0, 0, 0));
      assertTrue(content.count() >= 2);
    }
    event.fill(EventKind.COUNT, 0, 0, 0, 0, 0);
    assertThrows(IllegalArgumentException.class, () -> content.pointAt(event));
  }

  @Test
  void shouldTellTheTypeOfEachValueWithoutWritingIt() {
    for (int kind = 1; kind < EventKind.COUNT; kind++) {
      event.fill(kind, Severity.MINOR, 0, 1, 2, 1);
      content.pointAt(LoggedEvents.merge(event, 2));
      for (int i = 0; i < content.count(); i++) {
        assertEquals(value(i).peekTag(), content.tag(i), name(i).toString());
      }
    }
  }

  @Test
  void shouldBeginWithSysUpTimeAtTheEventAndTheNotification() {
    mib.clock.monotonicMs = 99_999_999;
    content.pointAt(event.fill(EventKind.COLD_START, Severity.INFORMATIONAL, 0, 0, 0, 0));
    assertEquals("1.3.6.1.2.1.1.3.0", name(0).toString());
    assertEquals(123_456, value(0).readUnsigned32(BerTag.TIME_TICKS));
    assertEquals("1.3.6.1.6.3.1.1.4.1.0", name(1).toString());
    assertEquals("1.3.6.1.6.3.1.1.5.1", oid(1).toString());
    assertEquals(3, content.count());
  }

  @Test
  void shouldTellALineWithTheLevelThatItHadThen() {
    mib.door.drive(false);
    content.pointAt(event.fill(EventKind.LINE_CHANGED, Severity.INFORMATIONAL, 0, 1, 0, 0));
    assertEquals(TOCSIN + ".1.3.1.1.2.1", name(2).toString());
    assertEquals("door", text(2));
    assertEquals(TOCSIN + ".1.3.1.1.4.1", name(3).toString());
    assertEquals(1, value(3).readInteger32());
    assertEquals(TOCSIN + ".1.6.1.0", name(4).toString());
    assertEquals("\0\0\0\7\0\0\0\3", text(4));
    assertEquals(TOCSIN + ".1.6.2.0", name(5).toString());
    assertEquals(Severity.INFORMATIONAL, value(5).readInteger32());
  }

  @Test
  void shouldTellASensorWithTheValueAndTheThresholdThatItWasComparedWith() {
    mib.supply.set(5_000);
    event.fill(EventKind.THRESHOLD_CROSSED, Severity.WARNING, 1, 4_650, 4_700, ThresholdWatch.LOW);
    content.pointAt(event);
    assertEquals(TOCSIN + ".1.2.1.1.2.2", name(2).toString());
    assertEquals("supply", text(2));
    assertEquals("V", text(3));
    assertEquals(TOCSIN + ".1.2.1.1.4.2", name(4).toString());
    assertEquals(4_650, value(4).readInteger32());
    assertEquals(4_700, value(5).readInteger32());
    assertEquals(2, value(6).readInteger32());
  }

  /** RFC 2863: ifOperStatus has the state before down, or the one after it. */
  @Test
  void shouldTellALinkWithItsIndexTheOtherStateAndItsName() {
    SmiModules modules =
        ConformanceTest.modules().read(StandardModules.folder().resolve("IF-MIB.txt"));
    mib.radio.set(true, Link.DOWN);
    for (String notification : List.of("linkDown", "linkUp")) {
      boolean isUp = notification.equals("linkUp");
      int kind = isUp ? EventKind.LINK_UP : EventKind.LINK_DOWN;
      content.pointAt(event.fill(kind, Severity.WARNING, 1, Link.UP, 2, 0));
      assertEquals(modules.oid(notification), oid(1));
      assertEquals(
          List.of("ifIndex", "ifAdminStatus", "ifOperStatus"), objects(modules, notification));
      assertEquals("1.3.6.1.2.1.2.2.1.1.5", name(2).toString());
      assertEquals(5, value(2).readInteger32());
      assertEquals("1.3.6.1.2.1.2.2.1.7.5", name(3).toString());
      assertEquals(2, value(3).readInteger32());
      assertEquals("1.3.6.1.2.1.2.2.1.8.5", name(4).toString());
      assertEquals(1, value(4).readInteger32());
      assertEquals("1.3.6.1.2.1.31.1.1.1.1.5", name(5).toString());
      assertEquals("wlan0", text(5));
      assertEquals(TOCSIN + ".1.6.1.0", name(6).toString());
      assertEquals(TOCSIN + ".1.6.2.0", name(7).toString());
      assertEquals(8, content.count());
    }
  }

  private static List<String> objects(SmiModules modules, String notification) {
    return modules.listing(notification).members();
  }

  @Test
  void shouldTellAnUnknownServerCertificateWithItsCounter() {
    mib.transportCounters.increment(TlstmCounters.SESSION_UNKNOWN_SERVER_CERTIFICATE);
    content.pointAt(event.fill(EventKind.SERVER_CERTIFICATE_UNKNOWN, Severity.MINOR, 0, 0, 0, 0));
    assertEquals("1.3.6.1.2.1.198.0.1", oid(1).toString());
    assertEquals("1.3.6.1.2.1.198.2.1.8.0", name(2).toString());
    assertEquals(1, value(2).readUnsigned32(BerTag.COUNTER32));
  }

  @Test
  void shouldTellAnInvalidServerCertificateWithTheFingerprintOfTheTarget() {
    mib.transportCounters.increment(TlstmCounters.SESSION_INVALID_SERVER_CERTIFICATES);
    content.pointAt(event.fill(EventKind.SERVER_CERTIFICATE_INVALID, Severity.MINOR, 0, 0, 0, 0));
    // RFC 6353 §7: the index of snmpTlstmAddrTable is IMPLIED snmpTargetAddrName, here "noc".
    assertEquals("1.3.6.1.2.1.198.2.2.1.9.1.1.110.111.99", name(2).toString());
    assertEquals("\4\1\2\3", text(2));
    assertEquals("1.3.6.1.2.1.198.2.1.9.0", name(3).toString());
    assertEquals(1, value(3).readUnsigned32(BerTag.COUNTER32));
  }

  @Test
  void shouldTellWhoWasRefusedByWhichRuleAndHowOften() {
    content.pointAt(event.fill(EventKind.DM_SERVER_REFUSED, Severity.WARNING, 1, 5, 12, 0));
    assertEquals(TOCSIN + ".0.6", oid(1).toString());
    assertEquals("com.example.dm1", text(2));
    assertEquals("Rule five.", text(3));
    assertEquals(12, value(4).readUnsigned32(BerTag.GAUGE32));
  }

  @Test
  void shouldSayOfATestThatNothingHasHappened() {
    content.pointAt(event.fill(EventKind.TEST, Severity.INFORMATIONAL, 0, 0, 0, 0));
    assertEquals(TOCSIN + ".0.8", oid(1).toString());
    assertEquals(TOCSIN + ".1.6.13.0", name(2).toString());
    assertTrue(text(2).contains("nothing has happened"), text(2));
  }

  @Test
  void shouldKeepItsOwnCopyOfTheEvent() {
    content.pointAt(event.fill(EventKind.LINE_CHANGED, Severity.WARNING, 0, 1, 0, 0));
    event.fill(EventKind.COLD_START, Severity.WARNING, 5, 0, 0, 0).stamp(0, 0, 0);
    assertEquals(123_456, value(0).readUnsigned32(BerTag.TIME_TICKS));
    assertEquals("door", text(2));
    assertEquals(1, value(3).readInteger32());
  }

  private Oid name(int index) {
    Oid name = new Oid();
    content.name(index, name);
    return name;
  }

  private BerReader value(int index) {
    BerWriter writer = new BerWriter().wrap(new byte[300], 0, 300);
    content.value(index, writer);
    return new BerReader().wrap(writer.buffer(), writer.offset(), writer.length());
  }

  private Oid oid(int index) {
    Oid value = new Oid();
    value(index).readOid(BerTag.OBJECT_IDENTIFIER, value);
    return value;
  }

  private String text(int index) {
    BerReader reader = value(index);
    int length = reader.readOctets(BerTag.OCTET_STRING, 0, 255);
    return new String(reader.buffer(), reader.valueOffset(), length, StandardCharsets.ISO_8859_1);
  }
}
