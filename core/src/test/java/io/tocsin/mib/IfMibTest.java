/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.event.BoardWatch;
import io.tocsin.event.LineRule;
import io.tocsin.event.LinkReport;
import io.tocsin.event.LinkRule;
import io.tocsin.event.Severity;
import io.tocsin.event.ThresholdWatch;
import io.tocsin.hal.Link;
import io.tocsin.hal.LinkCounter;
import io.tocsin.hal.TestBoard;
import io.tocsin.snmp.ErrorStatus;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 2863. The types of the objects are {@link ConformanceTest}'s. */
class IfMibTest {

  private static final String IF = "1.3.6.1.2.1.2.2.1.";
  private static final String IF_X = "1.3.6.1.2.1.31.1.1.1.";

  private static final long LOOK_MS = 1_000;

  private final MibFixture mib = new MibFixture();

  private void lookAt(long ms) {
    mib.clock.monotonicMs = ms;
    mib.watch.step(ms);
  }

  @Test
  void shouldCountTheInterfacesWhateverTheirState() {
    mib.cable.set(false, Link.DOWN);
    assertEquals(2, mib.number("1.3.6.1.2.1.2.1.0"));
  }

  @Test
  void shouldTellThatRowsAndLayersAreThoseOfTheStart() {
    lookAt(LOOK_MS);
    assertEquals(0, mib.number("1.3.6.1.2.1.31.1.5.0"));
    assertEquals(0, mib.number("1.3.6.1.2.1.31.1.6.0"));
  }

  @Test
  void shouldTellWhatAnInterfaceIs() {
    mib.radio.setKind(Link.WIRELESS, "Example Radio 3", false);
    mib.radio.setCapacity(1492, 54_000_000);
    mib.radio.setPhysicalAddress(0xB8, 0x27, 0xEB, 0, 0, 0xFF);
    mib.radio.setAlias("to the yard");
    mib.radio.setPromiscuous(true);
    assertEquals(5, mib.number(IF + "1.5"));
    assertEquals("Example Radio 3", mib.text(IF + "2.5"));
    assertEquals(71, mib.number(IF + "3.5"));
    assertEquals(1492, mib.number(IF + "4.5"));
    assertEquals(54_000_000, mib.number(IF + "5.5"));
    assertEquals("[-72, 39, -21, 0, 0, -1]", Arrays.toString(octets(IF + "6.5")));
    assertEquals("wlan0", mib.text(IF_X + "1.5"));
    assertEquals(54, mib.number(IF_X + "15.5"));
    assertEquals(1, mib.number(IF_X + "16.5"));
    assertEquals(2, mib.number(IF_X + "17.5"));
    assertEquals("to the yard", mib.text(IF_X + "18.5"));
    assertEquals(2, mib.number(IF_X + "16.2"));
    assertEquals(1, mib.number(IF_X + "17.2"));
  }

  @Test
  void anInterfaceWithoutAddressShouldHaveAnEmptyOne() {
    mib.cable.setPhysicalAddress();
    assertEquals(0, octets(IF + "6.2").length);
  }

  private byte[] octets(String name) {
    BerReader reader = mib.get(name);
    int length = reader.readOctets(BerTag.OCTET_STRING, 0, Link.ADDRESS_BYTES_MAX);
    return Arrays.copyOfRange(reader.buffer(), reader.valueOffset(), reader.valueOffset() + length);
  }

  @Test
  void textsShouldBeDisplayStringsOfTheirSize() {
    mib.cable.setAlias("caf\u00E9 " + "x".repeat(70));
    mib.cable.setKind(Link.ETHERNET, "\uD83D\uDD14 bell" + "y".repeat(300), true);
    assertEquals("caf? " + "x".repeat(59), mib.text(IF_X + "18.2"));
    assertEquals("? bell" + "y".repeat(249), mib.text(IF + "2.2"));
  }

  /** ifSpeed stops at its greatest value; ifHighSpeed n is from n - 500,000 to n + 499,999. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "499999, 499999, 0",
    "500000, 500000, 1",
    "1499999, 1499999, 1",
    "1500000, 1500000, 2",
    "100000000, 100000000, 100",
    "4294967295, 4294967295, 4295",
    "4294967296, 4294967295, 4295",
    "10000000000, 4294967295, 10000",
    "9223372036854775807, 4294967295, 4294967295",
  })
  void speedsShouldBeBoundAndRounded(long bitsPerSecond, long speed, long highSpeed) {
    mib.cable.setCapacity(1500, bitsPerSecond);
    assertEquals(speed, mib.number(IF + "5.2"));
    assertEquals(highSpeed, mib.number(IF_X + "15.2"));
  }

  /** RFC 2863 §3.1.6: the low 32 bits, and all 64. */
  @ParameterizedTest
  @CsvSource({
    "0, 10, 6",
    "1, 11, 7",
    "2, , 8",
    "3, , 9",
    "4, 13, ",
    "5, 14, ",
    "6, 15, ",
    "7, 16, 10",
    "8, 17, 11",
    "9, , 12",
    "10, , 13",
    "11, 19, ",
    "12, 20, ",
  })
  void countersShouldHaveTheirColumns(int counter, Integer column, Integer columnOf64Bits) {
    long value = 0xFEDC_BA98_7654_3210L + counter;
    mib.radio.setCounter(counter, value);
    // Those of packets for several have both their columns in ifXTable.
    String column32 =
        column != null
            ? IF + column
            : IF_X + List.of(2, 3, 4, 5).get(List.of(2, 3, 9, 10).indexOf(counter));
    assertEquals(value & 0xFFFF_FFFFL, counter32(column32 + ".5"));
    assertEquals(0, counter32(column32 + ".2"));
    if (columnOf64Bits != null) {
      String name = IF_X + columnOf64Bits + ".5";
      assertEquals(value, mib.get(name).readUnsigned64(BerTag.COUNTER64));
    }
  }

