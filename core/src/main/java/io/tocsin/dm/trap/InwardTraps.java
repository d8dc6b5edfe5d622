/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.TreeStatus;
import io.tocsin.event.TokenBucket;

/**
 * Has the nodes executed that are registered for traps of this device. A trap that fires notes
 * them; {@link #step} executes a few of them, so that whatever they do happens neither within an
 * event nor within a command, and no loop of events and executions takes up the device.
 */
final class InwardTraps {

  private static final byte[] NO_ARGUMENT = {};

  private final ManagementTree tree;
  private final Registrations registrations;
  private final TrapPolicy policy;
  private final int execsPerStep;
  private final TokenBucket rate;

  /** A ring of those that wait. */
  private final Registration[] waiting;

  private int first;
  private int count;
  private long executed;
  private long failed;
  private long dropped;

  InwardTraps(
      ManagementTree tree, Registrations registrations, TrapPolicy policy, TrapLimits limits) {
    this.tree = tree;
    this.registrations = registrations;
    this.policy = policy;
    execsPerStep = limits.execsPerStep();
    rate = new TokenBucket(limits.execsPerSecond(), limits.execBurst());
    waiting = new Registration[limits.pendingExecs()];
  }

  /** Notes what is to be executed because a trap has fired. Makes no objects. */
  void fired(int trap) {
    for (Registration registration : registrations.inwardOf(trap)) {
      if (count == waiting.length) {
        dropped++;
      } else {
        waiting[(first + count) % waiting.length] = registration;
        count++;
      }
    }
  }

  /**
   * Executes some of what waits.
   *
   * @return when to call again at the latest
   */
  long step(long nowMs) {
    for (int done = 0; count > 0 && done < execsPerStep; done++) {
      if (tree.isAtomic()) {
        return nowMs;
      }
      if (!rate.isOpen(nowMs)) {
        return rate.openMs(nowMs);
      }
      rate.take(1, nowMs);
      Registration next = waiting[first];
      waiting[first] = null;
      first = (first + 1) % waiting.length;
      count--;
      execute(next);
    }
    return count > 0 ? nowMs : Long.MAX_VALUE;
  }

  private void execute(Registration registration) {
    boolean isGood =
        registrations.isThere(registration) && policy.standing(tree.view(), registration) == null;
    if (!isGood) {
      dropped++;
      registrations.refresh();
      return;
    }
    int status = tree.exec(registration.target(), registration.serverId(), null, NO_ARGUMENT);
    if (status == TreeStatus.OK || status == TreeStatus.ACCEPTED_FOR_PROCESSING) {
      executed++;
    } else {
      failed++;
    }
  }

  long executed() {
    return executed;
  }

  long failed() {
    return failed;
  }

  long dropped() {
    return dropped;
  }
}
