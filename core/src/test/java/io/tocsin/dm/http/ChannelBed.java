/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Steppable;
import io.tocsin.hal.VirtualConnection;
import io.tocsin.hal.VirtualHost;
import io.tocsin.hal.VirtualNetwork;
import io.tocsin.tls.PeerVerifier;
import io.tocsin.tls.SecureChannelFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A board with one channel, and a server, in a world in which only the test moves the clock. */
final class ChannelBed {

  static final HttpTimes TIMES = new HttpTimes(1_000, 2_000, 3_000, 4_000, 5_000, 6_000);
  static final int BODY_BYTES_MAX = 20_000;
  static final PeerVerifier ANYBODY = peer -> null;

  private static final int PORT = 80;
  private static final int SECURE_PORT = 443;
  private static final int BUFFER_BYTES = 512;
  private static final long LONG_MS = 3_600_000;

  final VirtualNetwork network = new VirtualNetwork();
  final VirtualHost board = network.addHost("192.0.2.1");
  final VirtualHost serverHost = network.addHost("192.0.2.2");
  final ScriptedServer server;
  final HttpChannel channel;
  private final HttpRequest request = new HttpRequest("Test/1");
  private final String scheme;
  PeerVerifier verifier = ANYBODY;

  /** A bed without TLS. */
  ChannelBed() throws IOException {
    this(null, null);
  }

  ChannelBed(SecureChannelFactory boardChannels, SecureChannelFactory serverChannels)
      throws IOException {
    network.addName("dm.example", serverHost);
    network.addName("other.example", serverHost);
    scheme = serverChannels == null ? "http" : "https";
    server =
        new ScriptedServer(serverHost, serverChannels == null ? PORT : SECURE_PORT, serverChannels);
    channel =
        new HttpChannel(
            board,
            boardChannels,
            TIMES,
            new HttpExchange(HttpLimits.DEFAULT, new byte[BODY_BYTES_MAX]),
            BUFFER_BYTES);
    network.drive(serverHost, server);
    network.drive(board, new Driven(channel));
  }

  /** A channel as a platform's loop sees it. */
  private record Driven(HttpChannel channel) implements Steppable {

    @Override
    public long step(long nowMs) {
      return channel.step(nowMs);
    }

    @Override
    public void stop(long nowMs) {
      channel.close();
    }

    @Override
    public boolean isStopped() {
      return !channel.isConnected();
    }
  }

  /** Begins to post, and goes on for a time at most. */
  void begin(String host, String message) {
    byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
    request.setUrl(HttpUrl.parse(scheme + "://" + host + "/dm"));
    request.setMessage(octets, 0, octets.length, MediaType.XML);
    channel.begin(request, verifier, network.nowMs());
    network.wake();
  }

  /** Goes on until the exchange is over; tells how long it took in milliseconds. */
  long finish() {
    long startMs = network.nowMs();
    assertTrue(network.run(LONG_MS, channel::isDone), "the exchange never ends");
    return network.nowMs() - startMs;
  }

  void post(String host, String message) {
    begin(host, message);
    finish();
  }

  void assertAnswer(String body) {
    assertEquals(null, channel.errorText());
    assertEquals(200, channel.exchange().status());
    byte[] octets = Arrays.copyOf(channel.exchange().body(), channel.exchange().bodyLength());
    assertEquals(body, new String(octets, StandardCharsets.ISO_8859_1));
  }

  void assertFailed(int error) {
    assertTrue(channel.isDone());
    assertEquals(HttpError.name(error), HttpError.name(channel.error()));
    assertTrue(channel.errorText().startsWith(HttpError.name(error)), channel.errorText());
    assertTrue(!channel.isConnected());
    assertEquals(0, board.connections().size());
  }

  /** The server's end of the newest connection. */
  VirtualConnection lastAccepted() {
    return server.visitors.get(server.visitors.size() - 1).connection;
  }
}