  private long counter32(String name) {
    return mib.get(name).readUnsigned32(BerTag.COUNTER32);
  }

  @Test
  void statesAndTheirTimeShouldComeFromTheSameLook() {
    assertEquals(1, mib.number(IF + "7.2"));
    assertEquals(Link.UP, mib.number(IF + "8.2"));
    assertEquals(0, mib.number(IF + "9.2"));
    lookAt(LOOK_MS);
    mib.cable.set(false, Link.DOWN);
    mib.clock.monotonicMs = 1_500;
    assertEquals(1, mib.number(IF + "7.2"));
    assertEquals(Link.UP, mib.number(IF + "8.2"));
    lookAt(2 * LOOK_MS);
    lookAt(3 * LOOK_MS);
    assertEquals(2, mib.number(IF + "7.2"));
    assertEquals(Link.DOWN, mib.number(IF + "8.2"));
    assertEquals(200, mib.number(IF + "9.2"));
    assertEquals(0, mib.number(IF + "9.5"));
  }

  @Test
  void everyStateShouldHaveTheNumberOfTheModule() {
    long ms = 0;
    for (int status = Link.UP; status <= Link.LOWER_LAYER_DOWN; status++) {
      mib.radio.set(true, status);
      ms += LOOK_MS;
      lookAt(ms);
      assertEquals(status, mib.number(IF + "8.5"));
    }
  }

  /** RFC 2579 §2, TimeStamp: 0 for what was before sysUpTime went back to 0. */
  @Test
  void timesFromBeforeSysUpTimeWentBackToZeroShouldBeZero() {
    long wrapMs = 10L << 32;
    mib.cable.set(true, Link.DOWN);
    lookAt(wrapMs - 10);
    assertEquals(0xFFFF_FFFFL, mib.number(IF + "9.2"));
    mib.clock.monotonicMs = wrapMs;
    assertEquals(0, mib.number(IF + "9.2"));
    mib.radio.set(true, Link.DOWN);
    lookAt(wrapMs + LOOK_MS);
    assertEquals(0, mib.number(IF + "9.2"));
    assertEquals(100, mib.number(IF + "9.5"));
  }

  @Test
  void shouldTellWhenCountersBeganAnew() {
    mib.cable.setCounter(LinkCounter.IN_OCTETS, 1_000);
    lookAt(LOOK_MS);
    assertEquals(0, mib.number(IF_X + "19.2"));
    mib.cable.setCounter(LinkCounter.IN_OCTETS, 999);
    lookAt(2 * LOOK_MS);
    lookAt(3 * LOOK_MS);
    assertEquals(200, mib.number(IF_X + "19.2"));
    assertEquals(0, mib.number(IF_X + "19.5"));
  }

  @Test
  void shouldRefuseEveryWrite() {
    for (String name : List.of(IF + "7.2", IF_X + "14.2", IF_X + "16.2")) {
      assertEquals(ErrorStatus.NOT_WRITABLE, mib.set(SetRequest.integer(name, 2)));
    }
    assertEquals(ErrorStatus.NOT_WRITABLE, mib.set(SetRequest.text(IF_X + "18.2", "x")));
  }

  @Test
  void rowsShouldBeInTheOrderOfTheirNumbersWhateverTheBoardsOrderIs() {
    MibRegistry registry = registered(new int[] {7, 3, 2_147_483_647, 1}, LinkReport.BOTH);
    Oid name = new Oid();
    name.set(Oid.parse(IF + "1"));
    StringBuilder found = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      registry.next(name);
      found.append(name).append(' ').append(number(registry, name)).append('\n');
    }
    assertEquals(
        String.join(
            "\n", IF + "1.1 1", IF + "1.3 3", IF + "1.7 7", IF + "1.2147483647 2147483647", ""),
        found.toString());
    assertEquals(BerTag.OCTET_STRING, reader(registry, Oid.parse(IF_X + "1.7")).peekTag());
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "1, 1", "2, 1", "3, 1"})
  void linkUpDownTrapEnableShouldBeWhatTheConfigurationSays(int report, long enabled) {
    MibRegistry registry = registered(new int[] {1}, report);
    assertEquals(enabled, number(registry, Oid.parse(IF_X + "14.1")));
  }

  @Test
  void twoInterfacesWithOneNumberShouldBeAMistakeOfThePlatform() {
    assertThrows(IllegalArgumentException.class, () -> registered(new int[] {4, 4}, 0));
  }

  private MibRegistry registered(int[] indexes, int report) {
    TestBoard board = new TestBoard();
    LinkRule[] rules = new LinkRule[indexes.length];
    for (int i = 0; i < indexes.length; i++) {
      board.addLink("link" + i, indexes[i]);
      rules[i] = new LinkRule(report, Severity.WARNING);
    }
    BoardWatch watch =
        new BoardWatch(
            board, new ThresholdWatch[0], new LineRule[0], rules, 1000, (event, nowMs) -> {});
    MibRegistry registry = new MibRegistry(16, 1, 1);
    IfMib.register(registry, mib.snmpV2, mib.engine, mib.clock, board, watch);
    return registry;
  }

  private static BerReader reader(MibRegistry registry, Oid name) {
    byte[] space = new byte[64];
    BerWriter writer = new BerWriter().wrap(space, 0, space.length);
    registry.get(name, writer);
    return new BerReader().wrap(space, writer.offset(), writer.length());
  }

  private static long number(MibRegistry registry, Oid name) {
    return reader(registry, name).readInteger32();
  }
}
