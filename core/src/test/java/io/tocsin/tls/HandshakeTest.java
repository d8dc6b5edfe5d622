/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Handshakes of two ends of ours, over every version, key type and cut of the input. */
class HandshakeTest {

  private static final TestPki.Issued CA = TestPki.authority("Test CA").selfSigned();

  static Stream<Arguments> versionsKeysAndPieces() {
    Stream.Builder<Arguments> all = Stream.builder();
    for (int version : new int[] {TlsEndpoint.TLS_1_2, TlsEndpoint.TLS_1_3}) {
      for (TestKeys.Type type :
          new TestKeys.Type[] {
            TestKeys.Type.EC_P256,
            TestKeys.Type.EC_P384,
            TestKeys.Type.RSA_2048,
            TestKeys.Type.RSA_3072,
            TestKeys.Type.ED25519
          }) {
        for (int piece : new int[] {1 << 16, 7, 1}) {
          all.add(Arguments.of(version, type, piece));
        }
      }
    }
    return all.build();
  }

  @ParameterizedTest
  @MethodSource("versionsKeysAndPieces")
  void shouldOpenAndCarryDataBothWays(int version, TestKeys.Type type, int piece) {
    TestPki.Issued client = TestPki.leaf("manager").key(type).issuedBy(CA);
    TestPki.Issued server = TestPki.leaf("board").key(type).issuedBy(CA);
    ChannelPair pair =
        Peers.pair(client, Peers.ANYBODY, server, Peers.ANYBODY, version, piece).settle();

    assertEquals(SecureChannel.OPEN, pair.client().state(), () -> "" + pair.client().refusal());
    assertEquals(SecureChannel.OPEN, pair.server().state(), () -> "" + pair.server().refusal());
    String protocol = version == TlsEndpoint.TLS_1_2 ? "TLS 1.2" : "TLS 1.3";
    assertEquals(protocol, pair.client().protocol());
    assertEquals(protocol, pair.server().protocol());
    assertEquals(suite(version, type), pair.client().cipherSuite());
    assertEquals(suite(version, type), pair.server().cipherSuite());
    assertEquals(server.certificate(), pair.client().peer().presented(0));
    assertEquals(client.certificate(), pair.server().peer().presented(0));
    byte[] message = "trap".getBytes(StandardCharsets.US_ASCII);
    assertArrayEquals(message, pair.pass(pair.client(), message));
    assertArrayEquals(message, pair.pass(pair.server(), message));
  }

  /** The one that we like best. */
  private static String suite(int version, TestKeys.Type type) {
    if (version == TlsEndpoint.TLS_1_3) {
      return "TLS_CHACHA20_POLY1305_SHA256";
    }
    return type.name().startsWith("RSA")
        ? "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
        : "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256";
  }
}
