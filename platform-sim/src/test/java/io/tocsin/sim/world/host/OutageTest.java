/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that is gone for a while, without a word, while events go on. */
class OutageTest extends WorldBed {

  private static final int CHANGES = 6;

  @ParameterizedTest
  @ValueSource(ints = {3_000, 5_000, 8_000, 30_000, 300_000, 3_600_000})
  void shouldBringEveryInformOfAnOutage(int outageMs) {
    start("inform");
    server.powerOff(true);
    for (int i = 0; i < CHANGES; i++) {
      change(1);
      world.run(outageMs / CHANGES);
    }
    server.powerOn();
    world.run(1_800_000);
    assertEquals(CHANGES + 1, delivered());
    assertEquals(CHANGES + 1, board.agent().targets().accepted(0));
    assertEquals(CHANGES + 1, server.eventCount());
  }
}
