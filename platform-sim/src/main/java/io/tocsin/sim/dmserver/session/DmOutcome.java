/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

import java.util.List;

/**
 * What became of a command.
 *
 * @param command the line of the script
 * @param name the element: Get, Add, ...
 * @param statuses the codes that came, in their order, those of chunks left out; none when the
 *     session ended before
 * @param results what a Get brought
 * @param asExpected whether it is what the script expected
 * @param note what else there is to say; empty for nothing
 */
public record DmOutcome(
    String command,
    String name,
    List<Integer> statuses,
    List<DmResult> results,
    boolean asExpected,
    String note) {

  /** Copies the lists. */
  public DmOutcome {
    statuses = List.copyOf(statuses);
    results = List.copyOf(results);
  }

  /** The first code; 0 for none. */
  public int status() {
    return statuses.isEmpty() ? 0 : statuses.get(0);
  }
}
