/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.campaign;

import java.io.PrintStream;
import java.util.Locale;

/** A line on a terminal that shows how far something has come; nothing where there is none. */
final class Progress {
  private static final int WIDTH = 40;
  private static final long PAUSE_NS = 200_000_000;

  private final PrintStream terminal;
  private final int total;
  private final long startNs = System.nanoTime();
  private long shownNs;

  /**
   * A line that is not shown yet.
   *
   * @param terminal where; null for nowhere
   * @param total what there is to do
   */
  Progress(PrintStream terminal, int total) {
    this.terminal = terminal;
    this.total = total;
  }

  /** Shows how much is done. */
  void show(int done, String more) {
    long nowNs = System.nanoTime();
    if (terminal == null || (done < total && nowNs - shownNs < PAUSE_NS)) {
      return;
    }
    shownNs = nowNs;
    int filled = (int) ((long) WIDTH * done / Math.max(1, total));
    double seconds = (nowNs - startNs) / 1e9;
    terminal.printf(
        Locale.ROOT,
        "\r[%s%s] %d of %d, %.0f s%s ",
        "#".repeat(filled),
        " ".repeat(WIDTH - filled),
        done,
        total,
        seconds,
        more);
    terminal.flush();
  }

  /** Takes the line away. */
  void clear() {
    if (terminal != null) {
      terminal.print("\r" + " ".repeat(WIDTH * 2) + "\r");
      terminal.flush();
    }
  }
}
