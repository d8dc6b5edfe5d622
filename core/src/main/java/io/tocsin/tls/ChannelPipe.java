/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import io.tocsin.fault.FaultSites;
import io.tocsin.fault.Faults;
import io.tocsin.hal.Connection;

/**
 * Moves bytes between a connection and its secure channel, through two small buffers.
 *
 * <p>The owner attaches a connection, gives it a channel when it stands, and then calls {@link
 * #read}, {@link #offer} and {@link #flush} in turn as long as they move anything; how often, and
 * what the plain bytes mean, is its own affair. One pipe serves one connection after another;
 * nothing is allocated after construction.
 */
public final class ChannelPipe {

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

  /**
   * A pipe.
   *
   * @param bufferSizeBytes bytes on their way in each direction
   */
  public ChannelPipe(int bufferSizeBytes) {
    input = new WireBuffer(bufferSizeBytes);
    output = new WireBuffer(bufferSizeBytes);
  }

  /**
   * Begins with a connection; what was left of the one before is forgotten.
   *
   * @param newConnection in any state
   */
  public void attach(Connection newConnection) {
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

  /**
   * Begins to move bytes.
   *
   * @param newChannel our end of the channel over the connection
   */
  public void start(SecureChannel newChannel) {
    channel = newChannel;
  }

  /** Cuts the connection. */
  public void detach() {
    connection.close();
    connection = null;
    channel = null;
  }

  /** The connection; null when there is none. */
  public Connection connection() {
    return connection;
  }

  /** The channel; null before {@link #start}. */
  public SecureChannel channel() {
    return channel;
  }

  /** Whether the peer's last byte has been read from the connection, or it broke. */
  public boolean isInputEnded() {
    return inputEnded;
  }

  /** Whether all that was read has been taken by the channel. */
  public boolean isInputTaken() {
    return input.isEmpty();
  }

  /** Whether the connection broke. */
  public boolean isBroken() {
    return broken;
  }

  /** That the connection broke, and why where that is known, as a clause. */
  public String brokenText() {
    String failure = connection.failure();
    return failure == null ? "the connection broke" : "the connection broke: " + failure;
  }

  /** Whether nothing waits to be written. */
  public boolean isDrained() {
    return output.isEmpty() && channel.outputAvailable() == 0;
  }

  /** Bytes read from the peer. */
  public long bytesRead() {
    return bytesRead;
  }

  /** Bytes that the peer's side has taken. */
  public long bytesWritten() {
    return bytesWritten;
  }

  /**
   * Writes what waits, as far as the connection takes it.
   *
   * @return whether anything moved
   */
  public boolean flush() {
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
  public boolean read() {
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
  public boolean offer() {
    if (input.isEmpty()) {
      return false;
    }
    int taken = channel.offerInput(input.array(), input.offset(), input.length());
    input.consume(taken);
    return taken > 0;
  }

  /** Forgets what was read and has not been taken by the channel. */
  public void discardInput() {
    input.clear();
  }

  /** Sends the end of our stream. */
  public void endOutput() {
    if (!outputEnded) {
      outputEnded = true;
      connection.shutdownOutput();
    }
  }

  /** Whether {@link #endOutput} was called. */
  public boolean isOutputEnded() {
    return outputEnded;
  }

  /** Tells the platform for what we wait. */
  public void updateInterest() {
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
