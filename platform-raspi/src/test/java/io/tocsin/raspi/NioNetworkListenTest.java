/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Connection;
import io.tocsin.hal.Listener;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class NioNetworkListenTest {

  @Test
  void shouldSayThatThePortIsTaken() throws IOException {
    try (NetworkBed bed = new NetworkBed();
        ServerSocket other = new ServerSocket(0, 1, NetworkBed.address("127.0.0.1"))) {
      int port = other.getLocalPort();
      IOException e = assertThrows(IOException.class, () -> bed.network.listen("127.0.0.1", port));
      assertEquals(
          "cannot listen on 127.0.0.1 port " + port + ": another program uses this port",
          e.getMessage());
      assertNotNull(e.getCause());
      assertEquals(0, bed.network.descriptorCount());
    }
  }

  @Test
  void shouldSayThatTheAddressIsNotOurs() throws IOException {
    try (NetworkBed bed = new NetworkBed()) {
      IOException e = assertThrows(IOException.class, () -> bed.network.listen("198.51.100.1", 0));
      assertEquals(
          "cannot listen on 198.51.100.1 port 0: this machine does not have the address",
          e.getMessage());
    }
  }

  @Test
  void shouldRefuseWhatIsNoAddressAndWhatIsNoPort() throws IOException {
    try (NetworkBed bed = new NetworkBed()) {
      assertThrows(IOException.class, () -> bed.network.listen("300.0.0.1", 0));
      assertThrows(IOException.class, () -> bed.network.listen("127.0.0.1", 65_536));
    }
  }

  @Test
  void shouldTakeIpv4AloneOnTheIpv4Wildcard() throws IOException {
    try (NetworkBed bed = new NetworkBed()) {
      Listener listener = bed.network.listen("0.0.0.0", 0);
      bed.open("127.0.0.1", listener.port());
      Connection ipv6 = bed.settled(bed.network.connect("::1", listener.port()));
      assertEquals(Connection.FAILED, ipv6.state());
    }
  }

  @Test
  void shouldTakeBothFamiliesOnTheIpv6Wildcard() throws IOException {
    try (NetworkBed bed = new NetworkBed()) {
      Listener listener = bed.network.listen("::", 0);
      bed.open("::1", listener.port());
      assertEquals("::1", bed.accepted(listener).remoteAddress());
      bed.open("127.0.0.1", listener.port());
      assertEquals("127.0.0.1", bed.accepted(listener).remoteAddress());
    }
  }

  @Test
  void shouldListenAgainAtOnceOnAPortThatWasInUse() throws IOException {
    try (NetworkBed bed = new NetworkBed()) {
      Listener listener = bed.network.listen("127.0.0.1", 0);
      Connection client = bed.open("127.0.0.1", listener.port());
      // Closed from our side first, so that the port keeps a connection in TIME-WAIT.
      bed.accepted(listener).close();
      listener.close();
      listener.close();
      bed.network.await(0);
      client.close();
      assertEquals(listener.port(), bed.network.listen("127.0.0.1", listener.port()).port());
    }
  }

  @Test
  void shouldKeepAcceptedConnectionsWhenTheListenerCloses() throws IOException {
    try (NetworkBed bed = new NetworkBed()) {
      Listener listener = bed.network.listen("127.0.0.1", 0);
      Connection client = bed.open("127.0.0.1", listener.port());
      Connection server = bed.accepted(listener);
      listener.close();
      bed.network.await(0);
      assertNull(listener.accept());
      NetworkBed.writeAll(client, new byte[] {1});
      assertEquals(1, bed.readAll(server, 1)[0]);
    }
  }

  @Test
  void shouldLeaveConnectionsInTheQueueAtTheBoundWithoutTurning() throws IOException {
    NetworkLimits limits = NetworkLimits.DEFAULT.withDescriptorsMax(2);
    try (NetworkBed bed = new NetworkBed(new SystemNameResolver(), limits);
        NetworkBed peers = new NetworkBed()) {
      Listener listener = bed.network.listen("127.0.0.1", 0);
      peers.open("127.0.0.1", listener.port());
      Connection accepted = bed.accepted(listener);
      Connection waiting = peers.open("127.0.0.1", listener.port());
      assertNull(listener.accept());

      long before = bed.network.selectionCount();
      bed.network.await(bed.clock.monotonicMs() + 200);
      assertTrue(
          bed.network.selectionCount() - before <= 2,
          () -> bed.network.selectionCount() - before + " selections at the bound");

      accepted.close();
      assertEquals(waiting.localPort(), bed.accepted(listener).remotePort());
    }
  }

  @Test
  void shouldNotCallTheAgentForConnectionsThatItHasNoRoomFor() throws IOException {
    try (NetworkBed bed = new NetworkBed();
        NetworkBed peers = new NetworkBed()) {
      Listener listener = bed.network.listen("127.0.0.1", 0);
      peers.open("127.0.0.1", listener.port());
      long before = bed.network.selectionCount();
      bed.network.await(bed.clock.monotonicMs() + 200);
      assertTrue(bed.network.selectionCount() - before <= 2);
      assertNotNull(bed.accepted(listener));
    }
  }
}
