/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.event.Severity;

/** tocsinTargetClassTable: what became of the events, for each target and severity. */
final class TargetClassTable extends TableObject {

  private static final int ACCEPTED = 2;
  private static final int DELIVERED = 3;
  private static final int QUEUED = 4;
  private static final int COALESCED = 5;
  private static final int DROPPED = 6;
  private static final int QUEUE_HIGH_WATER = 7;
  private static final int OLDEST_AGE = 8;

  /** Severity of row 0 is 1; a target's severities stand together. */
  private static final int SEVERITY_COUNT = Severity.COUNT - 1;

  private static final long UNSIGNED32_MAX = 0xFFFF_FFFFL;

  private final TargetStatus targets;

  /**
   * A table of all targets and severities.
   *
   * @param targets tells of them
   */
  TargetClassTable(TargetStatus targets) {
    super(
        TocsinNames.TARGET_CLASS_ENTRY,
        SortedRowIndex.ofPairs(targets.targetCount(), SEVERITY_COUNT),
        ACCEPTED,
        DELIVERED,
        QUEUED,
        COALESCED,
        DROPPED,
        QUEUE_HIGH_WATER,
        OLDEST_AGE);
    this.targets = targets;
  }

  @Override
  protected boolean isPresent(int column, int row) {
    return targets.isPresent(row / SEVERITY_COUNT);
  }

  @Override
  protected void writeValue(int column, int row, BerWriter value) {
    TargetClassStatus status = targets.classStatus(row / SEVERITY_COUNT);
    int severity = row % SEVERITY_COUNT + 1;
    switch (column) {
      case ACCEPTED:
        writeCounter(status.accepted(severity), value);
        break;
      case DELIVERED:
        writeCounter(status.delivered(severity), value);
        break;
      case COALESCED:
        writeCounter(status.coalesced(severity), value);
        break;
      case DROPPED:
        writeCounter(status.dropped(severity), value);
        break;
      case QUEUED:
        writeGauge(status.queued(severity), value);
        break;
      case QUEUE_HIGH_WATER:
        writeGauge(status.queueHighWater(severity), value);
        break;
      default:
        long age = status.oldestAgeHundredths(severity);
        value.writeUnsigned(BerTag.TIME_TICKS, age & UNSIGNED32_MAX);
        break;
    }
  }

  private static void writeCounter(long number, BerWriter value) {
    value.writeUnsigned(BerTag.COUNTER32, number & UNSIGNED32_MAX);
  }

  private static void writeGauge(long number, BerWriter value) {
    value.writeUnsigned(BerTag.GAUGE32, Math.min(number, UNSIGNED32_MAX));
  }
}
