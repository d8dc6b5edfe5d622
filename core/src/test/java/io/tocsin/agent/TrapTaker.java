/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.event.Backoff;
import io.tocsin.event.Journals;
import io.tocsin.event.TargetQueue;
import io.tocsin.event.TokenBucket;
import io.tocsin.hal.TestBoard;
import io.tocsin.hal.TestLog;
import io.tocsin.mib.EventVarbinds;
import io.tocsin.snmp.NotificationOriginator;
import io.tocsin.snmp.NotificationTarget;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.SecurityModelNumber;
import io.tocsin.snmp.VarbindSource;
import io.tocsin.snmp.tlstm.SecurityName;
import io.tocsin.snmp.tlstm.TlsTarget;
import io.tocsin.snmp.tlstm.TlstmCounters;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the traps of several targets in place of a network, and makes those targets. Their sessions
 * always have room, and the network takes all that is sent over them.
 */
abstract class TrapTaker implements NotificationOriginator {

  private final TestBoard board = new TestBoard();
  private final List<NotificationTarget> targets = new ArrayList<>();

  TrapTaker() {
    board.addLine("door", false);
  }

  /** Takes one trap: a result of {@link NotificationOriginator#sendTrap}. */
  abstract int take(int target);

  /** A further target, without a pause between its notifications, of which nobody reads any. */
  TargetDriver driver(TargetQueue queue, int ratePerSecond, long firstContactDelayMs, int weight) {
    int index = targets.size();
    String name = "t" + index;
    NotificationTarget target =
        new NotificationTarget(
            null,
            SecurityModelNumber.TSM,
            Octets.ofAscii(name),
            SecurityLevel.AUTH_PRIV,
            Octets.ofAscii(""),
            484,
            1500,
            3);
    targets.add(target);
    return new TargetDriver(
        index,
        name,
        new TlsTarget("nms.example.org", 10162, null, null, SecurityName.of(name)),
        target,
        false,
        queue,
        new TargetPace(
            new Backoff(1000, 1000, (into, at, length) -> {}),
            new TokenBucket(ratePerSecond, 1),
            0,
            firstContactDelayMs),
        weight,
        0,
        new DrainedSessions(),
        this,
        new EventVarbinds(board, null, null, Journals.off(), new TlstmCounters()),
        new TestLog());
  }

  @Override
  public int sendTrap(NotificationTarget target, VarbindSource content, long nowMs) {
    int index = 0;
    while (targets.get(index) != target) {
      index++;
    }
    return take(index);
  }

  @Override
  public int sendInform(NotificationTarget target, VarbindSource content, long token, long nowMs) {
    throw new AssertionError("these targets get traps");
  }

  @Override
  public int outstandingInforms(NotificationTarget target) {
    return 0;
  }

  @Override
  public long sentBytes() {
    return 0;
  }

  @Override
  public void cancel(NotificationTarget target, long nowMs) {}

  @Override
  public long step(long nowMs) {
    return Long.MAX_VALUE;
  }

  @Override
  public long nextDeadlineMs() {
    return Long.MAX_VALUE;
  }

  private static final class DrainedSessions implements Sessions {
    private long last;

    @Override
    public long open(TlsTarget target, long nowMs) {
      return ++last;
    }

    @Override
    public boolean isDrained(long sessionId) {
      return sessionId != 0;
    }

    @Override
    public void close(long sessionId, long nowMs) {}
  }
}
