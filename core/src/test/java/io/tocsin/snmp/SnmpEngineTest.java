/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SnmpEngineTest {

  private static final long START_MS = 5_000;
  private static final long WRAP_MS = (1L << 31) * 1000;

  private final SnmpEngine engine = new SnmpEngine(new byte[5], 3, START_MS);

  @Test
  void shouldCountWholeSecondsSinceTheStart() {
    assertEquals(0, engine.engineTime(START_MS + 999));
    assertEquals(1, engine.engineTime(START_MS + 1000));
    assertEquals(3, engine.engineBoots(START_MS + 1000));
  }

  @Test
  void shouldStartAgainWithOneMoreBootWhenTheTimeWouldExceedItsRange() {
    long lastMs = START_MS + WRAP_MS - 1;
    assertEquals(Integer.MAX_VALUE, engine.engineTime(lastMs));
    assertEquals(3, engine.engineBoots(lastMs));
    assertEquals(0, engine.engineTime(lastMs + 1));
    assertEquals(4, engine.engineBoots(lastMs + 1));
  }

  @Test
  void shouldStayAtTheGreatestNumberOfBoots() {
    SnmpEngine old = new SnmpEngine(new byte[5], Integer.MAX_VALUE, START_MS);
    assertEquals(Integer.MAX_VALUE, old.engineBoots(START_MS + WRAP_MS));
  }

  @Test
  void shouldCountHundredthsAndWrapAt32Bits() {
    assertEquals(1, engine.sysUpTime(START_MS + 19));
    assertEquals(0xFFFF_FFFFL, engine.sysUpTime(START_MS + 0xFFFF_FFFFL * 10));
    assertEquals(0, engine.sysUpTime(START_MS + 0x1_0000_0000L * 10));
  }

  @Test
  void shouldRefuseIdentifiersAndBootsOutsideOfTheirRange() {
    assertThrows(IllegalArgumentException.class, () -> new SnmpEngine(new byte[4], 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new SnmpEngine(new byte[33], 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new SnmpEngine(new byte[5], 0, 0));
    assertEquals(32, new SnmpEngine(new byte[32], 1, 0).engineId().length());
  }
}
