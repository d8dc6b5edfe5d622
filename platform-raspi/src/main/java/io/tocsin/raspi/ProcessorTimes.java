/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Host;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The processors of {@code /proc/stat}, and how busy they were in the last minute. The times that
 * the file tells are kept for a minute; the oldest of them and the newest give the load.
 */
final class ProcessorTimes {

  private static final int FILE_BYTES_MAX = 16_384;
  private static final int DESCRIPTIONS_BYTES_MAX = 65_536;
  private static final long WINDOW_MS = 60_000;

  /** Columns of the file: user, nice, system, idle, iowait, irq, softirq, steal (proc(5)). */
  private static final int TIMES = 8;

  private static final int IDLE = 3;
  private static final int IOWAIT = 4;

  private static final long UNKNOWN_TIME = -1;

  private final Path root;
  private final int[] processors;
  private final String[] descriptions;
  private final long[][] total;
  private final long[][] idle;
  private int newest = -1;
  private int count;

  /**
   * Finds the processors; their load is not known yet.
   *
   * @param root stands for {@code /}
   * @param periodMs time between two calls of {@link #read} in milliseconds
   */
  ProcessorTimes(Path root, int periodMs) {
    this.root = root;
    List<Integer> found = new ArrayList<>();
    for (String line : lines()) {
      int processor = processor(line);
      if (processor >= 0 && found.size() < Host.PROCESSORS_MAX && !found.contains(processor)) {
        found.add(processor);
      }
    }
    processors = new int[found.size()];
    for (int i = 0; i < processors.length; i++) {
      processors[i] = found.get(i);
    }
    descriptions = descriptions();
    // Both ends of a minute are among the samples.
    int samples = (int) Math.max(2, Math.min(WINDOW_MS / periodMs + 1, WINDOW_MS / 1_000 + 1));
    total = new long[samples][processors.length];
    idle = new long[samples][processors.length];
  }

  private List<String> lines() {
    return SystemText.lines(root.resolve("proc/stat"), FILE_BYTES_MAX);
  }

  /** The number in a line such as {@code cpu0 1 2 3}; -1 when it is none of one processor. */
  private static int processor(String line) {
    int blank = line.indexOf(' ');
    if (!line.startsWith("cpu") || blank < 4) {
      return -1;
    }
    long number = SystemText.number(line.substring(3, blank));
    return number > Short.MAX_VALUE ? -1 : (int) number;
  }

  /** Takes the times of now. */
  void read() {
    newest = (newest + 1) % total.length;
    count = Math.min(count + 1, total.length);
    Arrays.fill(total[newest], UNKNOWN_TIME);
    for (String line : lines()) {
      int place = place(processor(line));
      if (place >= 0) {
        take(line, place);
      }
    }
  }

  private int place(int processor) {
    for (int i = 0; i < processors.length; i++) {
      if (processors[i] == processor) {
        return i;
      }
    }
    return -1;
  }

  private void take(String line, int place) {
    String[] words = line.strip().split(" +", -1);
    long sum = 0;
    // Kernels before 2.6 have fewer; what stands behind is part of the others.
    int times = Math.min(words.length - 1, TIMES);
    for (int i = 0; i < times; i++) {
      long time = SystemText.number(words[i + 1]);
      if (time < 0) {
        return;
      }
      sum += time;
    }
    if (times > IDLE) {
      total[newest][place] = sum;
      // A processor that waits for a disk has nothing else to do.
      idle[newest][place] =
          SystemText.number(words[IDLE + 1])
              + (times > IOWAIT ? SystemText.number(words[IOWAIT + 1]) : 0);
    }
  }

  /** Number of processors. */
  int processorCount() {
    return processors.length;
  }

  /** What a processor is, in words. */
  String description(int processor) {
    return descriptions[processor];
  }

  /**
   * The load of a processor in per cent, or {@link Host#UNKNOWN}: before the second reading, and
   * where a processor is or was not running.
   */
  int load(int processor) {
    if (count < 2) {
      return Host.UNKNOWN;
    }
    int oldest = Math.floorMod(newest - count + 1, total.length);
    long before = total[oldest][processor];
    long now = total[newest][processor];
    if (before == UNKNOWN_TIME || now <= before) {
      return Host.UNKNOWN;
    }
    long idleTime = Math.max(0, idle[newest][processor] - idle[oldest][processor]);
    double busy = 1 - (double) idleTime / (now - before);
    // The kernel's counts of idle time are not exact.
    return (int) Math.round(Math.max(0, Math.min(busy, 1)) * 100);
  }

  /** From /proc/cpuinfo: the model where it is told, as on x86, or the numbers of an ARM core. */
  private String[] descriptions() {
    String[] texts = new String[processors.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = "processor " + processors[i];
    }
    int place = -1;
    String implementer = "";
    for (String line : SystemText.lines(root.resolve("proc/cpuinfo"), DESCRIPTIONS_BYTES_MAX)) {
      int colon = line.indexOf(':');
      String value = colon < 0 ? "" : line.substring(colon + 1).strip();
      String key = colon < 0 ? "" : line.substring(0, colon).strip();
      if (key.equals("processor")) {
        place = place((int) Math.min(SystemText.number(value), Short.MAX_VALUE));
      } else if (place >= 0 && key.equals("model name")) {
        texts[place] = value;
      } else if (key.equals("CPU implementer")) {
        implementer = value;
      } else if (place >= 0 && key.equals("CPU part") && texts[place].startsWith("processor ")) {
        texts[place] = "ARM core, implementer " + implementer + ", part " + value;
      }
    }
    return texts;
  }
}
