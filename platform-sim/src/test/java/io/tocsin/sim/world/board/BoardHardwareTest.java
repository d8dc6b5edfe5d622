/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Sensor;
import io.tocsin.sim.BoardPlan;
import io.tocsin.sim.world.Scheduler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoardHardwareTest {

  private static final int DOOR = 0;
  private static final int BUTTON = 1;
  private static final int RELAY = 2;

  private final Scheduler scheduler = new Scheduler();
  private final BoardHardware hardware = new BoardHardware(scheduler, BoardPlan.STANDARD, "serial");
  private int wakes;

  @BeforeEach
  void powerOn() {
    hardware.setWake(() -> wakes++);
    hardware.powerOn();
  }

  private List<Integer> changes() {
    List<Integer> changes = new ArrayList<>();
    for (int change = hardware.pollLineChange(); change >= 0; ) {
      changes.add(change);
      change = hardware.pollLineChange();
    }
    return changes;
  }

  @Test
  void shouldTellTheAgentOfChangesAndWakeIt() {
    assertTrue(hardware.setInput(DOOR, true));
    assertFalse(hardware.setInput(DOOR, true));
    assertTrue(hardware.setInput(BUTTON, true));
    assertEquals(2, wakes);
    assertEquals(List.of(1, 3), changes());
    assertTrue(hardware.line(DOOR).isActive());
  }

  @Test
  void shouldForgetWithThePowerWhatTheAgentHasNotTaken() {
    hardware.setInput(DOOR, true);
    assertTrue(hardware.line(RELAY).drive(true));
    hardware.setSensor(0, 12);
    hardware.powerOn();
    assertEquals(List.of(), changes());
    assertTrue(hardware.line(DOOR).isActive());
    assertFalse(hardware.line(RELAY).isActive());
    assertEquals(12, hardware.sensor(0).valueMilli());
  }

  @Test
  void shouldNotSeeWhatAStuckLineDoes() {
    hardware.setStuck(DOOR, true);
    assertFalse(hardware.setInput(DOOR, true));
    assertFalse(hardware.line(DOOR).isActive());
    hardware.setStuck(DOOR, false);
    assertEquals(List.of(1), changes());
  }

  @Test
  void shouldLoseALineThatIsGone() {
    hardware.setInput(DOOR, true);
    changes();
    hardware.setGone(DOOR, true);
    hardware.setGone(RELAY, true);
    assertEquals(List.of(0), changes());
    assertFalse(hardware.line(DOOR).isActive());
    assertEquals("relay", hardware.line(RELAY).name());
    assertFalse(hardware.line(RELAY).drive(true));
    hardware.setGone(DOOR, false);
    assertEquals(List.of(1), changes());
  }

  @Test
  void shouldFlapUntilToldOtherwise() {
    hardware.setFlapping(DOOR, 10);
    scheduler.runUntil(45);
    assertEquals(List.of(1, 0, 1, 0), changes());
    hardware.setFlapping(DOOR, 0);
    scheduler.runUntil(100);
    assertEquals(List.of(), changes());
  }

  @Test
  void shouldLoseASensorAcrossStarts() {
    hardware.setSensorStatus(1, Sensor.UNAVAILABLE);
    hardware.powerOn();
    assertEquals(Sensor.UNAVAILABLE, hardware.sensor(1).status());
    assertEquals(5_000, hardware.sensor(1).valueMilli());
    hardware.setSensor(1, 4_900);
    assertEquals(Sensor.OK, hardware.sensor(1).status());
  }
}
