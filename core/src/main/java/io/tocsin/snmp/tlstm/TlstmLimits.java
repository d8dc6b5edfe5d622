/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

/**
 * The bounds of the transport model. Set before the model is made; later changes have no effect.
 *
 * <p>Memory: the model allocates {@link #sessionsMax()} times (greatest message + 2 times {@link
 * #wireBufferBytes()}) bytes at construction; TLS itself comes on top while a session lives.
 */
public final class TlstmLimits {

  private int sessionsMax = 32;
  private int acceptedSessionsMax = 24;
  private int handshakesMax = 8;
  private int handshakeGraceMsMin = 2_000;
  private int connectTimeMsMax = 15_000;
  private int handshakeTimeMsMax = 15_000;
  private int idleTimeMsMax = 600_000;
  private int stalledTimeMsMax = 30_000;
  private int closeTimeMsMax = 5_000;
  private int wireBufferBytes = 4_096;
  private int messagesPerStepMax = 16;
  private int handshakeTurnsPerStepMax = 2;
  private int listenersMax = 16;

  /** Limits with their defaults. */
  public TlstmLimits() {}

  /**
   * Sessions of both directions, closing ones included. Default 32. At the bound, {@code
   * openSession} answers that the table is full, after it tried to evict an unauthenticated peer.
   */
  public int sessionsMax() {
    return sessionsMax;
  }

  /**
   * Sets {@link #sessionsMax()}.
   *
   * @param sessions 1 to 10000
   * @return this
   */
  public TlstmLimits setSessionsMax(int sessions) {
    sessionsMax = check("sessions", sessions, 1, 10_000);
    return this;
  }

  /**
   * Sessions that peers opened, closing ones included. Default 24; what is left of {@link
   * #sessionsMax()} is kept for sessions that we open. At the bound, an unauthenticated peer is
   * evicted for a new one; where all are authenticated, connections wait in the system's queue.
   */
  public int acceptedSessionsMax() {
    return acceptedSessionsMax;
  }

  /**
   * Sets {@link #acceptedSessionsMax()}.
   *
   * @param sessions 0 to 10000
   * @return this
   */
  public TlstmLimits setAcceptedSessionsMax(int sessions) {
    acceptedSessionsMax = check("accepted sessions", sessions, 0, 10_000);
    return this;
  }

  /**
   * Peers that opened a connection and are not authenticated. Default 8. At the bound, the oldest
   * of them, silent ones first, is evicted for a new one once it had {@link
   * #handshakeGraceMsMin()}; until then connections wait in the system's queue.
   */
  public int handshakesMax() {
    return handshakesMax;
  }

  /**
   * Sets {@link #handshakesMax()}.
   *
   * @param handshakes 1 to 10000
   * @return this
   */
  public TlstmLimits setHandshakesMax(int handshakes) {
    handshakesMax = check("handshakes", handshakes, 1, 10_000);
    return this;
  }

  /**
   * Time in ms that an unauthenticated peer has before it may be evicted. Default 2000. Shorter
   * times let new peers in sooner under attack; longer ones let slow boards finish their handshake.
   */
  public int handshakeGraceMsMin() {
    return handshakeGraceMsMin;
  }

  /**
   * Sets {@link #handshakeGraceMsMin()}.
   *
   * @param timeMs 0 to 600000
   * @return this
   */
  public TlstmLimits setHandshakeGraceMsMin(int timeMs) {
    handshakeGraceMsMin = check("handshake grace", timeMs, 0, 600_000);
    return this;
  }

  /**
   * Time in ms that resolving a name and connecting may take. Default 15000. Then the session
   * fails.
   */
  public int connectTimeMsMax() {
    return connectTimeMsMax;
  }

  /**
   * Sets {@link #connectTimeMsMax()}.
   *
   * @param timeMs 1 to 600000
   * @return this
   */
  public TlstmLimits setConnectTimeMsMax(int timeMs) {
    connectTimeMsMax = check("connect time", timeMs, 1, 600_000);
    return this;
  }

  /**
   * Time in ms from the TCP connection to the end of the handshake. Default 15000. Then the session
   * fails.
   */
  public int handshakeTimeMsMax() {
    return handshakeTimeMsMax;
  }

