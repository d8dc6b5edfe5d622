/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds rows that somebody has begun to make and left lacking something (RFC 2579 §2: an agent
 * should take away what is notReady for an abnormally long time, such as five minutes). Rows that
 * are complete stay, though they are not in service: somebody may have meant it.
 */
final class RowExpiry {

  /** How long a row may lack something, in milliseconds from its last change. */
  static final long LACK_MS_MAX = 5 * 60_000;

  private final List<RowTable> tables;
  private List<Row> rows = new ArrayList<>();
  private List<Long> sinceMs = new ArrayList<>();
  private long seenChanges = -1;

  /**
   * Nothing has been found yet.
   *
   * @param tables where rows are looked for; may grow
   */
  RowExpiry(List<RowTable> tables) {
    this.tables = tables;
  }

  /** Looks for rows that lack something, if any row has changed. */
  void look(long nowMs) {
    long changes = 0;
    for (int i = 0; i < tables.size(); i++) {
      changes += tables.get(i).changeCount();
    }
    if (changes == seenChanges) {
      return;
    }
    seenChanges = changes;
    List<Row> found = new ArrayList<>();
    List<Long> foundSinceMs = new ArrayList<>();
    for (RowTable table : tables) {
      for (Row row : table.rows()) {
        if (row.status() == RowStatus.NOT_READY) {
          int known = rows.indexOf(row);
          found.add(row);
          foundSinceMs.add(known < 0 ? nowMs : sinceMs.get(known));
        }
      }
    }
    rows = found;
    sinceMs = foundSinceMs;
  }

  private static long lackMsMax() {
    return Faults.planted(PlantedBugs.ROWS_EXPIRE_EARLY) ? LACK_MS_MAX / 5 : LACK_MS_MAX;
  }

  /** When the next row will have lacked something for too long; {@link Long#MAX_VALUE} for none. */
  long dueMs() {
    long dueMs = Long.MAX_VALUE;
    for (int i = 0; i < sinceMs.size(); i++) {
      dueMs = Math.min(dueMs, sinceMs.get(i) + lackMsMax());
    }
    return dueMs;
  }

  /** Takes away what has lacked something for too long; returns how many rows. */
  int takeAway(long nowMs) {
    int count = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (nowMs >= sinceMs.get(i) + lackMsMax()) {
        for (RowTable table : tables) {
          count += table.takeAway(rows.get(i)) ? 1 : 0;
        }
      }
    }
    return count;
  }
}
