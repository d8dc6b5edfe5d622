/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.board;

import io.tocsin.hal.Log;
import io.tocsin.sim.world.Scheduler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A log that keeps the newest entries, and counts all; every entry goes into the checksum. */
public final class BoundedLog implements Log {

  private static final String[] SEVERITIES = {"error", "warning", "info", "debug"};

  private final Scheduler scheduler;
  private final int entriesMax;
  private final int severityMax;
  private final ArrayDeque<String> entries = new ArrayDeque<>();
  private final long[] counts = new long[SEVERITIES.length];
  private Consumer<String> reader = entry -> {};

  /**
   * An empty log.
   *
   * @param scheduler the world's time
   * @param entriesMax entries kept
   * @param severityMax the least severe entries that are kept, {@link #ERROR} to {@link #DEBUG}
   */
  public BoundedLog(Scheduler scheduler, int entriesMax, int severityMax) {
    this.scheduler = scheduler;
    this.entriesMax = entriesMax;
    this.severityMax = severityMax;
  }

  /** Lets somebody read each text as it is written. */
  public void setReader(Consumer<String> reader) {
    this.reader = reader;
  }

  @Override
  public boolean isEnabled(int severity) {
    return severity <= severityMax;
  }

  @Override
  public void write(int severity, String topic, String text) {
    if (!isEnabled(severity)) {
      return;
    }
    counts[severity]++;
    scheduler.hash().mix(text);
    reader.accept(text);
    if (entries.size() == entriesMax) {
      entries.remove();
    }
    entries.add(scheduler.nowMs() + " " + SEVERITIES[severity] + " " + topic + ": " + text);
  }

  /** The newest entries, oldest first: moment of the world in ms, severity, topic, text. */
  public List<String> entries() {
    return new ArrayList<>(entries);
  }

  /**
   * How many entries of a severity there were.
   *
   * @param severity {@link #ERROR} to {@link #DEBUG}
   */
  public long count(int severity) {
    return counts[severity];
  }
}