  /**
   * Sets {@link #handshakeTimeMsMax()}.
   *
   * @param timeMs 1 to 600000
   * @return this
   */
  public TlstmLimits setHandshakeTimeMsMax(int timeMs) {
    handshakeTimeMsMax = check("handshake time", timeMs, 1, 600_000);
    return this;
  }

  /**
   * Time in ms without a whole message either way after which an accepted session is closed.
   * Default 600000. Sessions that we opened have no such bound.
   */
  public int idleTimeMsMax() {
    return idleTimeMsMax;
  }

  /**
   * Sets {@link #idleTimeMsMax()}.
   *
   * @param timeMs 1 to 2000000000
   * @return this
   */
  public TlstmLimits setIdleTimeMsMax(int timeMs) {
    idleTimeMsMax = check("idle time", timeMs, 1, 2_000_000_000);
    return this;
  }

  /**
   * Time in ms within which a peer must take all of our waiting output, or at least {@link
   * #wireBufferBytes()} of it. Default 30000. Then the connection is cut.
   */
  public int stalledTimeMsMax() {
    return stalledTimeMsMax;
  }

  /**
   * Sets {@link #stalledTimeMsMax()}.
   *
   * @param timeMs 1 to 2000000000
   * @return this
   */
  public TlstmLimits setStalledTimeMsMax(int timeMs) {
    stalledTimeMsMax = check("stalled time", timeMs, 1, 2_000_000_000);
    return this;
  }

  /**
   * Time in ms that a close may take to send what is left, and again to see the peer's end. Default
   * 5000. Then the connection is cut.
   */
  public int closeTimeMsMax() {
    return closeTimeMsMax;
  }

  /**
   * Sets {@link #closeTimeMsMax()}.
   *
   * @param timeMs 1 to 600000
   * @return this
   */
  public TlstmLimits setCloseTimeMsMax(int timeMs) {
    closeTimeMsMax = check("close time", timeMs, 1, 600_000);
    return this;
  }

  /**
   * Size in bytes of each of the two buffers between a session's connection and its TLS. Default
   * 4096. When the input buffer is full nothing is read from the peer; when the output buffer is
   * full, output waits in TLS, and once that is full, messages are not taken.
   */
  public int wireBufferBytes() {
    return wireBufferBytes;
  }

  /**
   * Sets {@link #wireBufferBytes()}.
   *
   * @param sizeBytes 256 to 1000000
   * @return this
   */
  public TlstmLimits setWireBufferBytes(int sizeBytes) {
    wireBufferBytes = check("wire buffer", sizeBytes, 256, 1_000_000);
    return this;
  }

  /**
   * Messages taken from one session in one step. Default 16. The others wait for the next step,
   * which is then due at once, so that every other session has its turn before.
   */
  public int messagesPerStepMax() {
    return messagesPerStepMax;
  }

  /**
   * Sets {@link #messagesPerStepMax()}.
   *
   * @param messages 1 to 10000
   * @return this
   */
  public TlstmLimits setMessagesPerStepMax(int messages) {
    messagesPerStepMax = check("messages per step", messages, 1, 10_000);
    return this;
  }

  /**
   * Pieces of handshakes, each of which may cost a signature, that are worked on in one step.
   * Default 2. The others wait for the next step, which is then due at once.
   */
  public int handshakeTurnsPerStepMax() {
    return handshakeTurnsPerStepMax;
  }

  /**
   * Sets {@link #handshakeTurnsPerStepMax()}.
   *
   * @param turns 1 to 10000
   * @return this
   */
  public TlstmLimits setHandshakeTurnsPerStepMax(int turns) {
    handshakeTurnsPerStepMax = check("handshake turns per step", turns, 1, 10_000);
    return this;
  }

  /** Addresses that are listened at. Default 16. At the bound, {@code listen} fails. */
  public int listenersMax() {
    return listenersMax;
  }

  /**
   * Sets {@link #listenersMax()}.
   *
   * @param listeners 0 to 1000
   * @return this
   */
  public TlstmLimits setListenersMax(int listeners) {
    listenersMax = check("listeners", listeners, 0, 1_000);
    return this;
  }

  private static int check(String what, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(what + ": " + value + " is not " + min + " to " + max);
    }
    return value;
  }
}
