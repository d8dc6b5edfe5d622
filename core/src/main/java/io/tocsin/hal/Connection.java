/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/**
 * One stream connection. All calls return at once.
 *
 * <p>The agent is called again when the connection can make progress that it asked for with {@link
 * #setInterest}; while {@link #CONNECTING}, whenever the state changes.
 */
public interface Connection {

  /** State: the name is being resolved or the connection set up. */
  int CONNECTING = 0;

  /** State: bytes may flow. */
  int OPEN = 1;

  /** State: could not be set up, or broke; {@link #failure()} says why. */
  int FAILED = 2;

  /** State: closed by {@link #close()}. */
  int CLOSED = 3;

  /** Result of {@link #read}: the peer will send nothing more. */
  int END = -1;

  /** Result of {@link #read} and {@link #write}: the connection broke. */
  int BROKEN = -2;

  /** The state: {@link #CONNECTING}, {@link #OPEN}, {@link #FAILED} or {@link #CLOSED}. */
  int state();

  /** Why the connection failed, in words for people; null unless {@link #FAILED}. */
  String failure();

  /**
   * Reads what has arrived.
   *
   * @param into destination
   * @param offset index of the first byte to write
   * @param length most bytes to read, more than 0
   * @return bytes read, 0 when none waits now, {@link #END} or {@link #BROKEN}
   */
  int read(byte[] into, int offset, int length);

  /**
   * Writes as much as the system takes now.
   *
   * @param from source
   * @param offset index of the first byte
   * @param length number of bytes, more than 0
   * @return bytes taken, 0 when none can be taken now, or {@link #BROKEN}
   */
  int write(byte[] from, int offset, int length);

  /** Sends the end of the stream and keeps the other direction open. Harmless when repeated. */
  void shutdownOutput();

  /**
   * Tells the platform which progress is worth a call of the agent.
   *
   * @param read true when the agent has room for input
   * @param write true when the agent has output that did not fit
   */
  void setInterest(boolean read, boolean write);

  /** The peer's address in numbers (IPv6 without brackets); null while it is not known. */
  String remoteAddress();

  /** The peer's TCP port. */
  int remotePort();

  /** Our own address in numbers; null while it is not known. */
  String localAddress();

  /** Our own TCP port; 0 while it is not known. */
  int localPort();

  /** Closes both directions at once and gives the descriptor back. Harmless when repeated. */
  void close();
}
