/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.EngineCounters;
import io.tocsin.snmp.ErrorStatus;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The standard modules: values, and the SET of each object that can be written. */
final class SnmpV2MibTest {

  private static final String SYSTEM = "1.3.6.1.2.1.1.";
  private static final String ENABLE_AUTHEN_TRAPS = "1.3.6.1.2.1.11.30.0";
  private static final String SET_SERIAL_NO = "1.3.6.1.6.3.1.1.6.1.0";
  private static final String USE_PREFIX = "1.3.6.1.2.1.190.1.2.1.0";

  private final MibFixture mib = new MibFixture();

  @Test
  void systemGroupShouldTellWhatItWasGiven() {
    assertEquals("test board, agent 0.1", mib.text(SYSTEM + "1.0"));
    assertEquals("nobody", mib.text(SYSTEM + "4.0"));
    assertEquals("board1", mib.text(SYSTEM + "5.0"));
    assertEquals("a shelf", mib.text(SYSTEM + "6.0"));
    assertEquals(72, mib.number(SYSTEM + "7.0"));
  }

  @Test
  void sysUpTimeShouldFollowTheMonotonicClock() {
    mib.clock.monotonicMs = 12_345;
    assertEquals(1_234, mib.get(SYSTEM + "3.0").readUnsigned32(BerTag.TIME_TICKS));
  }

  @Test
  void sysOrRowsShouldTellWhenTheyWereAdded() {
    assertEquals(0, mib.number(SYSTEM + "8.0"));
    mib.clock.monotonicMs = 5_000;
    mib.snmpV2.addModule(Oid.of(1, 3, 6, 1, 2, 1, 4), "IP-MIB");
    assertEquals(500, mib.number(SYSTEM + "8.0"));
    assertEquals("IP-MIB", mib.text(SYSTEM + "9.1.3.15"));
    assertEquals(500, mib.number(SYSTEM + "9.1.4.15"));
    assertEquals(0, mib.number(SYSTEM + "9.1.4.14"));
  }

  @Test
  void sysOrTableShouldRefuseMoreModulesThanItHasRoomFor() {
    Oid id = Oid.of(1, 3);
    assertThrows(
        IllegalStateException.class,
        () -> {
          for (int i = 0; i < 100; i++) {
            mib.snmpV2.addModule(id, "module " + i);
          }
        });
  }

  @Test
  void countersShouldBeThoseOfTheEngine() {
    for (int counter = 0; counter < EngineCounters.STANDARD_COUNT; counter++) {
      for (int i = 0; i <= counter; i++) {
        mib.engineCounters.increment(counter);
      }
    }
    for (int counter = 0; counter < EngineCounters.STANDARD_COUNT; counter++) {
      BerReader value = mib.get(EngineCounters.instance(counter));
      assertEquals(
          counter + 1, value.readUnsigned32(BerTag.COUNTER32), EngineCounters.name(counter));
    }
  }

  @Test
  void transportCountersShouldBeThoseOfTheTransportModel() {
    for (int counter = 1; counter <= 10; counter++) {
      for (int i = 0; i < counter; i++) {
        mib.transportCounters.increment(counter);
      }
    }
    for (int counter = 1; counter <= 10; counter++) {
      assertEquals(counter, mib.number("1.3.6.1.2.1.198.2.1." + counter + ".0"));
    }
  }

