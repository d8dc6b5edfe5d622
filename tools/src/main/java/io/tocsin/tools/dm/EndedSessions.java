/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import io.tocsin.sim.dmserver.session.DmEvent;
import io.tocsin.sim.dmserver.session.DmListener;

/** Counts the sessions that have ended, for whoever waits for them, and passes all news on. */
final class EndedSessions implements DmListener {

  private static final long NANOS_PER_MS = 1_000_000;

  private final DmListener listener;
  private int count;

  EndedSessions(DmListener listener) {
    this.listener = listener;
  }

  @Override
  public void happened(DmEvent event) {
    listener.happened(event);
    switch (event.type()) {
      case "sessionEnded" -> add(1);
      // A board may go on with a session that ended in good order.
      case "sessionContinued" -> add(-1);
      default -> {
        // Not an end.
      }
    }
  }

  private synchronized void add(int more) {
    count += more;
    notifyAll();
  }

  /**
   * Waits until a number of sessions have ended.
   *
   * @param wanted how many
   * @param timeMsMax how long at most, in milliseconds
   * @return whether they have
   * @throws InterruptedException when the thread is to stop
   */
  synchronized boolean await(int wanted, long timeMsMax) throws InterruptedException {
    long deadline = System.nanoTime() + timeMsMax * NANOS_PER_MS;
    while (count < wanted) {
      long leftMs = (deadline - System.nanoTime()) / NANOS_PER_MS;
      if (leftMs <= 0) {
        return false;
      }
      wait(leftMs);
    }
    return true;
  }
}
