/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import io.tocsin.dm.trap.TrapSources;
import io.tocsin.event.SubjectNames;
import io.tocsin.event.ThresholdWatch;

/** What traps can tell of: the board, with the thresholds of the configuration as it is now. */
final class BoardSources implements TrapSources {

  private DmSurroundings now;

  BoardSources(DmSurroundings surroundings) {
    now = surroundings;
  }

  /** Exchanges the configuration. */
  void connect(DmSurroundings surroundings) {
    now = surroundings;
  }

  @Override
  public SubjectNames names() {
    return now.subjects;
  }

  @Override
  public boolean isInput(int line) {
    return !now.board.line(line).isOutput();
  }

  @Override
  public ThresholdWatch threshold(int sensor) {
    return now.watch.threshold(sensor);
  }
}