  @Test
  void snmpEngineGroupShouldTellWhoTheEngineIsAndForHowLong() {
    mib.clock.monotonicMs = 61_999;
    BerReader id = mib.get("1.3.6.1.6.3.10.2.1.1.0");
    int length = id.readOctets(BerTag.OCTET_STRING, 5, 32);
    assertArrayEquals(
        MibFixture.ENGINE_ID,
        Arrays.copyOfRange(id.buffer(), id.valueOffset(), id.valueOffset() + length));
    assertEquals(7, mib.number("1.3.6.1.6.3.10.2.1.2.0"));
    assertEquals(61, mib.number("1.3.6.1.6.3.10.2.1.3.0"));
    assertEquals(8192, mib.number("1.3.6.1.6.3.10.2.1.4.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.0", "5.0", "6.0"})
  void sysContactNameAndLocationShouldTakeDisplayStrings(String object) {
    String name = SYSTEM + object;
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.text(name, "x".repeat(255))));
    assertEquals("x".repeat(255), mib.text(name));
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.text(name, "two\r\nlines")));
    assertEquals("two\r\nlines", mib.text(name));
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.text(name, "")));
    assertEquals("", mib.text(name));
    assertEquals(ErrorStatus.WRONG_TYPE, mib.set(SetRequest.integer(name, 1)));
    assertEquals(ErrorStatus.WRONG_LENGTH, mib.set(SetRequest.text(name, "x".repeat(256))));
    assertEquals(ErrorStatus.WRONG_VALUE, mib.set(SetRequest.octets(name, (byte) 0xC3)));
    assertEquals(ErrorStatus.WRONG_VALUE, mib.set(SetRequest.text(name, "a\rb")));
    assertEquals(ErrorStatus.WRONG_ENCODING, mib.set(SetRequest.raw(name, 4, 5, 'a')));
    assertEquals("", mib.text(name));
    String other = name.substring(0, name.length() - 1) + "1";
    assertEquals(ErrorStatus.NO_CREATION, mib.set(SetRequest.text(other, "x")));
  }

  @Test
  void severalVariablesShouldBeSetTogetherOrNotAtAll() {
    assertEquals(
        ErrorStatus.WRONG_VALUE,
        mib.set(
            SetRequest.text(SYSTEM + "4.0", "somebody"),
            SetRequest.integer(ENABLE_AUTHEN_TRAPS, 3)));
    assertEquals("nobody", mib.text(SYSTEM + "4.0"));
    assertEquals(
        ErrorStatus.NO_ERROR,
        mib.set(
            SetRequest.text(SYSTEM + "4.0", "somebody"),
            SetRequest.integer(ENABLE_AUTHEN_TRAPS, 1)));
    assertEquals("somebody", mib.text(SYSTEM + "4.0"));
    assertTrue(mib.snmpV2.authenticationTrapsEnabled());
  }

  @Test
  void snmpEnableAuthenTrapsShouldTakeItsTwoValues() {
    assertFalse(mib.snmpV2.authenticationTrapsEnabled());
    assertEquals(2, mib.number(ENABLE_AUTHEN_TRAPS));
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.integer(ENABLE_AUTHEN_TRAPS, 1)));
    assertTrue(mib.snmpV2.authenticationTrapsEnabled());
    assertEquals(1, mib.number(ENABLE_AUTHEN_TRAPS));
    assertEquals(ErrorStatus.WRONG_VALUE, mib.set(SetRequest.integer(ENABLE_AUTHEN_TRAPS, 0)));
    assertEquals(ErrorStatus.WRONG_TYPE, mib.set(SetRequest.text(ENABLE_AUTHEN_TRAPS, "1")));
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.integer(ENABLE_AUTHEN_TRAPS, 2)));
    assertFalse(mib.snmpV2.authenticationTrapsEnabled());
  }

  @Test
  void snmpTsmConfigurationUsePrefixShouldReachTheSecurityModel() {
    assertEquals(2, mib.number(USE_PREFIX));
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.integer(USE_PREFIX, 1)));
    assertTrue(mib.securityModel.usePrefix());
    assertEquals(1, mib.number(USE_PREFIX));
    assertEquals(ErrorStatus.WRONG_VALUE, mib.set(SetRequest.integer(USE_PREFIX, 3)));
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.integer(USE_PREFIX, 2)));
    assertFalse(mib.securityModel.usePrefix());
  }

  /** RFC 3416 §4.2.5 rule 10: a value that could be assigned under other circumstances. */
  @Test
  void snmpTsmConfigurationUsePrefixShouldNotTakeAValueThatLocksOutEveryManager() {
    mib.prefixPolicy.usable = false;
    assertEquals(ErrorStatus.INCONSISTENT_VALUE, mib.set(SetRequest.integer(USE_PREFIX, 1)));
    assertFalse(mib.securityModel.usePrefix());
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.integer(USE_PREFIX, 2)));
    mib.prefixPolicy.usable = true;
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.integer(USE_PREFIX, 1)));
  }

  @Test
  void snmpSetSerialNoShouldRiseWhenItsValueIsWritten() {
    long serial = mib.number(SET_SERIAL_NO);
    assertEquals(42, serial);
    assertEquals(
        ErrorStatus.INCONSISTENT_VALUE, mib.set(SetRequest.integer(SET_SERIAL_NO, serial + 1)));
    assertEquals(serial, mib.number(SET_SERIAL_NO));
    assertEquals(ErrorStatus.NO_ERROR, mib.set(SetRequest.integer(SET_SERIAL_NO, serial)));
    assertEquals(serial + 1, mib.number(SET_SERIAL_NO));
    assertEquals(ErrorStatus.WRONG_VALUE, mib.set(SetRequest.integer(SET_SERIAL_NO, -1)));
    assertEquals(ErrorStatus.WRONG_TYPE, mib.set(SetRequest.text(SET_SERIAL_NO, "43")));
  }

  @Test
  void snmpSetSerialNoShouldBeGivenBackWhenTheRequestFails() {
    mib.lamp.setRefusing(true);
    assertEquals(
        ErrorStatus.COMMIT_FAILED,
        mib.set(
            SetRequest.integer(SET_SERIAL_NO, 42),
            SetRequest.integer("1.3.6.1.4.1.32473.100.1.3.1.1.4.2", 1)));
    assertEquals(42, mib.number(SET_SERIAL_NO));
  }

  @Test
  void snmpSetSerialNoShouldNotBeTakenTwiceInOneRequest() {
    SetRequest take = SetRequest.integer(SET_SERIAL_NO, 42);
    assertEquals(ErrorStatus.COMMIT_FAILED, mib.set(take, take));
    assertEquals(42, mib.number(SET_SERIAL_NO));
  }

  @Test
  void snmpSetSerialNoShouldWrapToZero() {
    MibRegistry registry = new MibRegistry(1, 1, 16);
    TestAndIncrement last =
        new TestAndIncrement(
            Oid.parse("1.3.6.1.1"), (into, offset, length) -> Arrays.fill(into, (byte) -1));
    registry.register(last);
    SetRequest greatest = SetRequest.integer("1.3.6.1.1.0", Integer.MAX_VALUE);
    assertEquals(ErrorStatus.NO_ERROR, SetRequest.send(registry, greatest));
    assertEquals(ErrorStatus.INCONSISTENT_VALUE, SetRequest.send(registry, greatest));
    assertEquals(
        ErrorStatus.NO_ERROR, SetRequest.send(registry, SetRequest.integer("1.3.6.1.1.0", 0)));
  }

  @Test
  void whatOnlyNotificationsTellShouldNotBeReadable() {
    assertEquals(BerTag.NO_SUCH_OBJECT, mib.getResult("1.3.6.1.6.3.1.1.4.1.0"));
    assertEquals(BerTag.NO_SUCH_OBJECT, mib.getResult("1.3.6.1.6.3.1.1.4.3.0"));
  }

  @Test
  void whatBelongsToCommunitiesShouldNotBeThere() {
    assertEquals(BerTag.NO_SUCH_OBJECT, mib.getResult("1.3.6.1.2.1.11.4.0"));
    assertEquals(BerTag.NO_SUCH_OBJECT, mib.getResult("1.3.6.1.2.1.11.5.0"));
  }
}
