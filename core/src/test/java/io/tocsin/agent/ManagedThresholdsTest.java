/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.hal.TestBoard;
import io.tocsin.hal.VirtualConnection;
import io.tocsin.mib.SetRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Thresholds that a manager sets while the agent runs; the configuration has 70 and 65 degrees. */
class ManagedThresholdsTest extends ManagedWorld {

  private static final String ENTRY = "1.3.6.1.4.1.32473.100.1.2.2.1.";
  private static final String TEMPERATURE = ".116.101.109.112.101.114.97.116.117.114.101";
  private static final int ACTIVE = 1;
  private static final int CREATE_AND_GO = 4;
  private static final int DESTROY = 6;

  private String setThresholds(int status, int highMilli, int highClearMilli) {
    return set(
        SetRequest.integer(ENTRY + 2 + TEMPERATURE, highMilli),
        SetRequest.integer(ENTRY + 3 + TEMPERATURE, highClearMilli),
        SetRequest.integer(ENTRY + 8 + TEMPERATURE, status));
  }

  private void measure(int milli) {
    ((TestBoard.TestSensor) platform.board.sensor(0)).set(milli);
    world.run(3_000);
  }

  @Test
  void shouldCountInPlaceOfThoseOfTheConfiguration() throws Exception {
    start(TRAP_TARGET);
    VirtualConnection receiver = accept();
    world.run(2_000);
    notifications(receiver);
    assertEquals("noError", setThresholds(CREATE_AND_GO, 50_000, 45_000));
    measure(60_000);
    assertEquals(List.of(THRESHOLD_CROSSED), notifications(receiver));
    measure(75_000);
    assertEquals(List.of(), notifications(receiver), "it is crossed already");
    assertEquals("noError", setThresholds(ACTIVE, 90_000, 80_000));
    measure(75_001);
    assertEquals(1, notifications(receiver).size(), "below the new clearing value");
  }

  @Test
  void shouldOutliveARestartAndGiveWayToTheConfigurationWhenTheyAreGone() throws Exception {
    start(TRAP_TARGET);
    assertEquals("noError", setThresholds(CREATE_AND_GO, 50_000, 45_000));
    restart(TRAP_TARGET);
    VirtualConnection[] receivers = new VirtualConnection[2];
    receivers[0] = accept();
    measure(60_000);
    receivers[1] = accept();
    int crossed = 0;
    for (VirtualConnection receiver : receivers) {
      crossed += notifications(receiver).contains(THRESHOLD_CROSSED) ? 1 : 0;
    }
    assertEquals(1, crossed);
    assertEquals("noError", set(SetRequest.integer(ENTRY + 8 + TEMPERATURE, DESTROY)));
    measure(64_000);
    assertEquals(1, notifications(receivers[1]).size(), "cleared below 65 degrees");
    measure(69_000);
    assertEquals(List.of(), notifications(receivers[1]));
    measure(71_000);
    assertEquals(List.of(THRESHOLD_CROSSED), notifications(receivers[1]));
  }

  @Test
  void shouldGoOnAfterAReload() throws Exception {
    start(TRAP_TARGET);
    assertEquals("noError", setThresholds(CREATE_AND_GO, 50_000, 45_000));
    measure(60_000);
    assertEquals(
        List.of(), agent.reload(configuration(TRAP_TARGET).configuration(), world.nowMs()));
    world.wake();
    world.run(5_000);
    assertEquals(2, agent.targets().accepted(0), "the start and one crossing");
    measure(40_000);
    assertEquals(3, agent.targets().accepted(0));
  }
}
