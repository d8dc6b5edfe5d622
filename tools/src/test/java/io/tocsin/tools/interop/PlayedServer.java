/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import io.tocsin.snmp.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;

/** A server that a test plays: it writes down who came, what was sent to it, and how that ended. */
final class PlayedServer implements AutoCloseable {

  private final ServerSocket listener;
  private final Role role;
  private final Thread thread;
  private final List<Visit> visits = new CopyOnWriteArrayList<>();
  private volatile Socket current;

  /** What the server does with a connection. */
  @FunctionalInterface
  interface Role {

    /** Plays until the connection ends; puts what comes into {@code received}. */
    void play(Socket connection, ByteArrayOutputStream received) throws IOException;
  }

  /**
   * One connection that is over.
   *
   * @param received what came, in plain text where TLS was spoken
   * @param failure how it ended; empty for in good order
   */
  record Visit(Octets received, String failure) {}

  /** Begins to listen on 127.0.0.1. */
  PlayedServer(Role role) {
    this(open(), role);
  }

  PlayedServer(ServerSocket listener, Role role) {
    this.listener = listener;
    this.role = role;
    thread = new Thread(this::serve, "played-server");
    thread.setDaemon(true);
    thread.start();
  }

  private static ServerSocket open() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Speaks TLS and takes what comes. */
  static Role speaking(JssePeer peer) {
    return (connection, received) -> {
      try (SSLSocket socket = peer.server(connection)) {
        socket.startHandshake();
        copy(socket.getInputStream(), received);
      }
    };
  }

  /** Says something whatever the other side says, and takes what comes. */
  static Role saying(byte[] said) {
    return (connection, received) -> {
      connection.getOutputStream().write(said);
      copy(connection.getInputStream(), received);
    };
  }

  private static void copy(InputStream from, ByteArrayOutputStream to) throws IOException {
    byte[] buffer = new byte[4_096];
    for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
      synchronized (to) {
        to.write(buffer, 0, length);
      }
    }
  }

  private void serve() {
    while (!listener.isClosed()) {
      ByteArrayOutputStream received = new ByteArrayOutputStream();
      String failure = "";
      try (Socket connection = listener.accept()) {
        current = connection;
        role.play(connection, received);
      } catch (IOException e) {
        failure = String.valueOf(e.getMessage());
      }
      if (!listener.isClosed()) {
        visits.add(new Visit(Octets.of(received.toByteArray()), failure));
      }
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  /** The connections so far that are over. */
  List<Visit> visits() {
    return visits;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    Socket last = current;
    if (last != null) {
      last.close();
    }
    try {
      thread.join(Processes.PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
