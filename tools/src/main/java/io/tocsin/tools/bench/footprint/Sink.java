/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import io.tocsin.tools.dm.http.ServerTls;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLServerSocket;

/**
 * Takes connections over mutually authenticated TLS and reads what comes, which it only counts:
 * SNMP messages by the length that each begins with, and the moment of the first.
 */
final class Sink implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 14;
  private static final long NS_PER_MS = 1_000_000;

  private final SSLServerSocket server;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private long messages;
  private long firstNs;

  /**
   * Begins to listen on 127.0.0.1.
   *
   * @param folder where receiver.crt, receiver.key and ca.crt are
   */
  Sink(Path folder) throws IOException {
    ServerTls tls =
        ServerTls.load(
            folder.resolve("receiver.crt"),
            folder.resolve("receiver.key"),
            List.of(folder.resolve("ca.crt")),
            ServerTls.Clients.REQUIRED);
    server =
        (SSLServerSocket)
            tls.context()
                .getServerSocketFactory()
                .createServerSocket(0, 0, InetAddress.getLoopbackAddress());
    server.setNeedClientAuth(true);
    daemon(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "sink");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        connections.add(connection);
        daemon(() -> read(connection));
      }
    } catch (IOException e) {
      // Closed, or of no more use; whoever waits will say that nothing came.
      return;
    }
  }

  private void read(Socket connection) {
    MessageCounter counter = new MessageCounter();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (connection;
        InputStream in = connection.getInputStream()) {
      for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
        count(counter.take(buffer, count));
      }
    } catch (IOException e) {
      // A sender that was ended, or one that is cut off; what it had told is counted.
      return;
    } finally {
      connections.remove(connection);
    }
  }

  private synchronized void count(int more) {
    if (messages == 0 && more > 0) {
      firstNs = System.nanoTime();
    }
    messages += more;
    notifyAll();
  }

  /** Cuts off everybody. */
  void cut() throws IOException {
    for (Socket connection : connections) {
      connection.close();
    }
  }

  /** Forgets what came so far. */
  synchronized void reset() {
    messages = 0;
  }

  /** Messages since {@link #reset}. */
  synchronized long messages() {
    return messages;
  }

  /** When the first message since {@link #reset} was whole, by {@link System#nanoTime}. */
  synchronized long firstNs() {
    return firstNs;
  }

  /**
   * Waits for messages.
   *
   * @param count messages since {@link #reset}
   * @param timeMsMax how long to wait
   * @return whether they came
   */
  synchronized boolean await(long count, long timeMsMax) throws InterruptedException {
    long deadlineNs = System.nanoTime() + timeMsMax * NS_PER_MS;
    while (messages < count) {
      long leftMs = (deadlineNs - System.nanoTime()) / NS_PER_MS;
      if (leftMs <= 0) {
        return false;
      }
      wait(leftMs);
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
