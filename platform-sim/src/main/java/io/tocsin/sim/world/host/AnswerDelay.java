/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import io.tocsin.sim.world.Scheduler;
import io.tocsin.snmp.TmStateReference;
import io.tocsin.snmp.TransportDomain;
import io.tocsin.snmp.TransportModel;
import java.util.Arrays;

/** Stands between a server's engine and its transport, and sends answers late, or repeatedly. */
final class AnswerDelay implements TransportModel {

  private final Scheduler scheduler;
  private final TransportModel transport;
  private final Runnable wake;
  private boolean ended;
  private long delayMs;
  private int answers = 1;

  /**
   * Sends all answers once and at once, until it is told otherwise.
   *
   * @param wake called after an answer was sent outside of a step
   */
  AnswerDelay(Scheduler scheduler, TransportModel transport, Runnable wake) {
    this.scheduler = scheduler;
    this.transport = transport;
    this.wake = wake;
  }

  void set(long delay, int count) {
    delayMs = delay;
    answers = count;
  }

  /** Answers that wait are forgotten. */
  void end() {
    ended = true;
  }

  @Override
  public int sendMessage(TmStateReference state, byte[] message, int offset, int length) {
    int result = SENT;
    for (int i = 0; i < answers; i++) {
      if (delayMs == 0) {
        result = transport.sendMessage(state, message, offset, length);
      } else {
        sendLater(state, Arrays.copyOfRange(message, offset, offset + length));
      }
    }
    return result;
  }

  private void sendLater(TmStateReference state, byte[] message) {
    TmStateReference kept = new TmStateReference();
    kept.set(state);
    scheduler.after(
        delayMs,
        "late answer",
        () -> {
          if (!ended) {
            transport.sendMessage(kept, message, 0, message.length);
            wake.run();
          }
        });
  }

  @Override
  public TransportDomain transportDomain() {
    return transport.transportDomain();
  }

  @Override
  public int messageSizeMax() {
    return transport.messageSizeMax();
  }
}
