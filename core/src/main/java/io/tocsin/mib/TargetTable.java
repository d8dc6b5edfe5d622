/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;

/** tocsinTargetTable: who is told of events, and what became of them. */
final class TargetTable extends TableObject {

  static final int NAME = 2;
  private static final int TYPE = 3;
  private static final int STATE = 4;
  private static final int ACCEPTED = 5;
  private static final int SENT = 6;
  private static final int ACKNOWLEDGED = 7;
  private static final int QUEUED = 8;
  private static final int DROPPED = 9;
  private static final int LAST_ERROR = 10;
  private static final int QUEUE_HIGH_WATER = 11;
  private static final int COALESCED = 12;
  private static final int TIME_TO_DRAIN = 13;

  private static final long UNSIGNED32_MAX = 0xFFFF_FFFFL;

  private final TargetStatus targets;
  private final TextEncoder text = new TextEncoder();

  /**
   * A table of all targets.
   *
   * @param targets tells of them
   */
  TargetTable(TargetStatus targets) {
    super(
        TocsinNames.TARGET_ENTRY,
        new CountedRowIndex(targets.targetCount()),
        NAME,
        TYPE,
        STATE,
        ACCEPTED,
        SENT,
        ACKNOWLEDGED,
        QUEUED,
        DROPPED,
        LAST_ERROR,
        QUEUE_HIGH_WATER,
        COALESCED,
        TIME_TO_DRAIN);
    this.targets = targets;
  }

  @Override
  protected boolean isPresent(int column, int row) {
    return targets.isPresent(row);
  }

  @Override
  protected void writeValue(int column, int row, BerWriter value) {
    switch (column) {
      case NAME:
        text.write(targets.name(row), value);
        break;
      case TYPE:
        value.writeInteger(BerTag.INTEGER, targets.type(row));
        break;
      case STATE:
        value.writeInteger(BerTag.INTEGER, targets.state(row));
        break;
      case QUEUED:
        writeGauge(targets.queued(row), value);
        break;
      case QUEUE_HIGH_WATER:
        writeGauge(targets.queueHighWater(row), value);
        break;
      case TIME_TO_DRAIN:
        value.writeUnsigned(BerTag.TIME_TICKS, targets.timeToDrainHundredths(row));
        break;
      case LAST_ERROR:
        text.write(targets.lastError(row), value);
        break;
      default:
        value.writeUnsigned(BerTag.COUNTER32, counter(column, row) & UNSIGNED32_MAX);
        break;
    }
  }

  private static void writeGauge(long number, BerWriter value) {
    value.writeUnsigned(BerTag.GAUGE32, Math.min(number, UNSIGNED32_MAX));
  }

  private long counter(int column, int row) {
    switch (column) {
      case ACCEPTED:
        return targets.accepted(row);
      case SENT:
        return targets.type(row) == TargetStatus.TRAP ? targets.delivered(row) : 0;
      case ACKNOWLEDGED:
        return targets.type(row) == TargetStatus.TRAP ? 0 : targets.delivered(row);
      case DROPPED:
        return targets.dropped(row);
      case COALESCED:
        return targets.coalesced(row);
      default:
        throw new IllegalArgumentException("no such column: " + column);
    }
  }
}
