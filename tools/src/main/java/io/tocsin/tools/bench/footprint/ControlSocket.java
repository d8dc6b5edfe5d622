/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Asks a board's agent over its control socket. */
final class ControlSocket {

  private static final int BUFFER_BYTES = 1 << 13;

  private final UnixDomainSocketAddress address;

  ControlSocket(Path socket) {
    address = UnixDomainSocketAddress.of(socket);
  }

  /** The agent makes an event, of which its targets are told. */
  void test() throws IOException {
    String answer = ask("test informational text");
    if (!answer.startsWith("ok\n") && !answer.startsWith("pending\n")) {
      throw new IOException("the agent makes no event: " + answer);
    }
  }

  /** How the agent is, for people. */
  String status() throws IOException {
    return ask("status text");
  }

  private String ask(String request) throws IOException {
    try (SocketChannel channel = SocketChannel.open(address)) {
      channel.write(ByteBuffer.wrap((request + '\n').getBytes(UTF_8)));
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      while (channel.read(buffer) >= 0) {
        answer.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
      return answer.toString(UTF_8);
    }
  }
}
