/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.fault.FaultSites;
import io.tocsin.fault.Faults;
import io.tocsin.hal.Connection;
import io.tocsin.tls.SecureChannel;

/** Moves bytes between a connection and its secure channel, through two small buffers. */
final class SessionPipe {

  private final WireBuffer input;
  private final WireBuffer output;
  private Connection connection;
  private SecureChannel channel;
  private boolean inputEnded;
  private boolean broken;
  private boolean outputEnded;
  private boolean interestKnown;
  private boolean readWanted;
  private boolean writeWanted;
  private long bytesRead;
  private long bytesWritten;

  SessionPipe(int bufferSizeBytes) {
    input = new WireBuffer(bufferSizeBytes);
    output = new WireBuffer(bufferSizeBytes);
  }

  void attach(Connection newConnection) {
    connection = newConnection;
    channel = null;
    input.clear();
    output.clear();
    inputEnded = false;
    broken = false;
    outputEnded = false;
    interestKnown = false;
    bytesRead = 0;
    bytesWritten = 0;
  }

  void start(SecureChannel newChannel) {
    channel = newChannel;
  }

  /** Cuts the connection. */
  void detach() {
    connection.close();
    connection = null;
    channel = null;
  }

  Connection connection() {
    return connection;
  }

  SecureChannel channel() {
    return channel;
  }

  /** Whether the peer's last byte has been read from the connection, or it broke. */
  boolean isInputEnded() {
    return inputEnded;
  }

  /** Whether all that was read has been taken by the channel. */
  boolean isInputTaken() {
    return input.isEmpty();
  }

  boolean isBroken() {
    return broken;
  }

  /** That the connection broke, and why where that is known, as a clause. */
  String brokenText() {
    String failure = connection.failure();
    return failure == null ? "the connection broke" : "the connection broke: " + failure;
  }

  /** Whether nothing waits to be written. */
  boolean isDrained() {
    return output.isEmpty() && channel.outputAvailable() == 0;
  }

  /** Bytes read from the peer. */
  long bytesRead() {
    return bytesRead;
  }

  /** Bytes that the peer's side has taken. */
  long bytesWritten() {
    return bytesWritten;
  }

  /**
   * Writes what waits, as far as the connection takes it.
   *
   * @return whether anything moved
   */
  boolean flush() {
    boolean moved = false;
    while (!broken && fetchOutput()) {
      int length = Faults.maybe(FaultSites.SHORT_WRITE) ? 1 : output.length();
      int count = connection.write(output.array(), output.offset(), length);
      if (count == 0) {
        return moved;
      }
      if (count < 0) {
        broken = true;
        return true;
      }
      output.consume(count);
      bytesWritten += count;
      moved = true;
    }
    return moved;
  }

  private boolean fetchOutput() {
    if (output.isEmpty()) {
      output.filled(channel.readOutput(output.array(), 0, output.capacity()));
    }
    return !output.isEmpty();
  }

  /**
   * Reads from the connection when the buffer is empty.
   *
   * @return whether anything moved
   */
  boolean read() {
    if (inputEnded || !input.isEmpty()) {
      return false;
    }
    int count = connection.read(input.array(), 0, input.capacity());
    if (count > 0) {
      input.filled(count);
      bytesRead += count;
      return true;
    }
    if (count < 0) {
      inputEnded = true;
      broken |= count == Connection.BROKEN;
    }
    return count < 0;
  }

  /**
   * Gives what was read to the channel.
   *
   * @return whether anything moved
   */
  boolean offer() {
    if (input.isEmpty()) {
      return false;
    }
    int taken = channel.offerInput(input.array(), input.offset(), input.length());
    input.consume(taken);
    return taken > 0;
  }

  void discardInput() {
    input.clear();
  }

  /** Sends the end of our stream. */
  void endOutput() {
    if (!outputEnded) {
      outputEnded = true;
      connection.shutdownOutput();
    }
  }

  boolean isOutputEnded() {
    return outputEnded;
  }

  /** Tells the platform for what we wait. */
  void updateInterest() {
    boolean read = !inputEnded && input.isEmpty();
    boolean write = !broken && !isDrained();
    if (!interestKnown || read != readWanted || write != writeWanted) {
      interestKnown = true;
      readWanted = read;
      writeWanted = write;
      connection.setInterest(read, write);
    }
  }
}
