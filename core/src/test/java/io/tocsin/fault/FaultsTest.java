/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.fault;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** An agent that was made without faults has none, and can be given none. */
class FaultsTest {

  /** A plan by which everything goes wrong. */
  private static final class Everything implements FaultPlan {
    @Override
    public boolean maybe(String site) {
      return true;
    }

    @Override
    public boolean isPlanted(String bug) {
      return true;
    }
  }

  @Test
  void shouldHaveNoFaultsWithoutAPlan() {
    assertFalse(Faults.isPossible());
    for (String site : FaultSites.ALL) {
      assertFalse(Faults.maybe(site), site);
    }
    for (String bug : PlantedBugs.ALL) {
      assertFalse(Faults.planted(bug), bug);
    }
  }

  @Test
  void shouldRefuseAPlanThatComesTooLate() {
    assertFalse(Faults.isPossible());
    assertThrows(IllegalStateException.class, () -> FaultInjection.install(new Everything()));
    assertFalse(Faults.maybe(FaultSites.EARLY_IDLE));
    assertFalse(Faults.planted(PlantedBugs.SKIP_SYNC));
  }
}
