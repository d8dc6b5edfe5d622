/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Connection;
import io.tocsin.hal.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A name service that hangs, and a name service that talks nonsense. */
class NioNetworkResolverTest {

  private static final int NAMES_MAX = 4;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final AtomicInteger askedCount = new AtomicInteger();
  private final CountDownLatch released = new CountDownLatch(1);
  private NetworkBed bed;
  private Listener listener;

  @BeforeEach
  void open() throws IOException {
    bed = new NetworkBed(this::hang, NetworkLimits.DEFAULT.withResolvedNamesMax(NAMES_MAX));
    listener = bed.network.listen("127.0.0.1", 0);
  }

  @AfterEach
  void close() throws IOException {
    bed.close();
  }

  private InetAddress[] hang(String host) throws UnknownHostException {
    if (host.startsWith("good")) {
      return new InetAddress[] {NetworkBed.address("127.0.0.1")};
    }
    askedCount.incrementAndGet();
    asked.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException("interrupted");
    }
    return new InetAddress[] {NetworkBed.address("127.0.0.1")};
  }

  private Connection connectAndWaitUntilAsked() throws InterruptedException {
    Connection waiting = bed.network.connect("hanging.example", listener.port());
    asked.await();
    return waiting;
  }

  @Test
  void shouldServeOthersWhileTheNameServiceHangs() throws Exception {
    Connection waiting = connectAndWaitUntilAsked();
    Connection client = bed.open("127.0.0.1", listener.port());
    Connection server = bed.accepted(listener);
    NetworkBed.writeAll(client, new byte[] {7});
    assertEquals(7, bed.readAll(server, 1)[0]);
    assertEquals(Connection.CONNECTING, waiting.state());
    assertEquals(0, waiting.read(new byte[1], 0, 1));
    assertEquals(0, waiting.write(new byte[1], 0, 1));

    released.countDown();
    assertEquals(Connection.OPEN, bed.settled(waiting).state(), waiting::failure);
  }

  @Test
  void shouldApplyTheInterestThatWasSetWhileConnecting() throws Exception {
    Connection waiting = connectAndWaitUntilAsked();
    waiting.setInterest(true, false);
    released.countDown();
    bed.settled(waiting);
    NetworkBed.writeAll(bed.accepted(listener), new byte[] {9});
    listener.setAcceptWanted(false);
    bed.network.await(bed.clock.monotonicMs() + NetworkBed.PATIENCE_MS);
    assertEquals(1, waiting.read(new byte[1], 0, 1));
  }

  /** Within the patience of the bed, whereas the others hang until they are released. */
  @Test
  void shouldNotLetNamesThatHangDelayAnother() throws Exception {
    for (int i = 0; i < NAMES_MAX - 1; i++) {
      bed.network.connect("hanging" + i + ".example", listener.port());
    }
    assertEquals(Connection.OPEN, bed.open("good.example", listener.port()).state());
  }

  @Test
  void shouldAskOnceForANameThatIsAskedForAlready() throws Exception {
    Connection first = connectAndWaitUntilAsked();
    Connection second = bed.network.connect("hanging.example", listener.port());
    first.close();
    Connection again = bed.network.connect("hanging.example", listener.port());
    released.countDown();
    assertEquals(Connection.OPEN, bed.settled(again).state(), again::failure);
    assertEquals(Connection.OPEN, bed.settled(second).state(), second::failure);
    assertEquals(Connection.CLOSED, first.state());
    assertEquals(1, askedCount.get());
  }

  @Test
  void shouldFailAtOnceWhenTooManyNamesWait() throws Exception {
    Connection[] asking = new Connection[NAMES_MAX];
    for (int i = 0; i < NAMES_MAX; i++) {
      asking[i] = bed.network.connect("hanging" + i + ".example", listener.port());
      assertEquals(Connection.CONNECTING, asking[i].state());
    }
    Connection beyond = bed.network.connect("beyond.example", listener.port());
    assertEquals(Connection.FAILED, beyond.state());
    assertEquals(
        "cannot resolve beyond.example: 4 names wait for the name service already",
        beyond.failure());

    // The name service still works on what nobody waits for any more.
    asking[0].close();
    assertEquals(Connection.FAILED, bed.network.connect("next.example", listener.port()).state());

    released.countDown();
    assertEquals(Connection.OPEN, bed.settled(asking[1]).state());
    assertEquals(Connection.CLOSED, asking[0].state());
    bed.runUntil(
        "a place is free",
        () -> bed.network.connect("next.example", 1).state() == Connection.CONNECTING);
  }

  @Test
  void shouldForgetAnAnswerThatNobodyWaitsForAnyMore() throws Exception {
    Connection waiting = connectAndWaitUntilAsked();
    int before = bed.network.descriptorCount();
    waiting.close();
    assertEquals(before - 1, bed.network.descriptorCount());
    released.countDown();
    Connection next = bed.open("next.example", listener.port());
    assertEquals(Connection.CLOSED, waiting.state());
    assertEquals(Connection.OPEN, next.state());
    assertEquals(before, bed.network.descriptorCount());
  }

  @Test
  void shouldNotListenOnANameThatDoesNotResolveInTime() throws Exception {
    connectAndWaitUntilAsked();
    IOException e = assertThrows(IOException.class, () -> bed.network.listen("other.example", 0));
    assertEquals(
        "cannot listen on other.example port 0: the name service does not answer", e.getMessage());
  }

  @Test
  void shouldSurviveAResolverThatThrows() throws IOException {
    NameResolver broken =
        host -> {
          if (host.startsWith("throwing")) {
            throw new IllegalStateException("out of order");
          }
          return new InetAddress[0];
        };
    try (NetworkBed other = new NetworkBed(broken, NetworkLimits.DEFAULT)) {
      Connection throwing = other.settled(other.network.connect("throwing.example", 1));
      assertTrue(throwing.failure().contains("out of order"), throwing.failure());
      Connection empty = other.settled(other.network.connect("empty.example", 1));
      assertEquals("cannot resolve empty.example: the name has no address", empty.failure());
    }
  }
}
