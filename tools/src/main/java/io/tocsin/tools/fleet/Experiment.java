/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import io.tocsin.tools.fleet.report.Plot;
import io.tocsin.tools.fleet.report.Table;
import java.util.function.Consumer;

/** A question to a fleet, each possible course in a world of its own, and the answer. */
interface Experiment {

  /** What its files are called. */
  String name();

  /**
   * Plays it.
   *
   * @param progress is told what goes on
   */
  void run(Consumer<String> progress);

  /** The results in one table. */
  Table table();

  /** The figures that are plotted, for other programs. */
  Table series();

  /** The plots, which share a page. */
  Plot[] plots();
}
