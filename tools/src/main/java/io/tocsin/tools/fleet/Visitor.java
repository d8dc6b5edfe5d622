/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import io.tocsin.hal.Connection;
import io.tocsin.sim.world.ByteQueue;
import io.tocsin.tls.SecureChannel;

/** A connection at a {@link LoadedServer}. */
final class Visitor {

  private static final int HELLO_BYTES_MAX = 16_384;

  private final Connection connection;
  private final SecureChannel channel;
  private final int board;
  private final byte[] input;
  private final byte[] output;
  private final ByteQueue hello = new ByteQueue(HELLO_BYTES_MAX);
  private boolean over;
  private boolean heard;

  /**
   * A connection that was just accepted.
   *
   * @param board which board it comes from
   * @param input moves bytes from the connection; shared by all
   * @param output moves bytes out of the channel; shared by all
   */
  Visitor(Connection connection, SecureChannel channel, int board, byte[] input, byte[] output) {
    this.connection = connection;
    this.channel = channel;
    this.board = board;
    this.input = input;
    this.output = output;
    connection.setInterest(true, false);
  }

  int board() {
    return board;
  }

  /** Whether the connection has ended. */
  boolean isOver() {
    return over;
  }

  /** Whether text has come over the channel. */
  boolean hasSpoken() {
    return heard;
  }

  /**
   * Reads what came first, and then nothing until {@link #welcome}.
   *
   * @return whether something came
   */
  boolean readHello() {
    int count = connection.read(input, 0, input.length);
    if (count > 0) {
      hello.write(input, 0, count);
      connection.setInterest(false, false);
    } else if (count < 0) {
      end();
    }
    return count > 0;
  }

  /** Does the handshake, and whatever came meanwhile. */
  void welcome() {
    byte[] first = hello.toArray();
    hello.clear();
    take(first, first.length);
    connection.setInterest(true, false);
    pump();
  }

  /** Takes what came and answers it. */
  void pump() {
    int count = over ? 0 : connection.read(input, 0, input.length);
    while (count > 0 && !over) {
      take(input, count);
      count = over ? 0 : connection.read(input, 0, input.length);
    }
    if (count < 0) {
      end();
    }
  }

  private void take(byte[] bytes, int length) {
    int taken = 0;
    while (taken < length && channel.state() != SecureChannel.FAILED) {
      taken += channel.offerInput(bytes, taken, length - taken);
      heard |= channel.readPlain(output, 0, output.length) > 0;
    }
    answer();
    if (channel.state() >= SecureChannel.CLOSED) {
      end();
    }
  }

  /** A peer that does not take its answer is cut off. */
  private void answer() {
    int count = channel.readOutput(output, 0, output.length);
    while (count > 0 && !over) {
      if (connection.write(output, 0, count) < count) {
        end();
      }
      count = channel.readOutput(output, 0, output.length);
    }
  }

  private void end() {
    over = true;
    connection.close();
  }
}
