/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tsm;

import io.tocsin.snmp.SecurityModel;
import io.tocsin.snmp.TmStateReference;
import java.util.ArrayList;
import java.util.List;

/** Counts the messages that a security model could take on now, by taking them on. */
public final class FreeStates {

  private FreeStates() {}

  /** The number; nothing has changed afterwards. */
  public static int of(TransportSecurityModel model) {
    TmStateReference state = new TmStateReference();
    List<Integer> taken = new ArrayList<>();
    int reference = model.states.store(state);
    while (reference != SecurityModel.NO_STATE_REFERENCE) {
      taken.add(reference);
      reference = model.states.store(state);
    }
    taken.forEach(model::releaseState);
    return taken.size();
  }
}
