/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A target that missed events is told so at once when it has got what waited. */
class PromptLossReportTest extends WorldBed {
  private static final String EVENTS_LOST = ".32473.100.0.4";
  private static final int KEPT = 2;

  @ParameterizedTest
  @ValueSource(strings = {"trap", "inform"})
  void shouldTellOfLossesThoughNothingElseIsDue(String type) {
    start(type, "outbox.informational.events = " + KEPT, "sensor.period.ms = 3600000");
    server.powerOff(false);
    world.run(1_000);
    change(10);
    server.powerOn();
    int before = server.eventCount();
    world
        .scheduler()
        .runUntil(world.scheduler().nowMs() + 600_000, () -> server.eventCount() == before + KEPT);
    // A trap counts as delivered when its session has lasted for a second.
    world.run(2_000);
    assertEquals(before + KEPT + 1, server.eventCount());
    int last = server.received().size() - 1;
    assertTrue(server.received().get(last).name().endsWith(EVENTS_LOST));
  }
}
