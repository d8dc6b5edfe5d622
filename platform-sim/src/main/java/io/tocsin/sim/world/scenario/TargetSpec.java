/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

/**
 * A target of a board: a server that it tells of events.
 *
 * @param board the board's name
 * @param name the target's name, unique on the board
 * @param server the server's name, unique on the board
 * @param inform whether it gets informs; if not, traps
 * @param pinned whether the fingerprint of the server's usual certificate is configured
 * @param allowed whether the server may be told anything
 */
public record TargetSpec(
    String board, String name, String server, boolean inform, boolean pinned, boolean allowed) {

  /** The target as a line of a scenario. */
  @Override
  public String toString() {
    return "target "
        + board
        + " "
        + name
        + " "
        + server
        + (inform ? " inform" : " trap")
        + (pinned ? " pinned" : "")
        + (allowed ? "" : " denied");
  }
}
