/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TrapRoundTest {

  @Test
  void shouldComputeFiguresOfARoundOfTraps() {
    assertEquals(
        new TrapRound(2_000, 5, 520), TrapRound.of("1000", "500000000", "5000000", "520000"));
  }
}
