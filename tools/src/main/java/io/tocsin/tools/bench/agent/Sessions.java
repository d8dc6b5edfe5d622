/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.agent;

import io.tocsin.snmp.tlstm.SecurityName;
import io.tocsin.snmp.tlstm.TlsTarget;
import io.tocsin.tools.manager.CommandGenerator;
import io.tocsin.tools.manager.ManagerSettings;
import io.tocsin.tools.session.ErrorLog;
import io.tocsin.tools.session.Identity;
import io.tocsin.tools.session.Station;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Opens sessions with servers that have just been started. */
final class Sessions {

  private static final long START_MS_MAX = 60_000;
  private static final long POLL_PAUSE_MS = 50;

  private Sessions() {}

  /**
   * Waits until a server listens and opens a session.
   *
   * @param operator who asks
   * @param port where the server listens on 127.0.0.1
   * @param process the server
   * @param output what it said so far
   */
  static CommandGenerator open(
      Identity operator, int port, ProcessHandle process, Supplier<String> output)
      throws IOException {
    long deadlineNs = System.nanoTime() + START_MS_MAX * 1_000_000;
    // Asked of the kernel: a connection without TLS would stop Net-SNMP for ever.
    while (!isListening(port)) {
      if (!process.isAlive() || System.nanoTime() > deadlineNs) {
        throw new IOException("A server did not start:\n" + output.get());
      }
      pause();
    }
    TlsTarget target =
        new TlsTarget("127.0.0.1", port, "localhost", null, SecurityName.of("agent"));
    CommandGenerator manager =
        new CommandGenerator(
            operator,
            Station.TLS_VERSIONS,
            target,
            ManagerSettings.DEFAULT,
            new ErrorLog(new PrintWriter(System.err, true, StandardCharsets.UTF_8)));
    try {
      manager.open();
      return manager;
    } catch (IOException e) {
      manager.close();
      throw new IOException(e.getMessage() + "\n" + output.get(), e);
    }
  }

  /** Whether somebody listens on a port of IPv4. */
  static boolean isListening(int port) throws IOException {
    // Fields: number, local address:port, remote address:port, state; 0A is LISTEN.
    String local = String.format(Locale.ROOT, ":%04X ", port);
    List<String> sockets = Files.readAllLines(Path.of("/proc/net/tcp"));
    return sockets.stream()
        .anyMatch(line -> line.contains(local) && line.indexOf(local) < line.indexOf(" 0A "));
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(POLL_PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
