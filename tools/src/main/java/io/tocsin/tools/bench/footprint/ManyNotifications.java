/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import io.tocsin.tools.bench.ProcessMemory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory of one process of the agent while it tells of very many events, each of which arrives.
 *
 * @param steps what was measured, the first after one notification
 */
record ManyNotifications(List<Step> steps) {

  /** Events that may be on their way at a time; fewer than the queue has room for. */
  private static final int UNDER_WAY_MAX = 32;

  private static final int STEPS = 10;
  private static final long PATIENCE_MS = 60_000;

  /** Notifications so far, and what the process has then. */
  record Step(long notifications, ProcessMemory memory) {}

  /**
   * Has an agent tell of events.
   *
   * @param trial its process, of which the sink has the first notification
   * @param tocsin asked for events
   * @param sink whom it tells
   * @param total how many notifications
   */
  static ManyNotifications run(Trial trial, TocsinContestant tocsin, Sink sink, long total)
      throws IOException, InterruptedException {
    List<Step> steps = new ArrayList<>();
    long before = sink.messages();
    steps.add(new Step(before, ProcessMemory.of(trial.process())));
    for (int step = 1; step <= STEPS; step++) {
      long until = total * step / STEPS;
      for (long sent = before; sent < until; sent++) {
        tocsin.test();
        demand(sink, sent + 1 - UNDER_WAY_MAX);
      }
      demand(sink, until);
      before = Math.max(before, until);
      steps.add(new Step(before, ProcessMemory.of(trial.process())));
    }
    return new ManyNotifications(steps);
  }

  private static void demand(Sink sink, long count) throws IOException, InterruptedException {
    if (!sink.await(count, PATIENCE_MS)) {
      throw new IOException(
          "notification " + count + " does not arrive; " + sink.messages() + " did");
    }
  }
}
