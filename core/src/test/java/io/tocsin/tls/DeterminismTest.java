/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same entropy and the same input give the same bytes; nothing else random is used. */
class DeterminismTest {

  private static final TestPki.Issued CA = TestPki.authority("Test CA").selfSigned();

  /** All bytes of both directions of a session with a few messages and a close. */
  private static byte[] session(TestKeys.Type type, int version, long seed, int piece) {
    TestPki.Issued board = TestPki.leaf("board").key(type).issuedBy(CA);
    SecureChannel client =
        Peers.endpoint(board, version, seed).client("server.example", Peers.ANYBODY);
    SecureChannel server = Peers.endpoint(board, version, seed + 1).server(Peers.ANYBODY);
    ByteArrayOutputStream up = new ByteArrayOutputStream();
    ByteArrayOutputStream down = new ByteArrayOutputStream();
    settle(client, server, up, down, piece);
    assertEquals(SecureChannel.OPEN, server.state());
    for (int i = 0; i < 5; i++) {
      client.writePlain(new byte[200], 0, 200);
      settle(client, server, up, down, piece);
    }
    server.close();
    settle(client, server, up, down, piece);
    up.writeBytes(down.toByteArray());
    return up.toByteArray();
  }

  private static void settle(
      SecureChannel client,
      SecureChannel server,
      ByteArrayOutputStream up,
      ByteArrayOutputStream down,
      int piece) {
    while (client.outputAvailable() + server.outputAvailable() > 0) {
      move(client, server, up, piece);
      move(server, client, down, piece);
    }
  }

  private static void move(
      SecureChannel from, SecureChannel to, ByteArrayOutputStream log, int piece) {
    byte[] bytes = new byte[piece];
    int length = from.readOutput(bytes, 0, piece);
    log.write(bytes, 0, length);
    for (int offset = 0; offset < length; ) {
      offset += to.offerInput(bytes, offset, length - offset);
      to.readPlain(new byte[400], 0, 400);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EC_P256, 1",
    "EC_P256, 2",
    "EC_P384, 2",
    "RSA_2048, 1",
    "RSA_2048, 2",
    "ED25519, 1",
    "ED25519, 2"
  })
  void shouldMakeTheSameBytesFromTheSameEntropy(TestKeys.Type type, int version) {
    byte[] once = session(type, version, 1, 1000);
    assertArrayEquals(once, session(type, version, 1, 1000));
    assertArrayEquals(once, session(type, version, 1, 7));
    assertFalse(Arrays.equals(once, session(type, version, 5, 1000)));
  }

  /** The engine's own need of chance, for blinding, does not fall back on the Java library. */
  @Test
  void shouldGiveTheEngineARandomSourceForBlinding() {
    CryptoServicesRegistrar.setSecureRandom(null);
    Peers.endpoint(TestPki.leaf("board").issuedBy(CA), Peers.BOTH, 1);
    assertInstanceOf(EntropyRandom.class, CryptoServicesRegistrar.getSecureRandom());
    byte[] first = new byte[32];
    byte[] second = new byte[32];
    CryptoServicesRegistrar.getSecureRandom().nextBytes(first);
    CryptoServicesRegistrar.getSecureRandom().nextBytes(second);
    assertFalse(Arrays.equals(first, second));
    assertEquals(16, CryptoServicesRegistrar.getSecureRandom().generateSeed(16).length);
  }

  @Test
  void shouldUseFreshEntropyForEverySession() {
    TestPki.Issued board = TestPki.leaf("board").issuedBy(CA);
    TlsEndpoint endpoint = Peers.endpoint(board, Peers.BOTH, 1);
    byte[] first = new byte[600];
    byte[] second = new byte[600];
    endpoint.client("server.example", Peers.ANYBODY).readOutput(first, 0, 600);
    endpoint.client("server.example", Peers.ANYBODY).readOutput(second, 0, 600);
    // The client's random: behind the headers of record and message, and the version.
    assertFalse(
        Arrays.equals(Arrays.copyOfRange(first, 11, 43), Arrays.copyOfRange(second, 11, 43)));
  }
}
