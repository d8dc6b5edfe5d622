/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerError;
import io.tocsin.ber.BerTag;
import io.tocsin.event.DropCause;
import io.tocsin.event.Severity;
import io.tocsin.event.ThresholdWatch;
import io.tocsin.hal.Sensor;
import io.tocsin.snmp.EngineCounters;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.tlstm.SessionEnd;
import io.tocsin.snmp.tlstm.TlstmCounters;
import org.junit.jupiter.api.Test;

final class TocsinMibTest {

  private static final String OBJECTS = "1.3.6.1.4.1.32473.100.1.";
  private static final String SENSOR = OBJECTS + "2.1.1.";
  private static final String LINE = OBJECTS + "3.1.1.";
  private static final String TARGET = OBJECTS + "4.1.1.";
  private static final String DROPS = OBJECTS + "4.2.1.2.";
  private static final String CLASSES = "1.3.6.1.4.1.32473.100.1.4.3.1.";
  private static final String COUNTER = OBJECTS + "5.1.1.";
  private static final String DOOR_LEVEL = LINE + "4.1";
  private static final String LAMP_LEVEL = LINE + "4.2";

  private final MibFixture mib = new MibFixture();

  @Test
  void shouldTellOfTheAgentItself() {
    assertEquals("0.1.0", mib.text(OBJECTS + "1.1.0"));
    assertEquals("\u0007\uFFFD\u000C\u001F\u0017;;\0+\0\0", mib.text(OBJECTS + "1.2.0"));
    assertEquals(2, mib.number(OBJECTS + "1.3.0"));
    assertEquals("\u0007\uFFFD\u0001\u0001\0\0\0\0+\0\0", mib.text(OBJECTS + "1.4.0"));
    mib.clock.trusted = true;
    mib.clock.boundMs = 1_798_761_599_000L;
    assertEquals(1, mib.number(OBJECTS + "1.3.0"));
    assertEquals("\u0007\uFFFD\u000C\u001F\u0017;;\0+\0\0", mib.text(OBJECTS + "1.4.0"));
  }

