/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

/**
 * An account of a board for a DM server.
 *
 * @param board the board's name
 * @param server the server's name, unique on the board
 * @param auth how both show who they are, in the words of the configuration
 * @param plain whether it leads to HTTP without a channel
 * @param pinned whether the fingerprint of the server's usual certificate is configured
 */
public record AccountSpec(String board, String server, String auth, boolean plain, boolean pinned) {

  /** The account as a line of a scenario. */
  @Override
  public String toString() {
    return "account "
        + board
        + " "
        + server
        + " "
        + auth
        + (plain ? " plain" : "")
        + (pinned ? " pinned" : "");
  }
}
