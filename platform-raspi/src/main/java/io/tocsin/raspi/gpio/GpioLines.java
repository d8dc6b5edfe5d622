/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.gpio;

import io.tocsin.config.LineSettings;
import io.tocsin.hal.Clock;
import io.tocsin.hal.Line;
import io.tocsin.hal.Log;
import io.tocsin.raspi.LineChanges;
import io.tocsin.raspi.board.LineSource;
import io.tocsin.raspi.system.SystemCalls;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All lines of GPIO that the configuration names, in its order; they are the same while the agent
 * runs. Lines that cannot be had are unavailable, and are tried again every 30 s.
 *
 * <p>Belongs to the agent's thread, except for what the threads of the chips call.
 */
public final class GpioLines implements LineSource, Closeable {

  /** Time that the start, and the end, wait for chips, in milliseconds. */
  private static final int CHIP_TIME_MS_MAX = 2_000;

  private final List<GpioLine> lines;
  private final List<ChipThread> chips = new ArrayList<>();
  private final Runnable wakeAgent;

  /** Null until the levels are known that the agent begins with. */
  private LineChanges changes;

  private long lostEdges;

  private GpioLines(List<LineSettings> settings, Runnable wakeAgent) {
    List<GpioLine> all = new ArrayList<>();
    for (LineSettings each : settings) {
      all.add(new GpioLine(each, all.size()));
    }
    lines = List.copyOf(all);
    this.wakeAgent = wakeAgent;
  }

  /**
   * Requests the lines, and waits for a moment until that is done.
   *
   * @param settings the lines
   * @param calls the system calls
   * @param root stands for {@code /}
   * @param clock tells when to try again; its monotonic time is asked by several threads
   * @param log hears of each line that is had, and why others are not
   * @param wakeAgent called, by other threads too, when there may be a change to be taken
   */
  public static GpioLines open(
      List<LineSettings> settings,
      SystemCalls calls,
      Path root,
      Clock clock,
      Log log,
      Runnable wakeAgent) {
    GpioLines all = new GpioLines(settings, wakeAgent);
    all.start(calls, new LineFinder(calls, root), clock, log);
    return all;
  }

  /**
   * The lines as the configuration has them, without requesting any: all are unavailable. For those
   * who look at a configuration while an agent may run.
   *
   * @param settings the lines
   */
  public static GpioLines unopened(List<LineSettings> settings) {
    GpioLines all = new GpioLines(settings, () -> {});
    all.begin();
    return all;
  }

  private void start(SystemCalls calls, LineFinder finder, Clock clock, Log log) {
    Map<String, List<GpioLine>> byChip = new LinkedHashMap<>();
    for (GpioLine line : lines) {
      byChip.computeIfAbsent(line.settings().chip(), label -> new ArrayList<>()).add(line);
    }
    for (List<GpioLine> ofChip : byChip.values()) {
      ChipThread chip = new ChipThread(this, calls, clock, log, finder, ofChip);
      ofChip.forEach(line -> line.setChip(chip));
      chips.add(chip);
    }
    if (!lines.isEmpty() && calls.missing() != null) {
      log.write(Log.WARNING, "gpio", "All lines of GPIO are unavailable: " + calls.missing() + ".");
    } else {
      chips.forEach(ChipThread::start);
      chips.forEach(chip -> chip.awaitFirstTry(CHIP_TIME_MS_MAX));
    }
    begin();
  }

  /** From now on, a level that differs is a change. */
  private synchronized void begin() {
    boolean[] levels = new boolean[lines.size()];
    for (GpioLine line : lines) {
      levels[line.index()] = line.isActive();
    }
    changes = new LineChanges(levels);
  }

  @Override
  public List<? extends Line> lines() {
    return lines;
  }

  @Override
  public synchronized int pollChange() {
    return changes.poll();
  }

  /** Changes that were not told by themselves, as they came faster than they were taken. */
  public synchronized long droppedChanges() {
    return changes.dropped();
  }

  /** Edges that the kernel had dropped before they could be read. */
  public synchronized long lostEdges() {
    return lostEdges;
  }

  /** A line has a level, the same as before or another; called by its chip's thread. */
  synchronized void level(GpioLine line, boolean active) {
    if (changes != null && line.isActive() != active && !line.isOutput()) {
      changes.add(line.index(), active);
    }
    line.setActive(active);
  }

  synchronized void countLostEdges(int count) {
    lostEdges += count;
  }

  void wakeAgent() {
    wakeAgent.run();
  }

  /** Gives all lines back, outputs with the level that they are to have then. */
  @Override
  public void close() {
    chips.forEach(ChipThread::close);
    chips.forEach(chip -> chip.join(CHIP_TIME_MS_MAX));
  }
}
