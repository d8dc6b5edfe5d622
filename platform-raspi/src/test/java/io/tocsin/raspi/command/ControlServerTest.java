/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Steppable;
import io.tocsin.hal.TestLog;
import io.tocsin.raspi.NetworkLimits;
import io.tocsin.raspi.NioNetwork;
import io.tocsin.raspi.SystemClock;
import io.tocsin.raspi.SystemNameResolver;
import io.tocsin.raspi.WallTrust;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The control socket, driven as the agent's loop does. */
class ControlServerTest {

  /** Turns of the loop after which a test has failed; each waits 10 ms at most. */
  private static final int TURNS_MAX = 2_000;

  @TempDir private Path folder;

  private final SystemClock clock = new SystemClock(WallTrust.NEVER);
  private final List<String> requests = new ArrayList<>();
  private NioNetwork network;
  private ControlServer server;

  /** Added to the time that the server is told. */
  private long aheadMs;

  @BeforeEach
  void listen() throws IOException {
    network = new NioNetwork(clock, new TestLog(), new SystemNameResolver(), NetworkLimits.DEFAULT);
    server = newServer();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    network.close();
  }

  private ControlServer newServer() throws IOException {
    return new ControlServer(path(), network, new TestLog(), this::answer);
  }

  private Path path() {
    return folder.resolve("control");
  }

  private String answer(String request, long nowMs) {
    requests.add(request);
    return request.startsWith("long") ? "ok\n" + "x".repeat(500_000) : "ok\n<" + request + ">";
  }

  private long step() {
    return server.step(clock.monotonicMs() + aheadMs);
  }

  private void runUntil(BooleanSupplier holds) {
    for (int turn = 0; !holds.getAsBoolean(); turn++) {
      assertTrue(turn < TURNS_MAX, "waited in vain");
      step();
      network.await(clock.monotonicMs() + 10);
    }
  }

  private String ask(String request) {
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return new ControlClient(path()).ask(request).text();
              } catch (IOException e) {
                return e.getMessage();
              }
            });
    runUntil(answer::isDone);
    return answer.join();
  }

  private SocketChannel connect() throws IOException {
    return SocketChannel.open(UnixDomainSocketAddress.of(path()));
  }

  @Test
  void shouldAnswerALine() {
    assertEquals("<status text>\n", ask("status text"));
    assertEquals("<again>\n", ask("again"));
    assertEquals(List.of("status text", "again"), requests);
  }

  @Test
  void shouldAnswerWithMoreThanTheSystemTakesAtOnce() {
    assertEquals(500_001, ask("long").length());
  }

  @Test
  void shouldRefuseARequestThatIsTooLong() {
    assertEquals("the request is too long", ask("y".repeat(ControlServer.REQUEST_BYTES_MAX)));
    assertEquals(List.of(), requests);
  }

  @Test
  void shouldBeForItsOwnerAndGroupAlone() throws IOException {
    assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(path())));
  }

  @Test
  void shouldGoOnWhenAPeerGoesAwayWithoutAQuestion() throws IOException {
    connect().close();
    assertEquals("<a>\n", ask("a"));
  }

  @Test
  void shouldPutTogetherALineThatComesInPieces() throws IOException {
    try (SocketChannel channel = connect()) {
      for (String piece : List.of("sta", "tus", "\n")) {
        channel.write(ByteBuffer.wrap(piece.getBytes(StandardCharsets.UTF_8)));
        step();
      }
      runUntil(() -> !requests.isEmpty());
      assertEquals(List.of("status"), requests);
    }
  }

  @Test
  void shouldEndConnectionsThatAreSilentAndServeThoseThatWaitBehindThem() throws IOException {
    List<SocketChannel> silent = new ArrayList<>();
    for (int i = 0; i < ControlServer.CONNECTIONS_MAX; i++) {
      silent.add(connect());
    }
    step();
    // Whoever comes now waits in the system's queue.
    try (SocketChannel waiting = connect()) {
      waiting.write(ByteBuffer.wrap("late\n".getBytes(StandardCharsets.UTF_8)));
      assertTrue(step() < Steppable.NEVER, "asks to be called when their time is over");
      assertEquals(List.of(), requests);
      aheadMs = ControlServer.TIME_MS_MAX;
      step();
      runUntil(() -> !requests.isEmpty());
      assertEquals(List.of("late"), requests);
    }
    for (SocketChannel channel : silent) {
      assertEquals(-1, channel.read(ByteBuffer.allocate(1)));
      channel.close();
    }
  }

  @Test
  void shouldRemoveItsSocketAtTheEnd() throws IOException {
    server.close();
    assertFalse(Files.exists(path()));
    IOException e =
        assertThrows(IOException.class, () -> new ControlClient(path()).ask("status text"));
    assertTrue(e.getMessage().startsWith("no agent runs"), e.getMessage());
  }

  @Test
  void shouldTakeThePlaceOfAnAgentThatWasKilled() throws IOException {
    server.close();
    ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    left.bind(UnixDomainSocketAddress.of(path()));
    left.close();
    assertTrue(Files.exists(path()));
    IOException e =
        assertThrows(IOException.class, () -> new ControlClient(path()).ask("status text"));
    assertTrue(e.getMessage().contains("nobody listens"), e.getMessage());
    server = newServer();
    assertEquals("<a>\n", ask("a"));
  }

  @Test
  void shouldNotTakeThePlaceOfAnAgentThatRuns() {
    IOException e = assertThrows(IOException.class, this::newServer);
    assertTrue(e.getMessage().contains("another agent listens there"), e.getMessage());
  }

  @Test
  void shouldSayWhyItCannotListen() {
    Path far = folder.resolve("f".repeat(120));
    IOException e =
        assertThrows(
            IOException.class, () -> new ControlServer(far, network, new TestLog(), this::answer));
    assertTrue(e.getMessage().startsWith("cannot listen at " + far), e.getMessage());
  }
}
