/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Connection;
import io.tocsin.hal.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NioNetworkConnectTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void shouldCarryBytesBothWays(String host) throws IOException {
    try (NetworkBed bed = new NetworkBed()) {
      Listener listener = bed.network.listen(host, 0);
      Connection client = bed.open(host, listener.port());
      Connection server = bed.accepted(listener);

      assertEquals(Connection.OPEN, server.state());
      NetworkBed.writeAll(client, "ping".getBytes(US_ASCII));
      assertArrayEquals("ping".getBytes(US_ASCII), bed.readAll(server, 4));
      NetworkBed.writeAll(server, "pong!".getBytes(US_ASCII));
      assertArrayEquals("pong!".getBytes(US_ASCII), bed.readAll(client, 5));

      assertEquals(host, client.remoteAddress());
      assertEquals(listener.port(), client.remotePort());
      assertEquals(host, client.localAddress());
      assertEquals(client.localPort(), server.remotePort());
      assertEquals(host, server.remoteAddress());
      assertEquals(listener.port(), server.localPort());
      assertNull(client.failure());
    }
  }

  @Test
  void shouldResolveANameOfTheSystem() throws IOException {
    try (NetworkBed bed = new NetworkBed()) {
      Listener listener = bed.network.listen("localhost", 0);
      Connection client = bed.network.connect("localhost", listener.port());
      assertEquals(Connection.CONNECTING, client.state());
      assertNull(client.remoteAddress());
      assertEquals(Connection.OPEN, bed.settled(client).state(), client::failure);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void shouldSayWhoRefused(String host) throws IOException {
    try (NetworkBed bed = new NetworkBed()) {
      int port = NetworkBed.closedPort(host);
      Connection client = bed.settled(bed.network.connect(host, port));
      assertEquals(Connection.FAILED, client.state());
      assertEquals("connection refused by " + host + " port " + port, client.failure());
      assertEquals(0, bed.network.descriptorCount());
      assertEquals(Connection.BROKEN, client.read(new byte[1], 0, 1));
      assertEquals(Connection.BROKEN, client.write(new byte[1], 0, 1));
    }
  }

  @Test
  void shouldFailWhenTheNameDoesNotExist() throws IOException {
    try (NetworkBed bed = new NetworkBed()) {
      Connection client = bed.settled(bed.network.connect("name.invalid", 10162));
      assertEquals(Connection.FAILED, client.state());
      String start = "cannot resolve name.invalid: ";
      assertTrue(client.failure().startsWith(start), client.failure());
      assertTrue(client.failure().length() > start.length(), client.failure());
    }
  }

  @Test
  void shouldTryTheAddressesOfANameInTurn() throws IOException {
    NameResolver resolver =
        host ->
            new InetAddress[] {
              NetworkBed.address("127.0.0.2"),
              NetworkBed.address("::1"),
              NetworkBed.address("127.0.0.1")
            };
    try (NetworkBed bed = new NetworkBed(resolver, NetworkLimits.DEFAULT)) {
      Listener listener = bed.network.listen("127.0.0.1", 0);
      Connection client = bed.open("manager.example", listener.port());
      assertEquals("127.0.0.1", client.remoteAddress());
      assertNull(client.failure());
      assertEquals(2, bed.network.descriptorCount());
    }
  }

  @Test
  void shouldTellWhyEachAddressFailed() throws IOException {
    NameResolver resolver =
        host -> new InetAddress[] {NetworkBed.address("127.0.0.2"), NetworkBed.address("::1")};
    try (NetworkBed bed = new NetworkBed(resolver, NetworkLimits.DEFAULT)) {
      int port = NetworkBed.closedPort("127.0.0.1");
      Connection client = bed.settled(bed.network.connect("manager.example", port));
      assertEquals(
          "connection refused by 127.0.0.2 port "
              + port
              + "; connection refused by ::1 port "
              + port,
          client.failure());
    }
  }

  @Test
  void shouldTryNoMoreAddressesThanTheBound() throws IOException {
    NameResolver resolver =
        host -> {
          InetAddress[] all = new InetAddress[NetworkLimits.DEFAULT.addressesMax() + 3];
          for (int i = 0; i < all.length; i++) {
            all[i] = InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) i});
          }
          return all;
        };
    try (NetworkBed bed = new NetworkBed(resolver, NetworkLimits.DEFAULT)) {
      int port = NetworkBed.closedPort("127.0.0.1");
      Connection client = bed.settled(bed.network.connect("manager.example", port));
      assertEquals(NetworkLimits.DEFAULT.addressesMax(), client.failure().split("; ").length);
    }
  }

  @Test
  void shouldGoOnToTheNextAddressWhenOneIsSilent() throws IOException {
    NameResolver resolver =
        host ->
            new InetAddress[] {NetworkBed.address("127.0.0.2"), NetworkBed.address("127.0.0.1")};
    List<SocketChannel> fillers = new ArrayList<>();
    NetworkLimits limits = NetworkLimits.DEFAULT.withAttemptTimeMsMax(60);
    try (NetworkBed bed = new NetworkBed(resolver, limits);
        ServerSocket silent = new ServerSocket(0, 1, NetworkBed.address("127.0.0.2"))) {
      // With its queue full, the system does not answer any more to who wants to connect.
      for (int i = 0; i < 4; i++) {
        SocketChannel filler = SocketChannel.open();
        fillers.add(filler);
        filler.configureBlocking(false);
        filler.connect(new InetSocketAddress("127.0.0.2", silent.getLocalPort()));
      }
      bed.network.listen("127.0.0.1", silent.getLocalPort());
      Connection client = bed.open("manager.example", silent.getLocalPort());
      assertEquals("127.0.0.1", client.remoteAddress());
    } finally {
      for (SocketChannel filler : fillers) {
        filler.close();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3, '1.2.3' is not an IPv4 address",
    "256.1.1.1, '256.1.1.1' is not an IPv4 address",
    "01.2.3.4, '01.2.3.4' is not an IPv4 address",
    "1.2.3.4., '1.2.3.4.' is not an IPv4 address",
    "::g, '::g' is not an IPv6 address",
    "[::1], write the IPv6 address '[::1]' without brackets",
    "two words, 'two words' is not a host name",
  })
  void shouldRefuseWhatIsNeitherAddressNorName(String host, String cause) throws IOException {
    NameResolver never =
        name -> {
          throw new AssertionError("asked for " + name);
        };
    try (NetworkBed bed = new NetworkBed(never, NetworkLimits.DEFAULT)) {
      Connection client = bed.network.connect(host, 10162);
      assertEquals(Connection.FAILED, client.state());
      assertEquals("cannot connect to port 10162: " + cause, client.failure());
      assertEquals(0, bed.network.descriptorCount());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 65_536})
  void shouldRefuseWhatIsNoPort(int port) throws IOException {
    try (NetworkBed bed = new NetworkBed()) {
      Connection client = bed.network.connect("127.0.0.1", port);
      assertEquals(Connection.FAILED, client.state());
      assertTrue(client.failure().endsWith(port + " is not a TCP port"), client.failure());
    }
  }

  @Test
  void shouldRefuseToConnectBeyondTheBoundOfDescriptors() throws IOException {
    NetworkLimits limits = NetworkLimits.DEFAULT.withDescriptorsMax(3);
    try (NetworkBed bed = new NetworkBed(new SystemNameResolver(), limits)) {
      Listener listener = bed.network.listen("127.0.0.1", 0);
      Connection first = bed.open("127.0.0.1", listener.port());
      bed.open("127.0.0.1", listener.port());
      Connection third = bed.network.connect("127.0.0.1", listener.port());
      assertEquals(Connection.FAILED, third.state());
      assertTrue(third.failure().endsWith("all 3 descriptors are in use"), third.failure());
      assertThrows(IOException.class, () -> bed.network.listen("127.0.0.1", 0));

      first.close();
      first.close();
      bed.open("127.0.0.1", listener.port());
      assertEquals(3, bed.network.descriptorCount());
    }
  }
}
