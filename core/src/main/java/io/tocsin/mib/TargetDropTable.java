/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.event.DropCause;

/** tocsinTargetDropTable: events that were given up, for each target and cause. */
final class TargetDropTable extends TableObject {

  static final int DROPS = 2;

  private final TargetStatus targets;

  /** Cause of row 0 is 1; a target's causes stand together. */
  private static final int CAUSE_COUNT = DropCause.COUNT - 1;

  /**
   * A table of all targets and causes.
   *
   * @param targets tells of them
   */
  TargetDropTable(TargetStatus targets) {
    super(
        TocsinNames.TARGET_DROP_ENTRY,
        SortedRowIndex.ofPairs(targets.targetCount(), CAUSE_COUNT),
        DROPS);
    this.targets = targets;
  }

  @Override
  protected boolean isPresent(int column, int row) {
    return targets.isPresent(row / CAUSE_COUNT);
  }

  @Override
  protected void writeValue(int column, int row, BerWriter value) {
    // Rows were inserted target by target, cause by cause, and numbered so.
    long drops = targets.dropped(row / CAUSE_COUNT, row % CAUSE_COUNT + 1);
    value.writeUnsigned(BerTag.COUNTER32, drops & 0xFFFF_FFFFL);
  }
}
