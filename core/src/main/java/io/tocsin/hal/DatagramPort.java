/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/**
 * A bound port that takes datagrams (UDP). It sends none: an answer to a datagram could be asked
 * for in the name of somebody else.
 */
public interface DatagramPort {

  /** Result of {@link #receive}: nothing waits. */
  int NONE = -1;

  /** Result of {@link #receive}: a datagram was longer than the room for it, and is gone. */
  int TOO_LONG = -2;

  /**
   * Takes the next datagram that waits.
   *
   * @param into destination
   * @param offset index of the first byte to write
   * @param length most bytes to write
   * @return length of the datagram in bytes, 0 too; {@link #NONE} or {@link #TOO_LONG}
   */
  int receive(byte[] into, int offset, int length);

  /**
   * Address in numbers (IPv6 without brackets) that the last datagram says it is from; null before
   * the first. Anybody may have written it.
   */
  String remoteAddress();

  /** The bound UDP port. */
  int port();

  /**
   * Tells the platform whether a waiting datagram is worth a call of the agent. While false,
   * datagrams wait in the system's buffer, or are lost there.
   *
   * @param wanted whether the agent wants to receive; false at first
   */
  void setReceiveWanted(boolean wanted);

  /** Stops to receive. Harmless when repeated. */
  void close();
}