  @Test
  void shouldTellOfEverySensor() {
    mib.temperature.set(-12_500);
    mib.supply.setStatus(Sensor.FAULTY);
    assertEquals("soc-temp", mib.text(SENSOR + "2.1"));
    assertEquals("supply", mib.text(SENSOR + "2.2"));
    assertEquals("C", mib.text(SENSOR + "3.1"));
    assertEquals(-12_500, mib.number(SENSOR + "4.1"));
    assertEquals(1, mib.number(SENSOR + "5.1"));
    assertEquals(3, mib.number(SENSOR + "5.2"));
    mib.supply.setStatus(Sensor.UNAVAILABLE);
    assertEquals(2, mib.number(SENSOR + "5.2"));
    assertEquals(80_000, mib.number(SENSOR + "6.1"));
    assertEquals(75_000, mib.number(SENSOR + "7.1"));
    assertEquals(ThresholdWatch.NO_LOW, mib.number(SENSOR + "8.1"));
    assertEquals(ThresholdWatch.NO_HIGH, mib.number(SENSOR + "6.2"));
    assertEquals(4_700, mib.number(SENSOR + "8.2"));
    assertEquals(4_800, mib.number(SENSOR + "9.2"));
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(SENSOR + "2.3"));
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(SENSOR + "2.0"));
  }

  @Test
  void shouldTellOfAnAlarmAndSinceWhen() {
    assertEquals(1, mib.number(SENSOR + "10.1"));
    mib.temperature.set(81_000);
    mib.supply.set(4_600);
    mib.clock.monotonicMs = 10_000;
    assertEquals(10, mib.number(SENSOR + "11.1"));
    mib.watch.step(10_000);
    assertEquals(2, mib.number(SENSOR + "10.1"));
    assertEquals(3, mib.number(SENSOR + "10.2"));
    assertEquals(0, mib.number(SENSOR + "11.1"));
    mib.clock.monotonicMs = 17_999;
    assertEquals(7, mib.number(SENSOR + "11.1"));
  }

  @Test
  void shouldTellOfEveryLine() {
    assertEquals("door", mib.text(LINE + "2.1"));
    assertEquals("lamp", mib.text(LINE + "2.2"));
    assertEquals(1, mib.number(LINE + "3.1"));
    assertEquals(2, mib.number(LINE + "3.2"));
    mib.board.change(0, true);
    assertEquals(1, mib.number(DOOR_LEVEL));
    assertEquals(0, mib.number(LAMP_LEVEL));
    assertEquals(1, mib.number(LINE + "5.2"));
    mib.lamp.setAvailable(false);
    assertEquals(2, mib.number(LINE + "5.2"));
    assertEquals(1, mib.number(LINE + "5.1"));
  }

  @Test
  void settingTheLevelOfAnOutputShouldDriveIt() {
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.integer(LAMP_LEVEL, 1)));
    assertTrue(mib.lamp.isActive());
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.integer(LAMP_LEVEL, 0)));
    assertFalse(mib.lamp.isActive());
  }

  @Test
  void settingALevelShouldBeRefusedWhereItCannotBe() {
    assertEquals(ErrorStatus.NOT_WRITABLE, mib.set(SetRequest.integer(DOOR_LEVEL, 1)));
    assertEquals(ErrorStatus.NO_CREATION, mib.set(SetRequest.integer(LINE + "4.3", 1)));
    assertEquals(ErrorStatus.WRONG_VALUE, mib.set(SetRequest.integer(LAMP_LEVEL, 2)));
    assertEquals(ErrorStatus.WRONG_TYPE, mib.set(SetRequest.text(LAMP_LEVEL, "1")));
    assertEquals(ErrorStatus.NOT_WRITABLE, mib.set(SetRequest.integer(LINE + "3.2", 1)));
    assertEquals(ErrorStatus.NOT_WRITABLE, mib.set(SetRequest.text(LINE + "2.2", "x")));
  }

  @Test
  void aLineShouldGoBackWhenTheRequestFails() {
    mib.lamp.drive(true);
    mib.storage.setFailing(true);
    assertEquals(
        ErrorStatus.COMMIT_FAILED,
        mib.set(SetRequest.integer(LAMP_LEVEL, 0), SetRequest.text("1.3.6.1.2.1.1.5.0", "lost")));
    assertTrue(mib.lamp.isActive());
  }

  @Test
  void hardwareThatRefusesShouldFailTheCommit() {
    mib.lamp.setRefusing(true);
    assertEquals(
        ErrorStatus.COMMIT_FAILED,
        mib.set(
            SetRequest.text("1.3.6.1.2.1.1.5.0", "renamed"), SetRequest.integer(LAMP_LEVEL, 1)));
    assertEquals("board1", mib.text("1.3.6.1.2.1.1.5.0"));
  }

  @Test
  void shouldTellOfEveryTargetSoThatTheCountsConserve() {
    mib.targets.lastError = "connection refused \u20AC";
    for (int index = 1; index <= 2; index++) {
      assertEquals(
          mib.number(TARGET + "5." + index),
          mib.number(TARGET + "6." + index)
              + mib.number(TARGET + "7." + index)
              + mib.number(TARGET + "8." + index)
              + mib.number(TARGET + "12." + index)
              + mib.number(TARGET + "9." + index));
    }
    assertEquals("noc", mib.text(TARGET + "2.1"));
    assertEquals(1, mib.number(TARGET + "3.1"));
    assertEquals(2, mib.number(TARGET + "3.2"));
    assertEquals(TargetStatus.OPEN, mib.number(TARGET + "4.1"));
    assertEquals(TargetStatus.IDLE, mib.number(TARGET + "4.2"));
    assertEquals(100, mib.number(TARGET + "6.1"));
    assertEquals(0, mib.number(TARGET + "7.1"));
    assertEquals(0, mib.number(TARGET + "6.2"));
    assertEquals(101, mib.number(TARGET + "7.2"));
    assertEquals("", mib.text(TARGET + "10.1"));
    assertEquals(7, mib.number(TARGET + "11.1"));
    assertEquals(0xFFFF_FFFFL, mib.number(TARGET + "13.1"));
    assertEquals(250, mib.number(TARGET + "13.2"));
    assertEquals("connection refused \u20AC", mib.text(TARGET + "10.2"));
  }

  @Test
  void dropsShouldBeToldByCauseAndAddUp() {
    long sum = 0;
    for (int cause = 1; cause < DropCause.COUNT; cause++) {
      sum += mib.number(DROPS + "2." + cause);
    }
    assertEquals(mib.number(TARGET + "9.2"), sum);
    assertEquals(3, mib.number(DROPS + "1." + DropCause.QUEUE_FULL));
    assertEquals(10, mib.number(DROPS + "2." + DropCause.SHUT_DOWN));
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(DROPS + "1." + DropCause.COUNT));
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(DROPS + "3.1"));
  }

  @Test
  void shouldTellOfEveryTargetBySeverity() {
    for (int severity = 1; severity < Severity.COUNT; severity++) {
      for (int column = 2; column <= 8; column++) {
        String instance = column + ".2." + severity;
        assertEquals(1000 + 100L * severity + column, mib.number(CLASSES + instance));
      }
    }
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(CLASSES + "2.1." + Severity.COUNT));
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(CLASSES + "2.3.1"));
  }

  @Test
  void everyCauseOfARefusalShouldHaveACounterWithItsName() {
    mib.engineCounters.increment(EngineCounters.UNKNOWN_RESPONSES);
    mib.engineCounters.countParseError(BerError.LENGTH_INDEFINITE);
    mib.transportCounters.increment(TlstmCounters.CLOSE_TIMEOUTS);
    mib.transportCounters.countEnd(SessionEnd.HANDSHAKE_TIMEOUT);
    assertCounter(1, EngineCounters.UNKNOWN_RESPONSES, "unknownResponses");
    assertCounter(2, BerError.LENGTH_INDEFINITE, "indefinite length");
    assertCounter(3, TlstmCounters.CLOSE_TIMEOUTS, "closeTimeouts");
    assertCounter(4, SessionEnd.HANDSHAKE_TIMEOUT, "handshake timed out");
  }

  private void assertCounter(int group, int number, String name) {
    assertEquals(name, mib.text(COUNTER + "3." + group + "." + number));
    assertEquals(
        1, mib.get(COUNTER + "4." + group + "." + number).readUnsigned32(BerTag.COUNTER32));
  }

  @Test
  void theCausesOfTheModuleShouldBeThoseOfTheCode() {
    SmiSyntax causes = ConformanceTest.modules().resolve(syntax("tocsinTargetDropCause"));
    assertEquals(DropCause.COUNT - 1, causes.numbers().size());
    causes
        .numbers()
        .forEach((name, number) -> assertEquals(words(name), DropCause.name(number.intValue())));
  }

  private static SmiSyntax syntax(String object) {
    return ConformanceTest.modules().object(object).syntax();
  }

  private static String words(String name) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      words.append(Character.isUpperCase(c) ? " " : "").append(Character.toLowerCase(c));
    }
    return words.toString();
  }
}
