/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

  private static TargetCounts traps(long sent, long queued, long dropped) {
    return new TargetCounts(
        "traps", TargetCounts.Kind.TRAP, sent + queued + dropped, sent, 0, queued, dropped);
  }

  private static TargetCounts informs(long acknowledged) {
    return new TargetCounts(
        "informs", TargetCounts.Kind.INFORM, acknowledged, 0, acknowledged, 0, 0);
  }

  @Test
  void shouldBeGoodWhenEverythingArrived() {
    Tally tally = Tally.of(List.of(traps(5, 0, 0), informs(5)), 5, 5, 0);
    assertEquals(new Tally(10, 10, 0), tally);
    assertTrue(tally.isGood());
  }

  @Test
  void shouldNotBeGoodWhenNothingArrived() {
    assertFalse(Tally.of(List.of(traps(0, 0, 0), informs(0)), 0, 0, 0).isGood());
    assertFalse(Tally.of(List.of(), 0, 0, 0).isGood());
  }

  @Test
  void shouldCountWhatWasSentAndDidNotArrive() {
    Tally tally = Tally.of(List.of(traps(5, 0, 0), informs(5)), 3, 5, 0);
    assertEquals(new Tally(10, 8, 2), tally);
    assertFalse(tally.isGood());
  }

  @Test
  void shouldCompareTheAlertsOfDmServersToo() {
    TargetCounts server = new TargetCounts("dm.1", TargetCounts.Kind.ALERT, 4, 0, 4, 0, 0);
    TargetCounts nobody = new TargetCounts("dm.2", TargetCounts.Kind.ALERT, 0, 0, 0, 0, 0);
    assertEquals(new Tally(4, 4, 0), Tally.of(List.of(server, nobody), 0, 0, 4));
    assertEquals(new Tally(4, 3, 1), Tally.of(List.of(server, nobody), 0, 0, 3));
  }

  @Test
  void shouldNotLetASurplusOfOneTargetHideTheLossOfTheOther() {
    assertEquals(2, Tally.of(List.of(traps(5, 0, 0), informs(5)), 3, 7, 0).lost());
  }

  @Test
  void shouldCountWhatTheAgentStillHasOrGaveUp() {
    assertEquals(3, Tally.of(List.of(traps(5, 1, 2), informs(5)), 5, 5, 0).lost());
  }
}
