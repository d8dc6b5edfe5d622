/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static io.tocsin.tools.interop.JssePeer.TLS_1_2;
import static io.tocsin.tools.interop.JssePeer.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.snmp.tlstm.SessionEnd;
import io.tocsin.tools.interop.CuttingSocket.How;
import io.tocsin.tools.session.Background;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Peers of the packed agent that fall silent, cut what they say, or go away in any state, and the
 * good ones beside them, who must not notice.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostilePeersIT {

  private static final int SILENT_COUNT = 200;
  private static final int SILENT_AFTER_HANDSHAKE_COUNT = 6;

  /** The default of limit.handshakes: so many are left alone when nobody waits behind them. */
  private static final int HANDSHAKES_MAX = 8;

  /** No record with an answer of the engine is smaller, and no record with an alert larger. */
  private static final int SMALLEST_ANSWER_BYTES = 64;

  private static final int CUTS_COUNT = 16;
  private static final int SESSIONS_COUNT = 8;

  @TempDir private static Path folder;
  private final byte[] request = RawTls.snmpRequest();
  private Site site;
  private AgentProcess agent;
  private AgentProcess impatient;
  private int impatientPort;

  @BeforeAll
  void start() throws IOException {
    site = WickedSite.create(folder.resolve("site"));
    agent =
        AgentProcess.start(
            site.folder(),
            site.port(),
            site.configuration("clock.trust = always", "limit.handshake.grace.ms = 120"));
    impatientPort = Processes.freePort();
    Path state = Files.createTempDirectory(folder, "state");
    impatient =
        AgentProcess.start(
            state,
            impatientPort,
            site.configurationElsewhere(
                state,
                impatientPort,
                "clock.trust = always",
                "limit.handshake.ms = 2000",
                "limit.idle.ms = 2000"));
  }

  @AfterAll
  void stop() {
    for (AgentProcess each : Arrays.asList(agent, impatient)) {
      if (each != null) {
        assertTrue(each.isAlive());
        each.close();
      }
    }
  }

  // Silence

  @Test
  void shouldKeepAnsweringAManagerThroughout200SilentConnections() throws IOException {
    List<SocketChannel> waiting = new ArrayList<>();
    List<SSLSocket> authenticated = new ArrayList<>();
    try (Manager manager = Manager.connect(site, site.port())) {
      for (int i = 0; i < SILENT_AFTER_HANDSHAKE_COUNT; i++) {
        SSLSocket socket = admin(i % 2 == 0 ? TLS_1_2 : TLS_1_3).connect(site.port());
        authenticated.add(socket);
        socket.startHandshake();
      }
      for (int i = SILENT_AFTER_HANDSHAKE_COUNT; i < SILENT_COUNT; i++) {
        waiting.add(silent(i % 2 == 0));
      }
      int answers = 0;
      while (waiting.size() > HANDSHAKES_MAX) {
        manager.askAnything();
        answers++;
        waiting.removeIf(HostilePeersIT::isEnded);
      }
      assertTrue(answers >= SILENT_COUNT, "only " + answers + " answers");
      assertTrue(manager.ends(SessionEnd.EVICTED) >= SILENT_COUNT / 2);

      // A new one is let in though the others hold all places.
      try (Manager another = Manager.connect(site, site.port())) {
        another.askAnything();
      }
      // Who has authenticated does not give way.
      for (SSLSocket socket : authenticated) {
        socket.getOutputStream().write(request);
        assertEquals(0x30, JssePeer.read(socket)[0]);
      }
    } finally {
      for (SSLSocket socket : authenticated) {
        socket.close();
      }
      for (SocketChannel channel : waiting) {
        channel.close();
      }
    }
  }

  /** Connects and says nothing, or the first half of a hello. */
  private SocketChannel silent(boolean greets) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), site.port()));
    if (greets) {
      channel.write(ByteBuffer.wrap(halfAHello()));
    }
    channel.configureBlocking(false);
    return channel;
  }

  private static byte[] halfAHello() {
    byte[] hello = RawTls.clientHelloOfTls11();
    return Arrays.copyOf(hello, hello.length / 2);
  }

  private static boolean isEnded(SocketChannel channel) {
    try {
      if (channel.read(ByteBuffer.allocate(1)) >= 0) {
        return false;
      }
      channel.close();
      return true;
    } catch (IOException e) {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldGiveUpPeersThatAreSilentBeforeDuringAndAfterTheHandshake(String version)
      throws IOException {
    // The last one says its hello, and stops within what follows.
    try (Socket before = connect(new Socket(), impatientPort);
        Socket within = connect(new Socket(), impatientPort);
        CuttingSocket during = new CuttingSocket(Long.MAX_VALUE, How.SILENCE);
        SSLSocket after = admin(version).connect(impatientPort);
        Manager manager = Manager.connect(site, impatientPort)) {
      within.getOutputStream().write(halfAHello());
      connect(during, impatientPort);
      during.cutAfter(sizeOfHandshake(version) - 10);
      Background handshake =
          new Background(
              () -> {
                try (SSLSocket socket = admin(version).client(during, impatientPort)) {
                  socket.startHandshake();
                  assertEquals(0, JssePeer.read(socket).length);
                } catch (IOException e) {
                  // Before TLS 1.3 the handshake is not done for this side either.
                  assertEquals(TLS_1_2, version);
                }
              },
              () -> {});
      after.getOutputStream().write(request);
      assertEquals(0x30, JssePeer.read(after)[0]);

      for (Socket socket : List.of(before, within, during)) {
        String start = "port " + socket.getLocalPort() + ": ";
        while (!impatient.log().contains(start)) {
          manager.askAnything();
        }
        String line =
            impatient.log().lines().filter(each -> each.contains(start)).findFirst().orElse("");
        Explanations.assertComplete(
            line,
            "waiting for the handshake",
            null,
            "the handshake was not done within 2000 ms.",
            "Check that the peer speaks TLS on this port and is not overloaded.");
      }
      handshake.join();
      // It is closed and not reset, upon which this would throw.
      long idleBefore = manager.ends(SessionEnd.IDLE);
      Background end = new Background(() -> assertEquals(0, JssePeer.read(after).length), () -> {});
      while (manager.ends(SessionEnd.IDLE) == idleBefore) {
        manager.askAnything();
      }
      end.join();
    }
  }

  // Cuts

  @ParameterizedTest
  @CsvSource({"TLSv1.2, CLOSE", "TLSv1.2, RESET", "TLSv1.3, CLOSE", "TLSv1.3, RESET"})
  void shouldAnswerNothingToARecordThatIsCutInTheMiddle(String version, How how)
      throws IOException {
    try (Manager manager = Manager.connect(site, site.port());
        CuttingSocket connection = new CuttingSocket(Long.MAX_VALUE, how)) {
      long endsBefore = ends(manager);
      SSLSocket socket = admin(version).client(connect(connection, site.port()), site.port());
      socket.startHandshake();
      socket.getOutputStream().write(request);
      assertEquals(0x30, JssePeer.read(socket)[0]);
      connection.cutAfter(request.length / 2);
      assertThrows(IOException.class, () -> socket.getOutputStream().write(request));
      if (how == How.CLOSE) {
        // What comes is the end, perhaps an alert before it, and no answer.
        int size = connection.getInputStream().readAllBytes().length;
        assertTrue(size < SMALLEST_ANSWER_BYTES, "an answer of " + size + " bytes");
        agent.awaitLog("the connection ended within a record without a notice of closing");
      }
      awaitEnds(manager, endsBefore + 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2, CLOSE", "TLSv1.2, RESET", "TLSv1.3, CLOSE", "TLSv1.3, RESET"})
  void shouldSurviveAManagerThatGoesAwayInEveryState(String version, How how) throws IOException {
    try (Manager manager = Manager.connect(site, site.port())) {
      long endsBefore = ends(manager);
      long whole = sizeOfHandshake(version) + request.length;
      for (int i = 0; i < CUTS_COUNT; i++) {
        try (CuttingSocket connection = new CuttingSocket(whole * i / CUTS_COUNT, how);
            SSLSocket socket =
                admin(version).client(connect(connection, site.port()), site.port())) {
          socket.startHandshake();
          socket.getOutputStream().write(request);
          throw new AssertionError("not cut: " + i);
        } catch (IOException e) {
          manager.askAnything();
        }
      }
      // Each of them left its place.
      awaitEnds(manager, endsBefore + CUTS_COUNT);
      assertGoodManagersServed(version);
    }
  }

  /** Octets that a manager sends until its session stands. */
  private long sizeOfHandshake(String version) throws IOException {
    try (CuttingSocket connection = new CuttingSocket(Long.MAX_VALUE, How.CLOSE);
        SSLSocket socket = admin(version).client(connect(connection, site.port()), site.port())) {
      socket.startHandshake();
      return connection.written();
    }
  }

  private void assertGoodManagersServed(String version) throws IOException {
    List<SSLSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < SESSIONS_COUNT; i++) {
        SSLSocket socket = admin(version).connect(site.port());
        sockets.add(socket);
        socket.getOutputStream().write(request);
      }
      for (SSLSocket socket : sockets) {
        assertEquals(0x30, JssePeer.read(socket)[0]);
      }
    } finally {
      for (SSLSocket socket : sockets) {
        socket.close();
      }
    }
  }

  /** Sessions that ended, for whatever reason. */
  private static long ends(Manager manager) throws IOException {
    long sum = 0;
    for (int cause = 1; cause < SessionEnd.COUNT; cause++) {
      sum += manager.ends(cause);
    }
    return sum;
  }

  private void awaitEnds(Manager manager, long expected) {
    Processes.await(
        "the sessions have ended",
        () -> {
          try {
            return ends(manager) >= expected;
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        },
        agent.logFile());
  }

  // The agent as client

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  void shouldDeliverThoughItsReceiverGoesAwayInEveryState(String version) throws IOException {
    JssePeer receiver = new JssePeer(version, WickedSite.RECEIVER);
    int port = Processes.freePort();
    Path state = Files.createTempDirectory(folder, "state");
    try (PlayedServer server =
            new PlayedServer(new CuttingListener(), PlayedServer.speaking(receiver));
        AgentProcess sender =
            AgentProcess.start(
                state,
                port,
                site.configurationElsewhere(
                    state,
                    port,
                    "clock.trust = always",
                    "target.traps.host = localhost",
                    "target.traps.port = " + server.port(),
                    "target.traps.security.name = receiver",
                    "target.traps.backoff.min.ms = 100",
                    "target.traps.backoff.max.ms = 100",
                    "target.traps.idle.ms = 100"))) {
      Processes.await(
          "a session ends in good order",
          () -> server.visits().stream().anyMatch(visit -> visit.failure().isEmpty()),
          sender.logFile());
      List<PlayedServer.Visit> visits = server.visits();
      assertTrue(visits.size() > CUTS_COUNT / 2, visits.size() + " connections");
      assertTrue(visits.get(visits.size() - 1).received().length() > 0);
      try (Manager manager = Manager.connect(site, port)) {
        assertEquals(1, manager.targets().get(0).sent());
        assertEquals(0, manager.targets().get(0).dropped());
      }
    }
  }

  /** Each connection is cut a little later than the one before, the last one not any more. */
  private static final class CuttingListener extends ServerSocket {

    private static final int STEP_OCTETS = 97;

    private int count;

    CuttingListener() throws IOException {
      super(0, 50, InetAddress.getLoopbackAddress());
    }

    @Override
    public Socket accept() throws IOException {
      CuttingSocket socket =
          new CuttingSocket((long) count * STEP_OCTETS, count % 2 == 0 ? How.CLOSE : How.RESET);
      implAccept(socket);
      count++;
      return socket;
    }
  }

  // Means

  private static JssePeer admin(String version) {
    return new JssePeer(version, WickedSite.ADMIN);
  }

  private static Socket connect(Socket socket, int port) throws IOException {
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }
}
