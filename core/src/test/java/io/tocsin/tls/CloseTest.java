/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The orderly end of a session, and the ends that are not (RFC 5246 §7.2.1, RFC 8446 §6.1). */
class CloseTest {

  private static final TestPki.Issued CA = TestPki.authority("Test CA").selfSigned();
  private static final TestPki.Issued MANAGER = TestPki.leaf("manager").issuedBy(CA);
  private static final TestPki.Issued BOARD = TestPki.leaf("board").issuedBy(CA);

  private static ChannelPair pair(int version) {
    return Peers.pair(MANAGER, Peers.ANYBODY, BOARD, Peers.ANYBODY, version, 1 << 16);
  }

  private static ChannelPair open(int version) {
    ChannelPair pair = pair(version).settle();
    assertEquals(SecureChannel.OPEN, pair.client().state());
    return pair;
  }

  private static byte[] take(SecureChannel from) {
    byte[] output = new byte[from.outputAvailable()];
    assertEquals(output.length, from.readOutput(output, 0, output.length));
    return output;
  }

  private static void give(SecureChannel to, byte[] bytes) {
    assertEquals(bytes.length, to.offerInput(bytes, 0, bytes.length));
  }

  @ParameterizedTest
  @ValueSource(ints = {TlsEndpoint.TLS_1_2, TlsEndpoint.TLS_1_3})
  void shouldSayWhatWasWrittenBeforeItCloses(int version) {
    ChannelPair pair = open(version);
    byte[] message = {1, 2, 3};
    SecureChannel client = pair.client();
    SecureChannel server = pair.server();
    assertTrue(client.writePlain(message, 0, 3));
    client.close();
    assertEquals(SecureChannel.CLOSING, client.state());
    assertFalse(client.isPeerClosed());
    assertEquals(0, client.writable());
    assertFalse(client.writePlain(message, 0, 3));
    byte[] output = take(client);
    int taken = server.offerInput(output, 0, output.length);
    assertEquals(SecureChannel.OPEN, server.state());
    byte[] text = new byte[3];
    assertEquals(3, server.readPlain(text, 0, 3));
    assertArrayEquals(message, text);
    give(server, Arrays.copyOfRange(output, taken, output.length));
    assertEquals(SecureChannel.CLOSING, server.state());
    assertTrue(server.isPeerClosed());
    assertFalse(server.writePlain(message, 0, 3));
    byte[] answer = take(server);
    assertEquals(SecureChannel.CLOSED, server.state());
    give(client, answer);
    assertEquals(SecureChannel.CLOSED, client.state());
    assertTrue(client.isPeerClosed());
    assertNull(client.refusal());
    assertNull(server.refusal());
  }

  @ParameterizedTest
  @ValueSource(ints = {TlsEndpoint.TLS_1_2, TlsEndpoint.TLS_1_3})
  void shouldKeepReadingAfterItsOwnClose(int version) {
    ChannelPair pair = open(version);
    SecureChannel client = pair.client();
    SecureChannel server = pair.server();
    client.close();
    byte[] notice = take(client);
    byte[] late = {7, 8, 9};
    assertTrue(server.writePlain(late, 0, 3));
    give(client, take(server));
    assertEquals(SecureChannel.CLOSING, client.state());
    assertEquals(3, client.plainAvailable());
    assertEquals(3, client.readPlain(new byte[3], 0, 3));
    give(server, notice);
    give(client, take(server));
    assertEquals(SecureChannel.CLOSED, client.state());
    assertEquals(SecureChannel.CLOSED, server.state());
  }

  @ParameterizedTest
  @ValueSource(ints = {TlsEndpoint.TLS_1_2, TlsEndpoint.TLS_1_3})
  void shouldLetReadTheTextThatCameBeforeThePeersClose(int version) {
    ChannelPair pair = open(version);
    assertTrue(pair.client().writePlain(new byte[] {5}, 0, 1));
    pair.client().close();
    pair.settle();
    assertEquals(SecureChannel.OPEN, pair.server().state());
    assertEquals(1, pair.server().readPlain(new byte[1], 0, 1));
    pair.settle();
    assertEquals(SecureChannel.CLOSED, pair.server().state());
    assertEquals(SecureChannel.CLOSED, pair.client().state());
  }

  @ParameterizedTest
  @ValueSource(ints = {TlsEndpoint.TLS_1_2, TlsEndpoint.TLS_1_3})
  void shouldTakeTheEndOfTheWireForAnAnswerToItsClose(int version) {
    ChannelPair pair = open(version);
    pair.client().close();
    pair.client().endOfInput();
    assertEquals(SecureChannel.CLOSING, pair.client().state());
    take(pair.client());
    assertEquals(SecureChannel.CLOSED, pair.client().state());
    assertFalse(pair.client().isPeerClosed());
    assertNull(pair.client().refusal());
  }

  @ParameterizedTest
  @ValueSource(ints = {TlsEndpoint.TLS_1_2, TlsEndpoint.TLS_1_3})
  void shouldIgnoreWhatComesAfterThePeersClose(int version) {
    ChannelPair pair = open(version);
    pair.client().close();
    give(pair.server(), take(pair.client()));
    give(pair.server(), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
    assertEquals(SecureChannel.CLOSING, pair.server().state());
    take(pair.server());
    give(pair.server(), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
    assertEquals(SecureChannel.CLOSED, pair.server().state());
    pair.server().endOfInput();
    pair.server().close();
    assertEquals(SecureChannel.CLOSED, pair.server().state());
  }

  @ParameterizedTest
  @ValueSource(ints = {TlsEndpoint.TLS_1_2, TlsEndpoint.TLS_1_3})
  void shouldCloseTwiceAndCrosswiseWithoutHarm(int version) {
    ChannelPair pair = open(version);
    pair.client().close();
    pair.client().close();
    pair.server().close();
    pair.settle();
    assertEquals(SecureChannel.CLOSED, pair.client().state());
    assertEquals(SecureChannel.CLOSED, pair.server().state());
  }

  @Test
  void shouldReportTheEndOfTheWireWithoutNotice() {
    ChannelPair pair = open(TlsEndpoint.TLS_1_3);
    pair.client().endOfInput();
    assertEquals(SecureChannel.FAILED, pair.client().state());
    TlsRefusal refusal = pair.client().refusal();
    assertEquals(TlsRefusal.TRUNCATED, refusal.cause());
    assertTrue(refusal.advice().contains("may have refused our certificate"), refusal::toString);
    pair.client().close();
    assertEquals(SecureChannel.FAILED, pair.client().state());
    assertEquals(refusal, pair.client().refusal());
  }

  @ParameterizedTest
  @ValueSource(ints = {TlsEndpoint.TLS_1_2, TlsEndpoint.TLS_1_3})
  void shouldGiveUpAHandshakeOfItsOwn(int version) {
    ChannelPair pair = pair(version);
    give(pair.server(), take(pair.client()));
    pair.client().close();
    assertEquals(SecureChannel.CLOSING, pair.client().state());
    give(pair.server(), take(pair.client()));
    assertEquals(SecureChannel.CLOSED, pair.client().state());
    assertEquals(TlsRefusal.PEER_ALERT, pair.server().refusal().cause());
    assertTrue(pair.server().refusal().rule().contains("gave up the handshake"));
    assertNull(pair.client().peer());

    SecureChannel silent = pair(version).server();
    silent.close();
    assertEquals(SecureChannel.CLOSED, silent.state());
  }
}
