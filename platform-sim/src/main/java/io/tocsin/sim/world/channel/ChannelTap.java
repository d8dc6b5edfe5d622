/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.channel;

/**
 * Sees the plain bytes of a program's channels, as the program itself sees them. For checking what
 * a program does; it changes nothing.
 */
public interface ChannelTap {

  /**
   * A channel to a server begins.
   *
   * @param channel its number, from 1
   * @param serverName the name or address that is meant to be reached
   */
  void begun(long channel, String serverName);

  /**
   * A channel from a client begins.
   *
   * @param channel its number, from 1
   */
  void accepted(long channel);

  /**
   * The server has been judged; not called for channels from clients.
   *
   * @param channel the channel's number
   * @param accepted whether it is the one that is meant
   */
  void judged(long channel, boolean accepted);

  /**
   * Bytes were given to the channel, and taken.
   *
   * @param channel the channel's number
   * @param bytes the array
   * @param offset index of the first byte
   * @param length number of bytes: one message
   */
  void written(long channel, byte[] bytes, int offset, int length);

  /**
   * Bytes came out of the channel, and were read.
   *
   * @param channel the channel's number
   * @param bytes the array
   * @param offset index of the first byte
   * @param length number of bytes, which need not be whole messages
   */
  void read(long channel, byte[] bytes, int offset, int length);
}
