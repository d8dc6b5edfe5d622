/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.ber.BerTag;
import io.tocsin.event.BoardWatch;
import io.tocsin.event.LineRule;
import io.tocsin.event.LinkRule;
import io.tocsin.event.SensorHistory;
import io.tocsin.event.ThresholdWatch;
import io.tocsin.hal.Sensor;
import io.tocsin.hal.TestBoard;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3433. */
class EntitySensorMibTest {

  private static final String MODULE = "1.3.6.1.2.1.99";
  private static final String ENTRY = MODULE + ".1.1.1.";

  private static final long PERIOD_MS = 1_000;

  private final MibFixture mib = new MibFixture();
  private final PhysicalEntities entities = new PhysicalEntities(mib.board);
  private final int temperature = entities.index(1);
  private final int supply = entities.index(2);

  private void readAt(long ms) {
    mib.clock.monotonicMs = ms;
    mib.watch.step(ms);
  }

  /** entitySensorValueGroup. */
  @Test
  void shouldHaveEveryObjectOfItsGroupAndNoOther() {
    Column.check(
        mib,
        MODULE,
        List.of(
            new Column(ENTRY + 1, BerTag.INTEGER, 1, 12),
            new Column(ENTRY + 2, BerTag.INTEGER, 1, 17),
            new Column(ENTRY + 3, BerTag.INTEGER, -8, 9),
            new Column(ENTRY + 4, BerTag.INTEGER, -1_000_000_000, 1_000_000_000),
            new Column(ENTRY + 5, BerTag.INTEGER, 1, 3),
            new Column(ENTRY + 6, BerTag.OCTET_STRING, 0, 255),
            new Column(ENTRY + 7, BerTag.TIME_TICKS, 0, 0xFFFF_FFFFL),
            new Column(ENTRY + 8, BerTag.GAUGE32, 0, 0xFFFF_FFFFL)));
  }

  @Test
  void shouldHaveARowForEachSensorUnderItsPhysicalEntity() {
    assertEquals(2, mib.walk().stream().filter(name -> name.startsWith(ENTRY + "1.")).count());
    assertEquals("soc-temp", mib.text("1.3.6.1.2.1.47.1.1.1.1.7." + temperature));
    assertEquals(SensorMeasure.CELSIUS, mib.number(ENTRY + "1." + temperature));
    assertEquals("C", mib.text(ENTRY + "6." + temperature));
    assertEquals(SensorMeasure.VOLTS_DC, mib.number(ENTRY + "1." + supply));
    assertEquals(SensorMeasure.UNITS, mib.number(ENTRY + "2." + supply));
    assertEquals(3, mib.number(ENTRY + "3." + supply));
    assertEquals(5_000, mib.number(ENTRY + "4." + supply));
    assertEquals("V", mib.text(ENTRY + "6." + supply));
  }

  @Test
  void shouldTellTheLastReadingAndItsTimeAndReadNothingItself() {
    readAt(PERIOD_MS);
    mib.temperature.set(71_500);
    mib.clock.monotonicMs = 1_999;
    assertEquals(0, mib.number(ENTRY + "4." + temperature));
    assertEquals(100, mib.number(ENTRY + "7." + temperature));
    readAt(2 * PERIOD_MS);
    mib.clock.monotonicMs = 2_999;
    assertEquals(71_500, mib.number(ENTRY + "4." + temperature));
    assertEquals(200, mib.number(ENTRY + "7." + temperature));
    assertEquals(PERIOD_MS, mib.number(ENTRY + "8." + temperature));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "2, 3"})
  void shouldTellTheStateOfTheLastReadingWithTheLastGoodValue(int status, int operStatus) {
    mib.temperature.set(42_000);
    readAt(PERIOD_MS);
    mib.temperature.setStatus(status);
    readAt(2 * PERIOD_MS);
    assertEquals(operStatus, mib.number(ENTRY + "5." + temperature));
    assertEquals(42_000, mib.number(ENTRY + "4." + temperature));
    assertEquals(200, mib.number(ENTRY + "7." + temperature));
  }

  @Test
  void aSensorThatHasNotBeenReadShouldBeUnavailable() {
    TestBoard board = TestBoard.of(List.of(), List.of("x"), List.of());
    assertEquals(Sensor.OK, board.sensor(0).status());
    SensorHistory history =
        new BoardWatch(
                board,
                new ThresholdWatch[1],
                new LineRule[0],
                new LinkRule[0],
                PERIOD_MS,
                (event, nowMs) -> {})
            .sensors();
    assertEquals(Sensor.UNAVAILABLE, history.status(0));
    assertEquals(BoardWatch.NEVER, history.readMs(0));
  }

  /**
   * Type, scale and precision of a unit, and what becomes of 1.234 of it. Types: 1 other, 4
   * voltsDC, 5 amperes, 6 watts, 7 hertz, 8 celsius, 9 percentRH, 10 rpm, 12 truthvalue. Scales: 7
   * micro, 8 milli, 9 units, 10 kilo, 11 mega, 12 giga. Only types 4 to 8 have fixed-point numbers.
   */
  @ParameterizedTest
  @CsvSource({
    "C, 8, 9, 3, 1234",
    "\u00B0C, 8, 9, 3, 1234",
    "V, 4, 9, 3, 1234",
    "mV, 4, 8, 3, 1234",
    "A, 5, 9, 3, 1234",
    "uA, 5, 7, 3, 1234",
    "\u00B5A, 5, 7, 3, 1234",
    "W, 6, 9, 3, 1234",
    "kW, 6, 10, 3, 1234",
    "Hz, 7, 9, 3, 1234",
    "MHz, 7, 11, 3, 1234",
    "GHz, 7, 12, 3, 1234",
    "%RH, 9, 9, 0, 1",
    "rpm, 10, 9, 0, 1",
    "bool, 12, 9, 0, 1",
    "m, 1, 8, 0, 1234",
    "%, 1, 8, 0, 1234",
    "'', 1, 8, 0, 1234",
    "mm, 1, 8, 0, 1234",
    "hV, 1, 8, 0, 1234",
    "kC, 1, 8, 0, 1234",
    "VA, 1, 8, 0, 1234",
  })
  void shouldUnderstandUnits(String unit, int type, int scale, int precision, int value) {
    SensorMeasure measure = SensorMeasure.of(unit);
    assertEquals(type, measure.type());
    assertEquals(scale, measure.scale());
    assertEquals(precision, measure.precision());
    assertEquals(value, measure.value(1_234));
  }

  /** EntitySensorValue: the bounds of each kind of number. */
  @ParameterizedTest
  @CsvSource({
    "C, 999999999, 999999999",
    "C, 1000000000, 1000000000",
    "C, 2147483647, 1000000000",
    "C, -999999999, -999999999",
    "C, -2147483648, -1000000000",
    "m, 2147483647, 1000000000",
    "m, -2147483648, -1000000000",
    "%RH, -1, 0",
    "%RH, 499, 0",
    "%RH, 500, 1",
    "%RH, 100499, 100",
    "%RH, 2147483647, 100",
    "rpm, 1499, 1",
    "rpm, 1500, 2",
    "rpm, -1500, -1",
    "rpm, -1501, -2",
    "rpm, 2147483647, 2147484",
    "bool, 0, 2",
    "bool, 1000, 1",
  })
  void valuesShouldStayWithinTheirBounds(String unit, int milli, int value) {
    assertEquals(value, SensorMeasure.of(unit).value(milli));
  }
}
