/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the events for one target, as the agent tells a manager. To be read while nothing
 * changes.
 *
 * @param target row of tocsinTargetTable
 * @param classes rows of tocsinTargetClassTable, by severity from 1
 * @param drops rows of tocsinTargetDropTable, by cause from 1
 */
record TargetLedger(Row target, List<Row> classes, List<Long> drops) {

  /** Number of the drop cause queueFull. */
  static final int QUEUE_FULL = 1;

  /** Number of the drop cause lostInRestart. */
  static final int LOST_IN_RESTART = 7;

  private static final int CLASSES = 4;
  private static final int CAUSES = 7;

  /** The terms of the sum. */
  record Row(long accepted, long delivered, long queued, long coalesced, long dropped) {

    private void assertAddsUp(String what) {
      assertEquals(accepted, delivered + queued + coalesced + dropped, () -> what + ": " + this);
    }

    private Row plus(Row other) {
      return new Row(
          accepted + other.accepted,
          delivered + other.delivered,
          queued + other.queued,
          coalesced + other.coalesced,
          dropped + other.dropped);
    }
  }

  /**
   * Reads it, and checks every sum that must hold within it.
   *
   * @param manager asks the agent
   * @param index tocsinTargetIndex
   */
  static TargetLedger read(Manager manager, int index) throws IOException {
    Row target =
        new Row(
            manager.number("tocsinTargetAccepted." + index),
            manager.number("tocsinTargetSent." + index)
                + manager.number("tocsinTargetAcknowledged." + index),
            manager.number("tocsinTargetQueued." + index),
            manager.number("tocsinTargetCoalesced." + index),
            manager.number("tocsinTargetDropped." + index));
    List<Row> classes = new ArrayList<>();
    for (int severity = 1; severity <= CLASSES; severity++) {
      String row = "." + index + "." + severity;
      classes.add(
          new Row(
              manager.number("tocsinTargetClassAccepted" + row),
              manager.number("tocsinTargetClassDelivered" + row),
              manager.number("tocsinTargetClassQueued" + row),
              manager.number("tocsinTargetClassCoalesced" + row),
              manager.number("tocsinTargetClassDropped" + row)));
    }
    List<Long> drops = new ArrayList<>();
    for (int cause = 1; cause <= CAUSES; cause++) {
      drops.add(manager.number("tocsinTargetDrops." + index + "." + cause));
    }
    TargetLedger ledger = new TargetLedger(target, classes, drops);
    ledger.assertAddsUp();
    return ledger;
  }

  private void assertAddsUp() {
    target.assertAddsUp("the target");
    classes.forEach(row -> row.assertAddsUp("a class"));
    assertEquals(target, classes.stream().reduce(Row::plus).orElseThrow(), "sum over the classes");
    assertEquals(target.dropped, drops.stream().mapToLong(Long::longValue).sum(), "all causes");
  }

  /** Sum of the severities that the journal keeps by default. */
  Row durable() {
    return classes.stream().skip(1).reduce(Row::plus).orElseThrow();
  }

  /** Events dropped for a cause. */
  long dropped(int cause) {
    return drops.get(cause - 1);
  }
}
