/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.sim.world.Seed;
import io.tocsin.tls.PeerVerifier;
import io.tocsin.tls.SecureChannel;
import io.tocsin.tls.TlsRefusal;
import org.junit.jupiter.api.Test;

class PlainChannelTest {

  private static final PeerVerifier ANYBODY = peer -> null;
  private static final PeerVerifier NOBODY = peer -> TlsRefusal.noCertificate("testing");

  private final WorldAuthority authority = new WorldAuthority(new Seed(1));
  private final PlainChannels boards =
      new PlainChannels(authority.issue("board").identity(), 10_000);
  private final PlainChannels servers =
      new PlainChannels(authority.issue("server").identity(), 10_000);
  private SecureChannel client = boards.client("server", ANYBODY);
  private SecureChannel server = servers.server(ANYBODY);

  /** Moves bytes both ways until none is left, in pieces of a size. */
  private void settle(int piece) {
    byte[] bytes = new byte[piece];
    boolean moved = true;
    while (moved) {
      moved = move(client, server, bytes) || move(server, client, bytes);
    }
  }

  private static boolean move(SecureChannel from, SecureChannel to, byte[] bytes) {
    int count = from.readOutput(bytes, 0, bytes.length);
    int taken = 0;
    int last = 1;
    while (taken < count && last > 0) {
      last = to.offerInput(bytes, taken, count - taken);
      taken += last;
    }
    return count > 0;
  }

  @Test
  void shouldJudgeNobodyOnceAHandshakeIsGivenUp() {
    int[] judged = new int[1];
    client =
        boards.client(
            "server",
            peer -> {
              judged[0]++;
              return null;
            });
    byte[] bytes = new byte[5000];
    move(client, server, bytes);
    client.close();
    move(server, client, bytes);
    assertEquals(0, judged[0]);
    move(client, server, bytes);
    assertEquals(SecureChannel.CLOSED, client.state());
    assertFalse(client.isPeerClosed());
  }

  @Test
  void shouldOpenAndTellEachWhoTheOtherIs() {
    for (int piece : new int[] {1, 7, 5000}) {
      client = boards.client("server", ANYBODY);
      server = servers.server(ANYBODY);
      assertEquals(SecureChannel.HANDSHAKING, server.state());
      settle(piece);
      assertEquals(SecureChannel.OPEN, client.state());
      assertEquals(SecureChannel.OPEN, server.state());
      assertEquals("server", client.peer().presented(0).commonName(0));
      assertEquals("board", server.peer().presented(0).commonName(0));
    }
  }

  @Test
  void shouldCarryTextAsItWasWritten() {
    settle(1000);
    byte[] text = {1, 2, 3, 4, 5};
    assertTrue(client.writePlain(text, 1, 3));
    assertTrue(client.writePlain(text, 0, 1));
    settle(2);
    byte[] read = new byte[5];
    assertEquals(3, server.readPlain(read, 0, 5));
    assertArrayEquals(new byte[] {2, 3, 4, 0, 0}, read);
  }

  @Test
  void shouldTakeNoInputWhileTextWaits() {
    settle(1000);
    client.writePlain(new byte[10], 0, 10);
    client.writePlain(new byte[10], 0, 10);
    byte[] wire = new byte[100];
    int count = client.readOutput(wire, 0, 100);
    int taken = server.offerInput(wire, 0, count);
    assertTrue(taken < count);
    assertEquals(0, server.offerInput(wire, taken, count - taken));
    assertEquals(10, server.readPlain(new byte[100], 0, 100));
    assertEquals(count - taken, server.offerInput(wire, taken, count - taken));
  }

  @Test
  void shouldTakeNoMoreTextThanItHasRoomFor() {
    settle(1000);
    int writable = client.writable();
    assertTrue(writable >= 10_000);
    assertFalse(client.writePlain(new byte[writable + 1], 0, writable + 1));
    assertTrue(client.writePlain(new byte[writable], 0, writable));
    assertFalse(client.writePlain(new byte[1], 0, 1));
  }

  @Test
  void shouldRefuseAServerBeforeAnyTextMoves() {
    client = boards.client("server", NOBODY);
    settle(1000);
    assertEquals(SecureChannel.FAILED, client.state());
    assertEquals(TlsRefusal.NO_CERTIFICATE, client.refusal().cause());
    assertEquals(SecureChannel.FAILED, server.state());
    assertEquals(TlsRefusal.PEER_ALERT, server.refusal().cause());
    assertNull(client.peer());
  }

  @Test
  void shouldRefuseAClientThatMayHaveSpokenAlready() {
    server = servers.server(NOBODY);
    byte[] wire = new byte[5000];
    server.offerInput(wire, 0, client.readOutput(wire, 0, 5000));
    assertEquals(SecureChannel.FAILED, server.state());
    client.offerInput(wire, 0, server.readOutput(wire, 0, 5000));
    assertEquals(SecureChannel.FAILED, client.state());
  }

  @Test
  void shouldCloseInGoodOrder() {
    settle(1000);
    client.writePlain(new byte[5], 0, 5);
    client.close();
    assertEquals(SecureChannel.CLOSING, client.state());
    settle(1000);
    server.readPlain(new byte[5], 0, 5);
    settle(1000);
    server.offerInput(new byte[0], 0, 0);
    assertFalse(client.writePlain(new byte[1], 0, 1));
    client.endOfInput();
    assertEquals(SecureChannel.CLOSED, client.state());
  }

  @Test
  void shouldAnswerTheNoticeOfThePeer() {
    settle(1000);
    client.close();
    settle(1000);
    assertTrue(server.isPeerClosed());
    assertEquals(SecureChannel.CLOSED, server.state());
    assertEquals(SecureChannel.CLOSED, client.state());
  }

  @Test
  void shouldFailWhenTheWireEndsWithoutNotice() {
    settle(1000);
    server.endOfInput();
    assertEquals(SecureChannel.FAILED, server.state());
    assertEquals(TlsRefusal.TRUNCATED, server.refusal().cause());
  }

  @Test
  void shouldFailOnRubbish() {
    server.offerInput(new byte[] {1, 0, 3, 9, 9, 9}, 0, 6);
    assertEquals(TlsRefusal.BAD_CERTIFICATE, server.refusal().cause());
    client.offerInput(new byte[] {77, 0, 0}, 0, 3);
    assertEquals(TlsRefusal.PROTOCOL, client.refusal().cause());
    SecureChannel third = servers.server(ANYBODY);
    third.offerInput(new byte[] {2, 0, 1, 5}, 0, 4);
    assertEquals(TlsRefusal.PROTOCOL, third.refusal().cause());
    assertEquals(0, third.offerInput(new byte[1], 0, 1));
  }
}
