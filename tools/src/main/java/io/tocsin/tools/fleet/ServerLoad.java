/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import io.tocsin.tools.fleet.report.Distribution;
import io.tocsin.tools.fleet.report.PerSecond;
import java.util.Arrays;

/** What a {@link LoadedServer} had to do, and when each board got through. */
final class ServerLoad {

  private static final long NOT_YET = -1;

  private final PerSecond tries = new PerSecond();
  private final PerSecond calls = new PerSecond();
  private final PerSecond useful = new PerSecond();
  private final PerSecond vain = new PerSecond();
  private final PerSecond waitMs = new PerSecond();
  private final long[] connectedMs;
  private final long[] toldMs;
  private int connectedCount;
  private int toldCount;

  ServerLoad(int boards) {
    connectedMs = new long[boards];
    toldMs = new long[boards];
    Arrays.fill(connectedMs, NOT_YET);
    Arrays.fill(toldMs, NOT_YET);
  }

  /** Boards have tried to connect. */
  void tried(long timeMs, long attempts) {
    tries.add(timeMs, attempts);
  }

  /** A handshake was begun, which will be done after so many milliseconds. */
  void called(long timeMs, long untilDoneMs) {
    calls.add(timeMs, 1);
    waitMs.raise(timeMs, untilDoneMs);
  }

  /** A handshake was done; in vain when the board was not there any more. */
  void handled(int board, boolean inVain, long timeMs) {
    (inVain ? vain : useful).add(timeMs, 1);
    if (!inVain && connectedMs[board] == NOT_YET) {
      connectedMs[board] = timeMs;
      connectedCount++;
    }
  }

  /** A notification has come from a board. */
  void spoke(int board, long timeMs) {
    if (toldMs[board] == NOT_YET) {
      toldMs[board] = timeMs;
      toldCount++;
    }
  }

  /** Attempts of boards to connect, by second. */
  PerSecond tries() {
    return tries;
  }

  /** Handshakes that boards began, by second. */
  PerSecond calls() {
    return calls;
  }

  /** Handshakes done for boards that were still there, by second. */
  PerSecond useful() {
    return useful;
  }

  /** Handshakes done for nobody, by second. */
  PerSecond vain() {
    return vain;
  }

  /** How long the last handshake begun in a second had to wait for its end, in milliseconds. */
  PerSecond waitMs() {
    return waitMs;
  }

  /** Boards whose handshake has been done once. */
  int connectedCount() {
    return connectedCount;
  }

  /** Boards that have brought a notification. */
  int toldCount() {
    return toldCount;
  }

  /** When each board connected that did, in milliseconds of the world. */
  Distribution connected() {
    return distribution(connectedMs);
  }

  /** When each board that did brought its first notification, in milliseconds of the world. */
  Distribution told() {
    return distribution(toldMs);
  }

  /** Boards that connected, by second. */
  PerSecond connectedPerSecond() {
    PerSecond came = new PerSecond();
    for (long timeMs : connectedMs) {
      if (timeMs != NOT_YET) {
        came.add(timeMs, 1);
      }
    }
    return came;
  }

  private static Distribution distribution(long[] timesMs) {
    Distribution distribution = new Distribution();
    Arrays.stream(timesMs).filter(timeMs -> timeMs != NOT_YET).forEach(distribution::add);
    return distribution;
  }
}
