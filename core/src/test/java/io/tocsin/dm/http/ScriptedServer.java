/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

import io.tocsin.hal.Connection;
import io.tocsin.hal.Steppable;
import io.tocsin.hal.VirtualConnection;
import io.tocsin.hal.VirtualHost;
import io.tocsin.hal.VirtualListener;
import io.tocsin.tls.ChannelPipe;
import io.tocsin.tls.PeerVerifier;
import io.tocsin.tls.SecureChannel;
import io.tocsin.tls.SecureChannelFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A server of the virtual world that answers each request with the next line of its script. */
final class ScriptedServer implements Steppable {

  static final String TYPE = "Content-Type: application/vnd.syncml.dm+xml\r\n";

  /** What a server does behind an answer. */
  enum Then {
    KEEP,
    CLOSE,
    /** Without the notice of closing that TLS asks for. */
    CUT
  }

  private record Line(String answer, Then then) {}

  private static final int BUFFER_BYTES = 4_096;

  final List<String> requests = new ArrayList<>();
  final List<Visitor> visitors = new ArrayList<>();
  private final Deque<Line> script = new ArrayDeque<>();
  private final VirtualListener listener;
  private final SecureChannelFactory channels;
  private PeerVerifier verifier = peer -> null;

  /** A server; without channels it speaks no TLS. */
  ScriptedServer(VirtualHost host, int port, SecureChannelFactory channels) throws IOException {
    listener = host.listen("::", port);
    this.channels = channels;
  }

  static String ok(String body) {
    return "HTTP/1.1 200 OK\r\n" + TYPE + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  ScriptedServer answer(String answer, Then then) {
    script.add(new Line(answer, then));
    return this;
  }

  void setVerifier(PeerVerifier newVerifier) {
    verifier = newVerifier;
  }

  @Override
  public long step(long nowMs) {
    for (Connection next = listener.accept(); next != null; next = listener.accept()) {
      visitors.add(new Visitor((VirtualConnection) next));
    }
    visitors.forEach(Visitor::step);
    return NEVER;
  }

  @Override
  public void stop(long nowMs) {
    listener.close();
  }

  @Override
  public boolean isStopped() {
    return true;
  }

  /** One connection. */
  final class Visitor {

    final VirtualConnection connection;
    private final ChannelPipe pipe = new ChannelPipe(BUFFER_BYTES);
    private final StringBuilder text = new StringBuilder();

    Visitor(VirtualConnection connection) {
      this.connection = connection;
      pipe.attach(connection);
      pipe.start(channels == null ? new ClearChannel(BUFFER_BYTES) : channels.server(verifier));
    }

    boolean isClosed() {
      return connection.isClosed();
    }

    void step() {
      while (!isClosed() && move()) {
        takeRequests();
      }
      if (!isClosed()) {
        boolean left = pipe.isInputEnded() || pipe.isBroken();
        if (left || pipe.channel().state() == SecureChannel.FAILED) {
          connection.close();
        } else {
          pipe.updateInterest();
        }
      }
    }

    private boolean move() {
      boolean moved = pipe.read();
      moved |= pipe.offer();
      byte[] plain = new byte[BUFFER_BYTES];
      int count = pipe.channel().readPlain(plain, 0, plain.length);
      text.append(new String(plain, 0, count, StandardCharsets.ISO_8859_1));
      moved |= count > 0;
      moved |= pipe.flush();
      return moved;
    }

    private void takeRequests() {
      int headEnd = text.indexOf("\r\n\r\n") + 4;
      int lengthAt = text.indexOf("Content-Length: ");
      if (headEnd < 4 || script.isEmpty()) {
        return;
      }
      int lengthEnd = text.indexOf("\r\n", lengthAt);
      int end = headEnd + Integer.parseInt(text.substring(lengthAt + 16, lengthEnd));
      if (text.length() >= end) {
        requests.add(text.substring(0, end));
        text.delete(0, end);
        play(script.remove());
      }
    }

    private void play(Line line) {
      say(line.answer());
      if (line.then() == Then.CLOSE) {
        pipe.channel().close();
      }
      pipe.flush();
      if (line.then() != Then.KEEP) {
        connection.close();
      }
    }

    /** Says something without having been asked. */
    void say(String words) {
      byte[] octets = words.getBytes(StandardCharsets.ISO_8859_1);
      if (octets.length > 0 && !pipe.channel().writePlain(octets, 0, octets.length)) {
        throw new AssertionError("no room for the answer");
      }
      pipe.flush();
    }
  }
}
