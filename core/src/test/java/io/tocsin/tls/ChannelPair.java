/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.util.Arrays;

/**
 * Moves the bytes of two channels in one thread, in pieces of a chosen size, until neither has
 * anything left to say.
 */
public final class ChannelPair {

  /** Most rounds before it is taken for an endless loop. */
  private static final int ROUNDS_MAX = 1_000_000;

  private final SecureChannel client;
  private final SecureChannel server;
  private final Wire up;
  private final Wire down;

  /**
   * A pair.
   *
   * @param client one end
   * @param server the other
   * @param pieceSize most bytes that move at once
   */
  public ChannelPair(SecureChannel client, SecureChannel server, int pieceSize) {
    this.client = client;
    this.server = server;
    up = new Wire(client, server, pieceSize);
    down = new Wire(server, client, pieceSize);
  }

  /** The client's end. */
  public SecureChannel client() {
    return client;
  }

  /** The server's end. */
  public SecureChannel server() {
    return server;
  }

  /** Bytes that the client has sent. */
  public long clientOutputCount() {
    return up.count;
  }

  /** Bytes that the server has sent. */
  public long serverOutputCount() {
    return down.count;
  }

  /** Moves bytes both ways until none waits or they are not taken. */
  public ChannelPair settle() {
    for (int round = 0; round < ROUNDS_MAX; round++) {
      if (up.move() + down.move() == 0) {
        return this;
      }
    }
    throw new AssertionError("the two ends never stop talking");
  }

  /**
   * Writes at one end and reads at the other, moving bytes as they come.
   *
   * @return what arrived
   */
  public byte[] pass(SecureChannel from, byte[] message) {
    if (!from.writePlain(message, 0, message.length)) {
      throw new AssertionError("not writable: " + from.state() + ", " + from.refusal());
    }
    Wire wire = from == client ? up : down;
    byte[] received = new byte[message.length + 1];
    int count = 0;
    for (int round = 0; round < ROUNDS_MAX; round++) {
      int moved = wire.move();
      int read = wire.to.readPlain(received, count, received.length - count);
      count += read;
      if (moved + read == 0) {
        return Arrays.copyOf(received, count);
      }
    }
    throw new AssertionError("the two ends never stop talking");
  }

  /** One direction, with what the receiver has not taken yet. */
  private static final class Wire {

    private final SecureChannel from;
    private final SecureChannel to;
    private final byte[] piece;
    private int start;
    private int end;
    private long count;

    Wire(SecureChannel from, SecureChannel to, int pieceSize) {
      this.from = from;
      this.to = to;
      piece = new byte[pieceSize];
    }

    /** Moves one piece; returns the number of bytes that made any progress. */
    int move() {
      int progress = 0;
      if (start == end) {
        start = 0;
        end = from.readOutput(piece, 0, piece.length);
        progress = end;
        count += end;
      }
      int taken = to.offerInput(piece, start, end - start);
      start += taken;
      return progress + taken;
    }
  }
}
