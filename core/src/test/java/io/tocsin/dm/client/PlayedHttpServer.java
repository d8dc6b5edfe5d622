/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import io.tocsin.hal.Connection;
import io.tocsin.hal.Listener;
import io.tocsin.hal.Steppable;
import io.tocsin.hal.VirtualHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** An HTTP server in the virtual network: what it says to each request is up to a test. */
public final class PlayedHttpServer implements Steppable {

  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final String LENGTH = "Content-Length: ";

  /** Requests so far, whole. */
  public final List<String> requests = new ArrayList<>();

  int connectionCount;

  private static final class Caller {
    private final Connection connection;
    private final StringBuilder input = new StringBuilder();

    Caller(Connection connection) {
      this.connection = connection;
    }
  }

  private final Listener listener;
  private final UnaryOperator<String> handler;
  private final List<Caller> callers = new ArrayList<>();
  private final byte[] room = new byte[4_096];

  /**
   * A server.
   *
   * @param handler makes an answer of a request, both whole; an empty one is none, and the
   *     connection is closed
   */
  public PlayedHttpServer(VirtualHost host, int port, UnaryOperator<String> handler) {
    this.handler = handler;
    try {
      listener = host.listen("0.0.0.0", port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    listener.setAcceptWanted(true);
  }

  /** A whole answer. */
  public static String response(String statusLine, String fields, String body) {
    return "HTTP/1.1 "
        + statusLine
        + "\r\n"
        + fields
        + LENGTH
        + body.getBytes(StandardCharsets.UTF_8).length
        + END_OF_HEAD
        + body;
  }

  /** An answer with a message of DM in XML. */
  public static String message(String body) {
    return response("200 OK", "Content-Type: application/vnd.syncml.dm+xml\r\n", body);
  }

  /** The message in a request. */
  public static String bodyOf(String request) {
    return request.substring(request.indexOf(END_OF_HEAD) + END_OF_HEAD.length());
  }

  @Override
  public long step(long nowMs) {
    Connection next = listener.accept();
    while (next != null) {
      connectionCount++;
      next.setInterest(true, false);
      callers.add(new Caller(next));
      next = listener.accept();
    }
    callers.removeIf(caller -> !serve(caller));
    return NEVER;
  }

  private boolean serve(Caller caller) {
    int count = caller.connection.read(room, 0, room.length);
    while (count > 0) {
      caller.input.append(new String(room, 0, count, StandardCharsets.UTF_8));
      count = caller.connection.read(room, 0, room.length);
    }
    boolean isOpen = count == 0 && answer(caller);
    if (!isOpen) {
      caller.connection.close();
    }
    return isOpen;
  }

  private boolean answer(Caller caller) {
    String input = caller.input.toString();
    int head = input.indexOf(END_OF_HEAD);
    if (head < 0) {
      return true;
    }
    int from = input.indexOf(LENGTH) + LENGTH.length();
    int length = Integer.parseInt(input.substring(from, input.indexOf('\r', from)));
    if (input.length() < head + END_OF_HEAD.length() + length) {
      return true;
    }
    caller.input.setLength(0);
    requests.add(input);
    byte[] answer = handler.apply(input).getBytes(StandardCharsets.UTF_8);
    return answer.length > 0 && caller.connection.write(answer, 0, answer.length) == answer.length;
  }

  @Override
  public void stop(long nowMs) {
    listener.close();
  }

  @Override
  public boolean isStopped() {
    return false;
  }
}
