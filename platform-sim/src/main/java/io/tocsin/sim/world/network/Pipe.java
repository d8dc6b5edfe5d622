/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.network;

import io.tocsin.sim.world.ByteQueue;
import io.tocsin.sim.world.Task;
import java.util.ArrayDeque;

/**
 * One direction of a connection: a send buffer, pieces on their way, a receive buffer. The send
 * buffer keeps a piece until it has arrived, so what cannot arrive fills it and nothing more is
 * taken.
 */
final class Pipe {

  /** Pieces on their way at most. */
  private static final int PIECES_MAX = 16;

  /** A piece on its way; 0 bytes stand for the end of the stream. */
  private record Piece(int sizeBytes, long arrivalMs) {}

  private final VirtualInternet internet;
  private final VirtualStream stream;
  private final Link link;
  private final ByteQueue unacknowledged;
  private final ByteQueue received;
  private final ArrayDeque<Piece> onTheWay = new ArrayDeque<>();
  private final byte[] transfer;
  private VirtualConnection sender;
  private VirtualConnection receiver;
  private int onTheWayBytes;
  private long lastArrivalMs;
  private boolean endAsked;
  private boolean endSent;
  private boolean endArrived;
  private boolean dead;
  private boolean held;
  private int senderStart;
  private Task arrival;
  private Task giveUp;

  Pipe(VirtualInternet internet, VirtualStream stream, Link link) {
    this.internet = internet;
    this.stream = stream;
    this.link = link;
    unacknowledged = new ByteQueue(internet.bufferBytes());
    received = new ByteQueue(internet.bufferBytes());
    transfer = internet.transfer();
  }

  void join(VirtualConnection from, VirtualConnection to) {
    sender = from;
    receiver = to;
    senderStart = from.host().startCount();
  }

  /** Whether the system that sends still remembers what it had to send. */
  private boolean isSenderAlive() {
    return sender.host().isOn() && sender.host().startCount() == senderStart;
  }

  Link link() {
    return link;
  }

  // ---- the sender's side ----

  int room() {
    return dead ? 0 : unacknowledged.room();
  }

  int write(byte[] from, int offset, int length) {
    int count = Math.min(length, room());
    if (count > 1 && link.random.chance(link.faults.shortWriteChance)) {
      count = link.random.between(1, count);
    }
    unacknowledged.write(from, offset, count);
    send();
    return count;
  }

  /** Sends the end of the stream behind all that was written. */
  void end() {
    endAsked = true;
    send();
  }

  /** When what is sent out of order, such as a reset, may arrive at the earliest. */
  long lastArrivalMs() {
    return lastArrivalMs;
  }

  /** The sender has lost its memory: what has left it may still arrive, nothing else will. */
  void abandon() {
    unacknowledged.truncate(onTheWayBytes);
    endAsked = endSent;
    stopWaiting();
    if (held) {
      die();
    }
  }

  /** Nothing moves any more. */
  void die() {
    dead = true;
    onTheWay.clear();
    onTheWayBytes = 0;
    unacknowledged.clear();
    cancel(arrival);
    stopWaiting();
  }

  boolean isDead() {
    return dead;
  }

  // ---- the receiver's side ----

  int available() {
    return received.size();
  }

  boolean isAtEnd() {
    return endArrived && received.size() == 0;
  }

  int read(byte[] into, int offset, int length) {
    int count = received.read(into, offset, length);
    if (count > 0) {
      send();
    }
    return count;
  }

  void discardReceived() {
    received.clear();
  }

  // ---- the way ----

  /** Sends as much as the receiver has room for. */
  private void send() {
    while (!dead && !held && onTheWay.size() < PIECES_MAX && isSenderAlive()) {
      int unsent = unacknowledged.size() - onTheWayBytes;
      int window = received.room() - onTheWayBytes;
      if (unsent > 0 && window > 0) {
        launch(link.pieceBytes(Math.min(unsent, window)));
      } else if (unsent == 0 && endAsked && !endSent) {
        endSent = true;
        launch(0);
      } else {
        return;
      }
    }
  }

  private void launch(int sizeBytes) {
    stream.noteTraffic();
    if (link.random.chance(link.faults.resetChance)) {
      stream.breakBetween();
      return;
    }
    if (link.random.chance(link.faults.forgetChance)) {
      stream.forget();
    }
    long stallMs = link.drawStallMs();
    lastArrivalMs = Math.max(lastArrivalMs, link.arrivalMs(sizeBytes) + stallMs);
    onTheWay.add(new Piece(sizeBytes, lastArrivalMs));
    onTheWayBytes += sizeBytes;
    if (onTheWay.size() == 1) {
      arrival = internet.scheduler().at(lastArrivalMs, "arrival", this::arrive);
    }
  }

  private void arrive() {
    while (!dead && !held && !onTheWay.isEmpty() && isDue(onTheWay.peek())) {
      if (stream.isForgotten() || link.isBlocked() || !receiver.host().isOn()) {
        hold();
      } else {
        deliver();
      }
    }
    if (!dead && !held && !onTheWay.isEmpty()) {
      arrival = internet.scheduler().at(onTheWay.peek().arrivalMs(), "arrival", this::arrive);
    }
  }

  private boolean isDue(Piece piece) {
    return piece.arrivalMs() <= internet.nowMs();
  }

  private void deliver() {
    stopWaiting();
    Piece piece = onTheWay.remove();
    int sizeBytes = piece.sizeBytes();
    if (receiver.isDeaf()) {
      die();
      if (sizeBytes > 0) {
        receiver.answerWithReset();
      }
      return;
    }
    if (sizeBytes == 0) {
      endArrived = true;
      internet.note("end");
    } else {
      unacknowledged.read(transfer, 0, sizeBytes);
      received.write(transfer, 0, sizeBytes);
      onTheWayBytes -= sizeBytes;
      internet.noteBytes(transfer, sizeBytes);
      receiver.host().noteMoved(sizeBytes);
    }
    receiver.updateReady();
    sender.updateReady();
    send();
  }

  /** Keeps what cannot arrive, until there is hope or TCP gives up. */
  private void hold() {
    if (!isSenderAlive()) {
      die();
      return;
    }
    held = true;
    link.await(this);
    if (giveUp == null) {
      giveUp = internet.scheduler().after(internet.giveUpMs(), "give up", this::giveUp);
    }
  }

  void tryAgainAfter(long delayMs) {
    if (held && !dead && isSenderAlive()) {
      held = false;
      arrival = internet.scheduler().after(delayMs, "retransmission", this::arrive);
    }
  }

  private void giveUp() {
    giveUp = null;
    die();
    sender.breakOff("connection timed out");
  }

  private void stopWaiting() {
    cancel(giveUp);
    giveUp = null;
    if (held) {
      link.stopAwaiting(this);
    }
  }

  private static void cancel(Task task) {
    if (task != null) {
      task.cancel();
    }
  }
}
