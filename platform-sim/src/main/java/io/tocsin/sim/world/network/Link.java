/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.network;

import io.tocsin.sim.world.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** One direction between two hosts, with all connections that pass over it. */
final class Link {

  /** Longest pause between two attempts of TCP to get a piece through. */
  private static final long RETRANSMIT_MS_MAX = 60_000;

  private static final int LOSSES_IN_A_ROW_MAX = 8;
  private static final long US_PER_MS = 1_000;
  private static final long US_PER_SECOND = 1_000_000;

  final RandomStream random;
  LinkFaults faults;

  private final VirtualInternet internet;
  private final List<Pipe> waiting = new ArrayList<>();
  private boolean blocked;
  private long blockedFromMs;
  private long busyUntilUs;
  private long stalledUntilMs;

  Link(VirtualInternet internet, RandomStream random, LinkFaults faults) {
    this.internet = internet;
    this.random = random;
    this.faults = faults;
  }

  boolean isBlocked() {
    return blocked;
  }

  void block() {
    if (!blocked) {
      blocked = true;
      blockedFromMs = internet.nowMs();
    }
  }

  void unblock() {
    if (blocked) {
      blocked = false;
      wakeWaiting(internet.nowMs() - blockedFromMs);
    }
  }

  /** Lets nothing leave before a moment. */
  void stallUntil(long untilMs) {
    stalledUntilMs = Math.max(stalledUntilMs, untilMs);
  }

  void endStall() {
    stalledUntilMs = 0;
  }

  /** Remembers a pipe whose bytes find nobody, until there is hope. */
  void await(Pipe pipe) {
    waiting.add(pipe);
  }

  void stopAwaiting(Pipe pipe) {
    waiting.remove(pipe);
  }

  /**
   * There is hope again: each sender tries once more when its TCP comes to it.
   *
   * @param outageMs for how long there was none; the longer, the rarer TCP tries
   */
  void wakeWaiting(long outageMs) {
    List<Pipe> woken = new ArrayList<>(waiting);
    waiting.clear();
    for (Pipe pipe : woken) {
      pipe.tryAgainAfter(random.between(0, Math.min(outageMs, RETRANSMIT_MS_MAX)));
    }
  }

  /** How long a packet without content takes. */
  long latencyMs() {
    return random.between(faults.latencyMsMin, faults.latencyMsMax);
  }

  /** When a piece that is sent now arrives, after as many attempts of TCP as it takes. */
  long arrivalMs(int sizeBytes) {
    long arrivalMs = firstArrivalMs(sizeBytes);
    long pauseMs = faults.retransmitMs;
    for (int i = 0; i < LOSSES_IN_A_ROW_MAX && random.chance(faults.lossChance); i++) {
      arrivalMs += pauseMs;
      pauseMs *= 2;
    }
    return arrivalMs;
  }

  /** Whether a datagram that is sent now is lost. */
  boolean losesDatagram() {
    return blocked || random.chance(faults.lossChance);
  }

  /** When something that is sent now arrives if it is not lost. */
  long firstArrivalMs(int sizeBytes) {
    long departureMs = Math.max(internet.nowMs(), stalledUntilMs);
    if (faults.bytesPerSecond > 0) {
      busyUntilUs =
          Math.max(busyUntilUs, departureMs * US_PER_MS)
              + sizeBytes * US_PER_SECOND / faults.bytesPerSecond;
      departureMs = (busyUntilUs + US_PER_MS - 1) / US_PER_MS;
    }
    return departureMs + latencyMs();
  }

  /** For how long a connection stops now; 0 for not at all. */
  long drawStallMs() {
    return random.chance(faults.stallChance) ? random.exponential(faults.stallMsMean) : 0;
  }

  /** The size of the next piece out of so many bytes. */
  int pieceBytes(int bytes) {
    int most = Math.min(bytes, faults.segmentBytesMax);
    return most > 1 && random.chance(faults.splitChance) ? random.between(1, most) : most;
  }
}
