/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.auth;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** OMA DM Notification 1.2.1 §6.2.10: one session for the same session id. */
class RecentTriggersTest {

  private final RecentTriggers triggers = new RecentTriggers(3, 1_000);

  @Test
  void shouldKnowARepetitionByServerAndSession() {
    assertTrue(triggers.isFirst("a", 1, 0));
    assertFalse(triggers.isFirst("a", 1, 1));
    assertTrue(triggers.isFirst("a", 2, 2));
    assertTrue(triggers.isFirst("b", 1, 3));
    assertFalse(triggers.isFirst("a", 1, 4));
  }

  @Test
  void shouldTakeASessionIdAnewAfterItsTime() {
    assertTrue(triggers.isFirst("a", 1, 0));
    assertFalse(triggers.isFirst("a", 1, 999));
    assertTrue(triggers.isFirst("a", 1, 1_000));
    assertFalse(triggers.isFirst("a", 1, 1_999));
  }

  @Test
  void shouldForgetTheOldestWhenFull() {
    for (int session = 1; session <= 4; session++) {
      assertTrue(triggers.isFirst("a", session, 0));
    }
    assertFalse(triggers.isFirst("a", 2, 0));
    assertFalse(triggers.isFirst("a", 4, 0));
    assertTrue(triggers.isFirst("a", 1, 0));
    assertTrue(triggers.isFirst("a", 2, 0));
  }

  @Test
  void shouldRefuseToHaveNoRoom() {
    assertThrows(IllegalArgumentException.class, () -> new RecentTriggers(0, 1));
  }
}
