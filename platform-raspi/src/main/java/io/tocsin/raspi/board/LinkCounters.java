/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.hal.LinkCounter;
import io.tocsin.raspi.SystemText;
import java.nio.file.Path;

/**
 * The counters of an interface as {@code /proc/net/dev} tells them (proc(5)). The kernel counts
 * packets for groups only where they come in, and those for everybody among them; so all that are
 * sent stand as for one station.
 */
final class LinkCounters {

  private static final int FILE_BYTES_MAX = 65_536;

  // The columns of a line, behind the name.
  private static final int IN_BYTES = 0;
  private static final int IN_PACKETS = 1;
  private static final int IN_ERRORS = 2;
  private static final int IN_DROPS = 3;
  private static final int IN_MULTICASTS = 7;
  private static final int OUT_BYTES = 8;
  private static final int OUT_PACKETS = 9;
  private static final int OUT_ERRORS = 10;
  private static final int OUT_DROPS = 11;
  private static final int COLUMNS = 16;

  private LinkCounters() {}

  /**
   * Reads the counters of an interface.
   *
   * @param root stands for {@code /}
   * @param name the kernel's name of it
   * @param before what was read before
   * @return one for each of {@link LinkCounter}; the same as before when they cannot be read
   */
  static long[] read(Path root, String name, long[] before) {
    for (String line : SystemText.lines(root.resolve("proc/net/dev"), FILE_BYTES_MAX)) {
      int colon = line.lastIndexOf(':');
      if (colon >= 0 && line.substring(0, colon).strip().equals(name)) {
        String[] columns = columns(line, colon + 1);
        return columns == null ? before : counters(columns, before);
      }
    }
    return before;
  }

  /** What stands between the blanks behind a place; null when it is too little. */
  private static String[] columns(String line, int begin) {
    String[] columns = new String[COLUMNS];
    int at = begin;
    for (int column = 0; column < COLUMNS; column++) {
      while (at < line.length() && line.charAt(at) == ' ') {
        at++;
      }
      int blank = line.indexOf(' ', at);
      int end = blank < 0 ? line.length() : blank;
      if (end == at) {
        return null;
      }
      columns[column] = line.substring(at, end);
      at = end;
    }
    return columns;
  }

  private static long[] counters(String[] columns, long[] before) {
    long[] counters = new long[LinkCounter.COUNT];
    counters[LinkCounter.IN_OCTETS] = number(columns, IN_BYTES);
    counters[LinkCounter.IN_MULTICAST_PACKETS] = number(columns, IN_MULTICASTS);
    counters[LinkCounter.IN_UNICAST_PACKETS] =
        unicasts(number(columns, IN_PACKETS), number(columns, IN_MULTICASTS), before);
    counters[LinkCounter.IN_ERRORS] = number(columns, IN_ERRORS);
    counters[LinkCounter.IN_DISCARDS] = number(columns, IN_DROPS);
    counters[LinkCounter.OUT_OCTETS] = number(columns, OUT_BYTES);
    counters[LinkCounter.OUT_UNICAST_PACKETS] = number(columns, OUT_PACKETS);
    counters[LinkCounter.OUT_ERRORS] = number(columns, OUT_ERRORS);
    counters[LinkCounter.OUT_DISCARDS] = number(columns, OUT_DROPS);
    return counters;
  }

  /**
   * All packets without those for groups. A driver may count the two at different moments, so the
   * difference may go back a little; only when another counter begins anew, it does so too.
   */
  private static long unicasts(long packets, long multicasts, long[] before) {
    long unicasts = Math.max(0, packets - multicasts);
    long last = before[LinkCounter.IN_UNICAST_PACKETS];
    boolean isAnew = packets < last || multicasts < before[LinkCounter.IN_MULTICAST_PACKETS];
    return isAnew ? unicasts : Math.max(unicasts, last);
  }

  private static long number(String[] columns, int column) {
    return Math.max(0, SystemText.number(columns[column]));
  }
}
