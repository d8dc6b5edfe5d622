/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.dm;

import io.tocsin.hal.Connection;
import io.tocsin.sim.world.ByteQueue;
import io.tocsin.tls.SecureChannel;

/**
 * A connection with or without a channel over it. It takes all that is written, and gives it to the
 * connection as that has room.
 */
final class Wire {

  private static final int OUTPUT_BYTES_MAX = 1 << 20;
  private static final int PIECE_BYTES = 4_096;

  private final Connection connection;
  private final SecureChannel channel;
  private final byte[] buffer = new byte[PIECE_BYTES];

  /** What waits for the channel, and what waits for the connection. */
  private final ByteQueue plain = new ByteQueue(OUTPUT_BYTES_MAX);

  private final ByteQueue raw = new ByteQueue(OUTPUT_BYTES_MAX);
  private boolean over;
  private boolean closing;
  private long bytesRead;

  /**
   * A connection that was just accepted.
   *
   * @param channel null for a plain one
   */
  Wire(Connection connection, SecureChannel channel) {
    this.connection = connection;
    this.channel = channel;
    connection.setInterest(true, false);
  }

  String remoteAddress() {
    return connection.remoteAddress();
  }

  /** Whether it has ended. */
  boolean isOver() {
    return over;
  }

  /** Whether a channel stands between us and the connection. */
  boolean isSecure() {
    return channel != null;
  }

  /** Whether the peer has been verified, or need not be. */
  boolean isOpen() {
    return channel == null || channel.peer() != null;
  }

  /** Bytes that came over the connection, the channel's own included. */
  long bytesRead() {
    return bytesRead;
  }

  /** Common name of the certificate that the channel verified; null for none. */
  String peerName() {
    return channel == null || channel.peer() == null
        ? null
        : channel.peer().presented(0).commonName(0);
  }

  /** Takes as much as there is room for, and keeps it until it can go. */
  int write(byte[] bytes, int offset, int length) {
    return (channel == null ? raw : plain).write(bytes, offset, length);
  }

  /** Whether all that was written has gone. */
  boolean isDrained() {
    return plain.size() == 0 && raw.size() == 0;
  }

  /** Ends it once everything has gone. */
  void close() {
    closing = true;
    flush();
  }

  /** Reads what came, into a reader. */
  void pump(RequestReader reader) {
    int count = over ? 0 : connection.read(buffer, 0, buffer.length);
    while (count > 0 && !over) {
      bytesRead += count;
      take(count, reader);
      count = over ? 0 : connection.read(buffer, 0, buffer.length);
    }
    if (count < 0) {
      end();
    }
    flush();
  }

  private void take(int count, RequestReader reader) {
    if (channel == null) {
      reader.take(buffer, 0, count);
      return;
    }
    byte[] text = new byte[PIECE_BYTES];
    int taken = 0;
    while (taken < count && channel.state() != SecureChannel.FAILED) {
      taken += channel.offerInput(buffer, taken, count - taken);
      int read = channel.readPlain(text, 0, text.length);
      while (read > 0) {
        reader.take(text, 0, read);
        read = channel.readPlain(text, 0, text.length);
      }
    }
  }

  /** Writes what waits, as far as the connection takes it. */
  void flush() {
    if (over) {
      return;
    }
    if (channel != null) {
      fillFromChannel();
    }
    while (raw.size() > 0 && !over) {
      byte[] all = raw.toArray();
      int count = connection.write(all, 0, all.length);
      if (count < 0) {
        end();
      } else if (count == 0) {
        break;
      } else {
        raw.read(all, 0, count);
      }
    }
    boolean channelEnded = channel != null && channel.state() >= SecureChannel.CLOSED;
    if (!over && isDrained() && (closing || channelEnded)) {
      end();
    }
    if (!over) {
      connection.setInterest(true, raw.size() > 0);
    }
  }

  private void fillFromChannel() {
    while (plain.size() > 0 && channel.writable() > 0) {
      byte[] piece = new byte[Math.min(plain.size(), Math.min(PIECE_BYTES, channel.writable()))];
      plain.read(piece, 0, piece.length);
      channel.writePlain(piece, 0, piece.length);
      drainChannel();
    }
    if (closing && plain.size() == 0) {
      channel.close();
    }
    drainChannel();
  }

  private void drainChannel() {
    int count = channel.readOutput(buffer, 0, Math.min(buffer.length, raw.room()));
    while (count > 0) {
      raw.write(buffer, 0, count);
      count = channel.readOutput(buffer, 0, Math.min(buffer.length, raw.room()));
    }
  }

  private void end() {
    over = true;
    connection.close();
  }

  /** Ends it at once. */
  void cut() {
    if (!over) {
      end();
    }
  }
}
