/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a peer or the wire may do to us. The invariant: nothing throws, nothing grows without bound,
 * and no channel opens unless every byte of the handshake is the one that the peer sent.
 *
 * <p>With the same entropy a channel answers the same, so what one peer said in one handshake can
 * be said again, cut or changed, to a fresh channel.
 */
class HostileInputTest {

  private static final TestPki.Issued CA = TestPki.authority("Test CA").selfSigned();
  private static final TestPki.Issued MANAGER = TestPki.leaf("manager").issuedBy(CA);
  private static final TestPki.Issued BOARD = TestPki.leaf("board").issuedBy(CA);

  private static SecureChannel client(int version) {
    return Peers.endpoint(MANAGER, version, 1).client("server.example", Peers.ANYBODY);
  }

  private static SecureChannel server(int version) {
    return Peers.endpoint(BOARD, version, 2).server(Peers.ANYBODY);
  }

  /** What the peer says to a channel in a good handshake, in the order in which it says it. */
  private static byte[] script(int version, boolean toServer) {
    SecureChannel client = client(version);
    SecureChannel server = server(version);
    ByteArrayOutputStream up = new ByteArrayOutputStream();
    ByteArrayOutputStream down = new ByteArrayOutputStream();
    while (client.outputAvailable() + server.outputAvailable() > 0) {
      say(client, server, up);
      say(server, client, down);
    }
    assertEquals(SecureChannel.OPEN, client.state());
    assertEquals(SecureChannel.OPEN, server.state());
    return (toServer ? up : down).toByteArray();
  }

  private static void say(SecureChannel from, SecureChannel to, ByteArrayOutputStream said) {
    byte[] bytes = new byte[from.outputAvailable()];
    from.readOutput(bytes, 0, bytes.length);
    to.offerInput(bytes, 0, bytes.length);
    said.writeBytes(bytes);
  }

  private static SecureChannel fresh(int version, boolean server) {
    return server ? server(version) : client(version);
  }

  static Stream<Arguments> rolesAndVersions() {
    return Stream.of(
        Arguments.of(true, TlsEndpoint.TLS_1_2),
        Arguments.of(true, TlsEndpoint.TLS_1_3),
        Arguments.of(false, TlsEndpoint.TLS_1_2),
        Arguments.of(false, TlsEndpoint.TLS_1_3));
  }

  @ParameterizedTest
  @MethodSource("rolesAndVersions")
  void shouldOpenAgainWhenTheSameIsSaid(boolean server, int version) {
    byte[] script = script(version, server);
    SecureChannel channel = fresh(version, server);
    assertEquals(script.length, channel.offerInput(script, 0, script.length));
    assertEquals(SecureChannel.OPEN, channel.state());
  }

  /**
   * Whether a position is tried: all of every record's header and of the message header behind it,
   * and every fifth of the rest, for every position costs a handshake.
   */
  private static boolean isSampled(byte[] script, int position) {
    int offset = 0;
    while (offset < position && position < script.length) {
      int next = offset + RecordCollector.recordSize(script, offset);
      if (next > position) {
        break;
      }
      offset = next;
    }
    return position - offset < 12 || position % 5 == 0 || position >= script.length - 1;
  }

  /** The peer hangs up after some number of bytes, in every state of the handshake. */
  @ParameterizedTest
  @MethodSource("rolesAndVersions")
  void shouldReportTruncationWhereverThePeerHangsUp(boolean server, int version) {
    byte[] script = script(version, server);
    for (int length = 0; length <= script.length; length++) {
      if (!isSampled(script, length)) {
        continue;
      }
      SecureChannel channel = fresh(version, server);
      assertEquals(length, channel.offerInput(script, 0, length));
      int expected = length == script.length ? SecureChannel.OPEN : SecureChannel.HANDSHAKING;
      assertEquals(expected, channel.state(), "after " + length);
      channel.endOfInput();
      assertEquals(SecureChannel.FAILED, channel.state());
      assertEquals(TlsRefusal.TRUNCATED, channel.refusal().cause());
      assertTrue(channel.refusal().toString().length() > 50);
      assertEquals(0, channel.plainAvailable());
    }
  }

