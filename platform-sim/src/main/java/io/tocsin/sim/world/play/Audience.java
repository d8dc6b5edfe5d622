/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.play;

import io.tocsin.sim.world.check.Witness;
import java.util.List;
import java.util.function.Consumer;

/** All witnesses of a run. */
final class Audience {
  private final List<Witness> witnesses;

  Audience(List<Witness> witnesses) {
    this.witnesses = List.copyOf(witnesses);
  }

  /** Tells all of them. */
  void tell(Consumer<Witness> news) {
    for (Witness witness : witnesses) {
      news.accept(witness);
    }
  }
}
