/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

/**
 * A message that a board has given to a channel.
 *
 * @param board the board
 * @param target index of the target
 * @param timeMs when, in milliseconds of the world
 * @param channel number of the channel since the start of the agent
 * @param notice what it says
 * @param sizeBytes the message's size
 * @param step number of the board's step in which it was sent
 */
public record Sending(
    BoardView board,
    int target,
    long timeMs,
    long channel,
    Notice notice,
    int sizeBytes,
    long step) {

  /** Where and what, for people. */
  public String label() {
    return board.label(target) + ", event " + notice.event();
  }
}
