/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.snmp.NotificationTarget;
import io.tocsin.snmp.tlstm.TlsTarget;

/**
 * Where one target's session stands: whether there is one, whether it is believed, and why we close
 * it where it is we who do.
 *
 * <p>With TLS 1.3 a client has an open session before the server has looked at its certificate. A
 * server that does not like it ends the session a moment later, and what was sent until then is
 * lost without a trace. Therefore a session is unproven at first; when it is proven, the {@link
 * TargetDriver} says.
 */
final class TargetSession {

  /** How long a session must last until traps that were sent over it count as arrived. */
  private static final long PROOF_MS = 1000;

  /** Why we are closing the session ourselves. */
  enum Cut {
    /** We are not. */
    NONE,
    /** Nothing had to be carried for a while. */
    IDLE,
    /** The target answers nothing. */
    SILENT
  }

  private enum State {
    IDLE,
    OPENING,
    UNPROVEN,
    PROVEN
  }

  private final TlsTarget address;
  private final NotificationTarget target;
  private final Sessions sessions;
  private State state = State.IDLE;
  private Cut cut = Cut.NONE;
  private long id;
  private long proofMs;

  TargetSession(TlsTarget address, NotificationTarget target, Sessions sessions) {
    this.address = address;
    this.target = target;
    this.sessions = sessions;
  }

  /**
   * Begins to open a session.
   *
   * @return false when there is no room for one now
   */
  boolean open(long nowMs) {
    id = sessions.open(address, nowMs);
    state = id == 0 ? State.IDLE : State.OPENING;
    return id != 0;
  }

  /** It is open; notifications go over it from now on. */
  void opened(long nowMs) {
    state = State.UNPROVEN;
    proofMs = nowMs + PROOF_MS;
    target.setSessionId(id);
  }

  /** It is known that the target takes what comes over it. */
  void prove() {
    state = State.PROVEN;
  }

  /** Begins to close it; it is over when {@link #over} is called. */
  void close(Cut why, long nowMs) {
    cut = why;
    sessions.close(id, nowMs);
  }

  /**
   * There is no session any more.
   *
   * @return why we had closed it, if it was we
   */
  Cut over() {
    Cut by = cut;
    cut = Cut.NONE;
    state = State.IDLE;
    id = 0;
    target.setSessionId(0);
    return by;
  }

  /** Closes it for good; its end will be nothing to act upon. */
  void closeForGood(long nowMs) {
    long closing = id;
    id = 0;
    if (closing != 0) {
      sessions.close(closing, nowMs);
    }
  }

  /** Its number, 0 for none. */
  long id() {
    return id;
  }

  /** Whether there is none, nor is one being opened. */
  boolean isIdle() {
    return state == State.IDLE;
  }

  boolean isOpening() {
    return state == State.OPENING;
  }

  boolean isOpen() {
    return state == State.UNPROVEN || state == State.PROVEN;
  }

  boolean isUnproven() {
    return state == State.UNPROVEN;
  }

  boolean isProven() {
    return state == State.PROVEN;
  }

  /** Whether we are closing it. */
  boolean isBeingClosed() {
    return cut != Cut.NONE;
  }

  /** When it will have lasted long enough to be believed. */
  long proofMs() {
    return proofMs;
  }

  /** Whether it is open and the network has taken all that was sent over it. */
  boolean isDrained() {
    return sessions.isDrained(id);
  }
}
