/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.hal.Line;
import java.util.List;

/**
 * Lines of one kind, such as GPIO, which the board has among its own. Both methods are called from
 * the agent's thread and wait for nothing. Whoever makes a source closes it, after the board.
 */
public interface LineSource {

  /**
   * Its lines, the same ones in the same order as long as it lives. No two lines of a board have
   * the same name; names that begin with {@code led-} are those of LEDs.
   */
  List<? extends Line> lines();

  /**
   * Takes the oldest level change of any of its input lines that has not been taken yet, as {@link
   * io.tocsin.hal.Board#pollLineChange} does.
   *
   * @return index of the line in {@link #lines}, shifted left by one, with the new level (1 active)
   *     in the lowest bit; -1 when no change waits
   */
  int pollChange();
}
