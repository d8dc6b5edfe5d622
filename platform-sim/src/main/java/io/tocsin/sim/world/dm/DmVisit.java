/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.dm;

import io.tocsin.hal.Steppable;
import java.util.Arrays;

/** A connection of a client to a {@link DmPeer}: requests come, answers go, one after the other. */
final class DmVisit {

  /** Answers the requests of a visit. */
  interface Host {

    /**
     * Answers a request.
     *
     * @return null for no answer at all
     */
    HttpAnswer answer(HttpRequest request, Wire wire);

    /** How late an answer is to come, in milliseconds. */
    long delayMs();

    /** How often each answer is to come. */
    int times();
  }

  private static final int MORE_TIMES = 64;
  private static final byte[] NOTHING = {};

  private final Wire wire;
  private final RequestReader reader = new RequestReader();
  private final Host host;
  private final long idleMsMax;
  private HttpAnswer answer;
  private byte[] left = NOTHING;
  private int timesLeft;
  private boolean isKept = true;

  /** Whether it waits for an answer that never comes. */
  private boolean isHeld;

  private long nextMs;
  private long usedMs;

  /**
   * A visit that begins.
   *
   * @param idleMsMax how long a connection may do nothing, in milliseconds
   */
  DmVisit(Wire wire, Host host, long idleMsMax, long nowMs) {
    this.wire = wire;
    this.host = host;
    this.idleMsMax = idleMsMax;
    usedMs = nowMs;
  }

  Wire wire() {
    return wire;
  }

  /**
   * Does what is due.
   *
   * @return when to be called again at the latest
   */
  long step(long nowMs) {
    long before = wire.bytesRead();
    wire.pump(reader);
    if (wire.bytesRead() > before) {
      usedMs = nowMs;
    }
    if (answer == null && !isHeld) {
      takeRequest(nowMs);
    }
    if (answer != null && nowMs >= nextMs) {
      say(nowMs);
    }
    if (reader.isBroken() || nowMs - usedMs >= idleMsMax) {
      wire.close();
      // A client that takes nothing is not waited for.
      wire.cut();
    }
    return wire.isOver() ? Steppable.NEVER : dueMs();
  }

  private long dueMs() {
    return answer == null ? usedMs + idleMsMax : nextMs;
  }

  private void takeRequest(long nowMs) {
    HttpRequest request = wire.isOver() ? null : reader.next();
    if (request == null) {
      return;
    }
    answer = host.answer(request, wire);
    isHeld = answer == null;
    isKept = request.isKept();
    if (answer != null) {
      nextMs = nowMs + host.delayMs();
      timesLeft = host.times();
      left = answer.bytes();
    }
  }

  private void say(long nowMs) {
    int count = Math.min(answer.pieceBytes(), left.length);
    wire.write(left, 0, count);
    wire.flush();
    usedMs = nowMs;
    left = Arrays.copyOfRange(left, count, left.length);
    if (left.length > 0) {
      nextMs = nowMs + answer.pauseMs();
      return;
    }
    if (answer.isEndless() && !wire.isOver()) {
      sayMore();
      return;
    }
    timesLeft--;
    if (timesLeft > 0) {
      left = answer.bytes();
      say(nowMs);
      return;
    }
    boolean isLast = answer.isLast() || !isKept;
    answer = null;
    if (isLast) {
      wire.close();
    }
  }

  /** Goes on as soon as the client has taken what there was. */
  private void sayMore() {
    nextMs = Steppable.NEVER;
    if (wire.isDrained()) {
      byte[] more = HttpAnswer.more();
      for (int i = 0; i < MORE_TIMES; i++) {
        wire.write(more, 0, more.length);
      }
      wire.flush();
    }
  }
}
