/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A value for each target of each board, made when it is asked for first. */
final class PerTarget<T> {
  private final Supplier<T> maker;
  private final Map<String, List<T>> values = new HashMap<>();

  PerTarget(Supplier<T> maker) {
    this.maker = maker;
  }

  T of(BoardView board, int target) {
    List<T> list = values.computeIfAbsent(board.name(), name -> new ArrayList<>());
    while (list.size() <= target) {
      list.add(maker.get());
    }
    return list.get(target);
  }

  /** Makes all values of a board anew. */
  void reset(BoardView board) {
    values.remove(board.name());
  }
}
