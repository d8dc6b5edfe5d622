/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import io.tocsin.raspi.NioNetwork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection of {@link ControlServer}: takes one line, gives one answer, and is over. */
final class ControlConnection {

  private final SocketChannel channel;
  private final SelectionKey key;
  private final ControlAnswers answers;
  private final long deadlineMs;
  private final ByteBuffer request = ByteBuffer.allocate(ControlServer.REQUEST_BYTES_MAX);
  private ByteBuffer answer;

  /**
   * Takes over a connection.
   *
   * @param channel the connection; closed when this fails
   * @param network the selector
   * @param answers gives the answer
   * @param deadlineMs when it has to be over, on the monotonic clock
   * @throws IOException when the connection is broken
   */
  ControlConnection(
      SocketChannel channel, NioNetwork network, ControlAnswers answers, long deadlineMs)
      throws IOException {
    this.channel = channel;
    this.answers = answers;
    this.deadlineMs = deadlineMs;
    try {
      channel.configureBlocking(false);
      key = network.watch(channel, SelectionKey.OP_READ);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** When it has to be over. */
  long deadlineMs() {
    return deadlineMs;
  }

  /** Goes as far as it can; false when it is over. */
  boolean step(long nowMs) {
    try {
      boolean goesOn = nowMs < deadlineMs && advance(nowMs);
      if (!goesOn) {
        close();
      }
      return goesOn;
    } catch (IOException e) {
      // Whoever asked is gone, and has no need of an answer.
      close();
      return false;
    }
  }

  private boolean advance(long nowMs) throws IOException {
    if (answer == null && !read(nowMs)) {
      return false;
    }
    if (answer != null && answer.hasRemaining()) {
      write();
    }
    return answer == null || answer.hasRemaining() || discard();
  }

  /**
   * Waits until the peer has closed, and throws away what it still says: to close before would take
   * the answer from it (unix(7)).
   */
  private boolean discard() throws IOException {
    request.clear();
    return channel.read(request) >= 0;
  }

  /** False when the peer has gone without a question. */
  private boolean read(long nowMs) throws IOException {
    boolean ended = channel.read(request) < 0;
    int length = 0;
    while (length < request.position() && request.get(length) != '\n') {
      length++;
    }
    if (length < request.position()) {
      String line = new String(request.array(), 0, length, StandardCharsets.UTF_8);
      answer = encode(answers.answer(line, nowMs));
    } else if (!request.hasRemaining()) {
      answer = encode(ControlServer.ERROR + "the request is too long");
    }
    return !ended || answer != null;
  }

  private static ByteBuffer encode(String text) {
    return ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void write() throws IOException {
    channel.write(answer);
    if (answer.hasRemaining()) {
      key.interestOps(SelectionKey.OP_WRITE);
    } else {
      channel.shutdownOutput();
      key.interestOps(SelectionKey.OP_READ);
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The descriptor is gone in any case.
      return;
    }
  }
}
