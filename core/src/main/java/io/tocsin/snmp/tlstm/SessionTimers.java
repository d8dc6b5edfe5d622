/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.tls.ChannelPipe;

/** The times of one session, in monotonic milliseconds. */
final class SessionTimers {

  /** A moment long past: something is due at once. */
  static final long AT_ONCE = Long.MIN_VALUE;

  static final long NEVER = Long.MAX_VALUE;

  private final TlstmLimits limits;
  private long startedMs;
  private long openedMs;
  private boolean active;
  private long lastActiveMs;
  private long stalledSinceMs;
  private long stalledBytesWritten;
  private long closeDeadlineMs;

  SessionTimers(TlstmLimits limits) {
    this.limits = limits;
  }

  void begin(long nowMs) {
    startedMs = nowMs;
    active = false;
    lastActiveMs = nowMs;
    stalledSinceMs = NEVER;
    closeDeadlineMs = AT_ONCE;
  }

  /** The connection stands; from now on the handshake's time runs. */
  void beginHandshake(long nowMs) {
    startedMs = nowMs;
  }

  void beginOpen(long nowMs) {
    openedMs = nowMs;
    lastActiveMs = nowMs;
  }

  /** The close began at a moment that the next step will know. */
  void beginClose() {
    closeDeadlineMs = AT_ONCE;
  }

  /** The close has come on; its time runs anew. */
  void continueClose(long nowMs) {
    closeDeadlineMs = nowMs + limits.closeTimeMsMax();
  }

  long startedMs() {
    return startedMs;
  }

  long openedMs() {
    return openedMs;
  }

  /** When the last message went one way or the other, or else when the session became open. */
  long lastActiveMs(long nowMs) {
    // What went since the last step has not met the clock yet.
    return active ? nowMs : lastActiveMs;
  }

  long connectDeadlineMs() {
    return startedMs + limits.connectTimeMsMax();
  }

  long handshakeDeadlineMs() {
    return startedMs + limits.handshakeTimeMsMax();
  }

  long idleDeadlineMs() {
    return lastActiveMs + limits.idleTimeMsMax();
  }

  /** When output that waits will have waited too long. */
  long stalledDeadlineMs(ChannelPipe pipe) {
    if (pipe.isDrained()) {
      return NEVER;
    }
    // Output that began to wait outside of a step has not met the clock yet.
    return stalledSinceMs == NEVER ? AT_ONCE : stalledSinceMs + limits.stalledTimeMsMax();
  }

  long closeDeadlineMs() {
    return closeDeadlineMs;
  }

  /** A whole message went one way or the other. */
  void noteMessage() {
    active = true;
  }

  /** Lets the clock see what happened since the last step. */
  void observe(ChannelPipe pipe, long nowMs) {
    if (active) {
      active = false;
      lastActiveMs = nowMs;
    }
    if (pipe.isDrained()) {
      stalledSinceMs = NEVER;
    } else if (stalledSinceMs == NEVER
        || pipe.bytesWritten() - stalledBytesWritten >= limits.wireBufferBytes()) {
      stalledSinceMs = nowMs;
      stalledBytesWritten = pipe.bytesWritten();
    }
  }
}
