/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import java.util.List;

/** All checkers of a run. */
public final class Checkers {
  private Checkers() {}

  /**
   * Makes them.
   *
   * @param findings takes what they find
   */
  public static List<Checker> all(Findings findings) {
    return List.of(
        new ConservationChecker(findings),
        new OfferChecker(findings),
        new DeliveryChecker(findings),
        new OrderChecker(findings),
        new DuplicateChecker(findings),
        new BoundsChecker(findings),
        new PaceChecker(findings),
        new FairnessChecker(findings),
        new PeerChecker(findings),
        new EngineChecker(findings),
        new LossChecker(findings),
        new DurabilityChecker(findings),
        new WearChecker(findings),
        new ReloadChecker(findings),
        new DmAlertChecker(findings),
        new DmDeliveryChecker(findings),
        new DmPaceChecker(findings),
        new RowChecker(findings),
        new RestChecker(findings));
  }
}
