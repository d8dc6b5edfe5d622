/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import io.tocsin.tools.bench.ProcessMemory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The figures of one process of the agent, minute by minute, while it tells of events at a steady
 * rate and is cut off again and again.
 */
final class Soak {

  private static final long NS_PER_SECOND = 1_000_000_000;
  private static final long NS_PER_MS = 1_000_000;
  private static final int SECONDS_PER_MINUTE = 60;

  /** Parts of the time, of which the second is compared with the last. */
  private static final int PARTS = 4;

  private final Trial trial;
  private final TocsinContestant tocsin;
  private final Sink sink;
  private final List<Minute> minutes = new ArrayList<>();

  Soak(Trial trial, TocsinContestant tocsin, Sink sink) {
    this.trial = trial;
    this.tocsin = tocsin;
    this.sink = sink;
  }

  /**
   * The end of a minute.
   *
   * @param events made so far
   * @param messages that arrived so far
   * @param cuts of all connections so far
   * @param memory what the process has
   */
  record Minute(long events, long messages, long cuts, ProcessMemory memory) {}

  /**
   * Runs.
   *
   * @param count minutes
   * @param perSecond events in a second
   * @param cutSeconds time between two cuts
   */
  void run(int count, int perSecond, int cutSeconds) throws IOException, InterruptedException {
    long startNs = System.nanoTime();
    long total = (long) count * SECONDS_PER_MINUTE * perSecond;
    long cuts = 0;
    for (long events = 1; events <= total; events++) {
      tocsin.test();
      awaitNs(startNs + events * NS_PER_SECOND / perSecond);
      if (events % ((long) cutSeconds * perSecond) == 0) {
        sink.cut();
        cuts++;
      }
      if (events % ((long) SECONDS_PER_MINUTE * perSecond) == 0) {
        ProcessMemory memory = ProcessMemory.of(trial.process());
        minutes.add(new Minute(events, sink.messages(), cuts, memory));
      }
    }
  }

  private static void awaitNs(long timeNs) throws InterruptedException {
    long leftMs = (timeNs - System.nanoTime()) / NS_PER_MS;
    if (leftMs > 0) {
      Thread.sleep(leftMs);
    }
  }

  List<Minute> minutes() {
    return minutes;
  }

  /**
   * By how much a figure is greater in the last quarter of the time than in the second, in which
   * all that is made once has been made.
   *
   * @param figure which one
   * @return the ratio of the medians
   */
  double growth(ToLongFunction<ProcessMemory> figure) {
    int part = Math.max(1, minutes.size() / PARTS);
    List<Minute> early = minutes.subList(Math.min(part, minutes.size() - 1), 2 * part);
    List<Minute> late = minutes.subList(minutes.size() - part, minutes.size());
    return median(late, figure) / median(early, figure);
  }

  private static double median(List<Minute> some, ToLongFunction<ProcessMemory> figure) {
    long[] sorted = some.stream().map(Minute::memory).mapToLong(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
