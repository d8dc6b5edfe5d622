/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks the agent that runs on this board; see {@link ControlServer}. */
public final class ControlClient {

  /** How long the agent may take to answer, in milliseconds. */
  static final long TIME_MS_MAX = 10_000;

  /** Longest answer that is taken, in bytes. */
  static final int ANSWER_BYTES_MAX = 1 << 20;

  /**
   * What the agent said.
   *
   * @param isPending whether what was asked for is not over yet
   * @param text what is for people or programs, each line ended by a line feed
   */
  public record Answer(boolean isPending, String text) {}

  private final Path path;

  /**
   * Prepares to ask.
   *
   * @param path the agent's socket
   */
  public ControlClient(Path path) {
    this.path = path;
  }

  /**
   * Asks once.
   *
   * @param request one line, without its end
   * @return the answer
   * @throws IOException when no agent answers there, or it refuses; the message says why
   */
  public Answer ask(String request) throws IOException {
    String answer = exchange(request);
    int end = answer.indexOf('\n');
    String verdict = end < 0 ? answer : answer.substring(0, end);
    String rest = end < 0 ? "" : answer.substring(end + 1);
    if (verdict.startsWith(ControlServer.ERROR)) {
      throw new IOException(verdict.substring(ControlServer.ERROR.length()));
    }
    if (!verdict.equals(ControlServer.OK) && !verdict.equals(ControlServer.PENDING)) {
      throw new IOException("the agent at " + path + " ended without an answer");
    }
    return new Answer(verdict.equals(ControlServer.PENDING), rest);
  }

  private String exchange(String request) throws IOException {
    try (SocketChannel channel = connect();
        Selector selector = Selector.open()) {
      channel.write(ByteBuffer.wrap((request + "\n").getBytes(StandardCharsets.UTF_8)));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      long deadlineNs = System.nanoTime() + TIME_MS_MAX * 1_000_000;
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      ByteBuffer buffer = ByteBuffer.allocate(4_096);
      while (true) {
        long leftMs = (deadlineNs - System.nanoTime()) / 1_000_000;
        if (leftMs <= 0 || answer.size() > ANSWER_BYTES_MAX) {
          throw new IOException("the agent at " + path + " does not answer in time");
        }
        selector.select(leftMs);
        selector.selectedKeys().clear();
        int count = channel.read(buffer);
        if (count < 0) {
          return answer.toString(StandardCharsets.UTF_8);
        }
        answer.write(buffer.array(), 0, count);
        buffer.clear();
      }
    }
  }

  private SocketChannel connect() throws IOException {
    if (!Files.exists(path)) {
      throw new IOException(
          "no agent runs, or it may not be asked: there is no " + path + " for this user");
    }
    try {
      return SocketChannel.open(UnixDomainSocketAddress.of(path));
    } catch (ConnectException e) {
      throw new IOException("no agent runs: nobody listens at " + path, e);
    } catch (IOException e) {
      throw new IOException("cannot ask the agent at " + path + ": " + e.getMessage(), e);
    }
  }
}
