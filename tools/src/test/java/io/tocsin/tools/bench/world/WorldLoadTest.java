/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldLoadTest {

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, true"})
  void shouldTellOfAnEventAMinuteAndBoard(boolean tls, boolean keepSessions) {
    WorldLoad load = new WorldLoad(1, tls, keepSessions, 4);
    WorldLoad.Cost cost = load.run(30);
    assertEquals(2, cost.boardHours());
    assertTrue(cost.events() > 80 && cost.events() < 160, "" + cost.events());
    assertTrue(cost.tasks() > cost.events(), "" + cost.tasks());
    assertTrue(cost.boardHoursPerSecond() > 0);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 7"})
  void shouldDoTheSameWorkFromTheSameSeed(long one, long other) {
    WorldLoad.Cost first = new WorldLoad(one, false, false, 3).run(20);
    WorldLoad.Cost second = new WorldLoad(other, false, false, 3).run(20);
    assertEquals(first.events(), second.events());
    assertEquals(first.tasks(), second.tasks());
  }
}