  /** One byte is changed on its way. */
  @ParameterizedTest
  @MethodSource("rolesAndVersions")
  void shouldNeverOpenWhenAByteWasChanged(boolean server, int version) {
    byte[] script = script(version, server);
    boolean[] free = freePositions(script);
    for (int position = 0; position < script.length; position++) {
      if (!isSampled(script, position)) {
        continue;
      }
      byte[] bad = script.clone();
      bad[position] ^= (byte) (1 << (position % 8));
      SecureChannel channel = fresh(version, server);
      channel.offerInput(bad, 0, bad.length);
      if (!free[position]) {
        assertNotEquals(SecureChannel.OPEN, channel.state(), "byte " + position);
      }
      channel.endOfInput();
      assertEquals(SecureChannel.FAILED, channel.state(), "byte " + position);
      assertTrue(channel.refusal().toString().length() > 50);
    }
  }

  /**
   * The version in the header of a record without encryption "MUST be ignored for all purposes"
   * (RFC 8446 §5.1), so a change there does no harm.
   */
  private static boolean[] freePositions(byte[] script) {
    boolean[] free = new boolean[script.length];
    for (int offset = 0; offset < script.length; ) {
      free[offset + 1] = script[offset] != 23;
      free[offset + 2] = script[offset] != 23;
      offset += RecordCollector.recordSize(script, offset);
    }
    return free;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldRefuseCertificatesThatCannotBeDecoded(boolean server) {
    byte[] script = script(TlsEndpoint.TLS_1_2, server);
    int offset = 0;
    while (script[offset] != 22 || script[offset + 5] != 11) {
      offset += RecordCollector.recordSize(script, offset);
    }
    // Headers of record and message, lengths of list and certificate.
    script[offset + 5 + 4 + 3 + 3] ^= 1;
    SecureChannel channel = fresh(TlsEndpoint.TLS_1_2, server);
    channel.offerInput(script, 0, script.length);
    assertEquals(TlsRefusal.BAD_CERTIFICATE, channel.refusal().cause());
    assertTrue(channel.refusal().rule().contains("not an X.509 certificate"));
    assertEquals(42, lastAlert(channel));
  }

  private static int lastAlert(SecureChannel channel) {
    byte[] output = new byte[channel.outputAvailable()];
    channel.readOutput(output, 0, output.length);
    assertEquals(21, output[output.length - 7]);
    assertEquals(2, output[output.length - 2]);
    return output[output.length - 1];
  }

  @ParameterizedTest
  @MethodSource("rolesAndVersions")
  void shouldSurviveNoiseAfterEveryRecord(boolean server, int version) {
    byte[] script = script(version, server);
    TestEntropy noise = new TestEntropy(99);
    for (int offset = 0; offset <= script.length; ) {
      byte[] bytes = new byte[offset + 600];
      noise.fill(bytes, 0, bytes.length);
      System.arraycopy(script, 0, bytes, 0, offset);
      SecureChannel channel = fresh(version, server);
      channel.offerInput(bytes, 0, bytes.length);
      channel.endOfInput();
      assertEquals(SecureChannel.FAILED, channel.state());
      offset += offset < script.length ? RecordCollector.recordSize(script, offset) : script.length;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {TlsEndpoint.TLS_1_2, TlsEndpoint.TLS_1_3})
  void shouldReportRecordThatIsCutInTheMiddle(int version) {
    ChannelPair pair = open(version);
    byte[] message = new byte[200];
    assertTrue(pair.client().writePlain(message, 0, message.length));
    byte[] record = new byte[400];
    int length = pair.client().readOutput(record, 0, record.length);
    pair.server().offerInput(record, 0, length / 2);
    assertEquals(0, pair.server().plainAvailable());
    pair.server().endOfInput();
    assertEquals(TlsRefusal.TRUNCATED, pair.server().refusal().cause());
    assertTrue(pair.server().refusal().rule().contains("within a record"));
  }

  @ParameterizedTest
  @ValueSource(ints = {TlsEndpoint.TLS_1_2, TlsEndpoint.TLS_1_3})
  void shouldFailOnChangedOrRepeatedDataRecords(int version) {
    byte[] message = new byte[20];
    ChannelPair changed = open(version);
    byte[] record = nextRecord(changed.client(), message);
    record[record.length - 1] ^= 1;
    changed.server().offerInput(record, 0, record.length);
    assertEquals(TlsRefusal.PROTOCOL, changed.server().refusal().cause());
    assertTrue(changed.server().refusal().rule().contains("changed on its way"));
    changed.settle();
    assertEquals(TlsRefusal.PEER_ALERT, changed.client().refusal().cause());

    ChannelPair repeated = open(version);
    byte[] once = nextRecord(repeated.client(), message);
    repeated.server().offerInput(once.clone(), 0, once.length);
    assertEquals(20, repeated.server().readPlain(new byte[20], 0, 20));
    repeated.server().offerInput(once, 0, once.length);
    assertEquals(SecureChannel.FAILED, repeated.server().state());
  }

  private static ChannelPair open(int version) {
    ChannelPair pair = new ChannelPair(client(version), server(version), 1 << 16).settle();
    assertEquals(SecureChannel.OPEN, pair.server().state());
    return pair;
  }

  private static byte[] nextRecord(SecureChannel from, byte[] message) {
    assertTrue(from.writePlain(message, 0, message.length));
    byte[] record = new byte[from.outputAvailable()];
    from.readOutput(record, 0, record.length);
    return record;
  }

  private static byte[] hexadecimal(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static void assertCut(String rule, SecureChannel channel, byte[] record, int countMax) {
    int taken = 0;
    for (int i = 0; i < countMax && channel.state() == SecureChannel.HANDSHAKING; i++) {
      taken += channel.offerInput(record, 0, record.length);
    }
    assertEquals(SecureChannel.FAILED, channel.state());
    assertEquals(TlsRefusal.PROTOCOL, channel.refusal().cause());
    assertTrue(channel.refusal().rule().contains(rule), () -> "" + channel.refusal());
    assertTrue(taken <= TlsChannel.HANDSHAKE_SIZE_MAX + RecordCollector.SIZE_MAX);
  }

  @Test
  void shouldCutClientThatSendsEndlessChangesOfCipher() {
    byte[] script = script(TlsEndpoint.TLS_1_3, true);
    SecureChannel server = server(TlsEndpoint.TLS_1_3);
    server.offerInput(script, 0, RecordCollector.recordSize(script, 0));
    assertCut("octets before the end", server, hexadecimal("140303000101"), 20_000);
  }

  @Test
  void shouldCutClientThatSendsAnEndlessMessage() {
    // A client hello that claims 16 MB, and one of 24 kB in fragments of one octet.
    assertCut(
        "exceeds the maximum",
        server(Peers.BOTH),
        hexadecimal("16030300" + "0401" + "ffffff".substring(0, 6)),
        2);
    SecureChannel server = server(Peers.BOTH);
    server.offerInput(hexadecimal("160303000401005fff"), 0, 9);
    assertCut("octets before the end", server, hexadecimal("160303000100"), 20_000);
  }

  @Test
  void shouldCutPeerThatSendsEndlessWarnings() {
    assertCut("more than 8 warnings", server(Peers.BOTH), hexadecimal("1503030002015a"), 100);
    assertCut("more than 8 warnings", client(Peers.BOTH), hexadecimal("1503030002015a"), 100);
  }

  @Test
  void shouldRefuseRecordsThatAreTooLong() {
    assertCut("longer than the standard allows", server(Peers.BOTH), hexadecimal("160303ffff"), 2);
    assertCut("longer than the standard allows", client(Peers.BOTH), hexadecimal("160303ffff"), 2);
    SecureChannel server = server(Peers.BOTH);
    byte[] record = new byte[5 + 16385];
    System.arraycopy(hexadecimal("1603034001"), 0, record, 0, 5);
    assertCut("longer than the standard allows", server, record, 1);
  }

  @Test
  void shouldRefuseEmptyAndUnknownRecords() {
    assertCut("the standard forbids", server(Peers.BOTH), hexadecimal("1603030000"), 1);
    SecureChannel server = server(Peers.BOTH);
    byte[] script = script(TlsEndpoint.TLS_1_2, true);
    int hello = RecordCollector.recordSize(script, 0);
    server.offerInput(script, 0, hello);
    assertCut("out of its order", server, hexadecimal("180303000100"), 1);
    SecureChannel early = server(Peers.BOTH);
    early.offerInput(script, 0, hello);
    assertCut("out of its order", early, hexadecimal("170303000100"), 1);
  }

  @Test
  void shouldReportAlertsInTheHandshake() {
    SecureChannel server = server(Peers.BOTH);
    byte[] alert = hexadecimal("15030300020228");
    server.offerInput(alert, 0, alert.length);
    assertEquals(TlsRefusal.PEER_ALERT, server.refusal().cause());
    assertTrue(server.refusal().rule().contains("handshake_failure (40)"));
    SecureChannel client = client(Peers.BOTH);
    byte[] closing = hexadecimal("15030300020100");
    client.offerInput(closing, 0, closing.length);
    assertEquals(TlsRefusal.PEER_ALERT, client.refusal().cause());
    assertTrue(client.refusal().rule().contains("gave up the handshake"));
    SecureChannel unknown = client(Peers.BOTH);
    byte[] strange = hexadecimal("150303000202c8");
    unknown.offerInput(strange, 0, strange.length);
    assertTrue(unknown.refusal().rule().contains("(200)"), () -> "" + unknown.refusal());
  }

  @ParameterizedTest
  @ValueSource(ints = {TlsEndpoint.TLS_1_2, TlsEndpoint.TLS_1_3})
  void shouldTakeNoMoreWhileTextWaits(int version) {
    ChannelPair pair = open(version);
    byte[] first = nextRecord(pair.client(), new byte[] {1, 2, 3});
    byte[] second = nextRecord(pair.client(), new byte[] {4, 5});
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    SecureChannel server = pair.server();
    assertEquals(first.length, server.offerInput(both, 0, both.length));
    assertEquals(3, server.plainAvailable());
    assertEquals(0, server.offerInput(both, first.length, second.length));
    byte[] text = new byte[10];
    assertEquals(2, server.readPlain(text, 0, 2));
    assertEquals(0, server.offerInput(both, first.length, second.length));
    assertEquals(1, server.readPlain(text, 2, 8));
    assertEquals(second.length, server.offerInput(both, first.length, second.length));
    assertEquals(2, server.readPlain(text, 3, 7));
    assertArrayEquals(new byte[] {1, 2, 3, 4, 5}, Arrays.copyOf(text, 5));
    assertEquals(0, server.readPlain(text, 0, 10));
  }

  @ParameterizedTest
  @ValueSource(ints = {TlsEndpoint.TLS_1_2, TlsEndpoint.TLS_1_3})
  void shouldBoundItsOutput(int version) {
    for (int bound : new int[] {TlsEndpoint.OUTPUT_SIZE_MIN, 5000, 16_384, 16_500, 40_000}) {
      TlsEndpoint small = new TlsEndpoint(BOARD.identity(), new TestEntropy(2), version, bound);
      ChannelPair pair =
          new ChannelPair(client(version), small.server(Peers.ANYBODY), 1 << 16).settle();
      SecureChannel server = pair.server();
      assertEquals(0, server.outputAvailable());
      int writable = server.writable();
      assertTrue(writable > bound - 200, bound + " leaves " + writable);
      byte[] message = new byte[writable + 1];
      assertTrue(!server.writePlain(message, 0, message.length));
      assertEquals(0, server.outputAvailable());
      assertTrue(server.writePlain(message, 0, writable));
      assertTrue(server.outputAvailable() <= bound);
      byte[] small200 = new byte[200];
      while (server.writePlain(small200, 0, small200.length)) {
        assertTrue(server.outputAvailable() <= bound);
      }
      assertTrue(server.writable() < 200);
      server.close();
      assertTrue(server.outputAvailable() <= bound + 64);
    }
  }

  @Test
  void shouldKeepNothingForAClientThatSaysNothing() {
    SecureChannel server = server(Peers.BOTH);
    assertEquals(SecureChannel.HANDSHAKING, server.state());
    assertEquals(0, server.outputAvailable());
    assertEquals(0, server.plainAvailable());
    assertEquals(0, server.writable());
    assertEquals(0, server.readPlain(new byte[1], 0, 1));
    assertEquals(0, server.readOutput(new byte[1], 0, 1));
    assertNull(server.peer());
    assertNull(server.protocol());
    assertNull(server.refusal());
    server.endOfInput();
    assertTrue(server.refusal().rule().contains("before it said anything"));
  }
}
