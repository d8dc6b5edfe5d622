/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerError;
import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * The short way to read a variable binding gives what the long way gives. The long way is taken
 * when a length has more octets than it needs.
 */
class ShortVarbindProperties {

  /** What reading says of a list: the first error, and the parts of the variable bindings. */
  private record Outcome(int error, List<String> varbinds) {}

  @Provide
  Arbitrary<byte[]> values() {
    Arbitrary<Integer> tags =
        Arbitraries.of(
            0x02, 0x04, 0x05, 0x06, 0x40, 0x41, 0x42, 0x43, 0x44, 0x46, 0x80, 0x82, 0x30);
    Arbitrary<byte[]> contents = Arbitraries.bytes().array(byte[].class).ofMaxSize(10);
    return tags.flatMap(tag -> contents.map(content -> Ber.element(tag, content)));
  }

  @Provide
  Arbitrary<byte[]> names() {
    Arbitrary<Byte> octets =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.bytes().between((byte) 0, (byte) 127)),
            Tuple.of(1, Arbitraries.bytes()));
    return octets.array(byte[].class).ofMaxSize(20).map(content -> Ber.element(0x06, content));
  }

  @Property(tries = 5000)
  void shouldReadWhatTheLongWayReads(@ForAll("names") byte[] name, @ForAll("values") byte[] value) {
    assertEquals(
        outcome(withLongLength(Ber.join(name, value))), outcome(Ber.sequence(name, value)));
  }

  @Property(tries = 5000)
  void shouldReadChangedOctetsAsTheLongWayDoes(
      @ForAll("names") byte[] name,
      @ForAll("values") byte[] value,
      @ForAll @IntRange(max = 100) int place,
      @ForAll byte octet) {
    byte[] content = Ber.join(name, value);
    content[place % content.length] = octet;
    assertEquals(outcome(withLongLength(content)), outcome(Ber.sequence(content)));
  }

  @Property
  void shouldFindNoEndBeyondTheList(
      @ForAll @Size(max = 40) byte[] bytes, @ForAll @IntRange(max = 40) int length) {
    byte[] array = Ber.join(new byte[] {0x30}, bytes);
    int to = Math.min(length, array.length);
    int end = ShortVarbind.end(array, 0, to);
    assertTrue(end == ShortVarbind.NONE || (end > 0 && end <= to));
  }

  @Property
  void shouldTakeTheShortWayForWhatTheAgentSends(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 0) Integer> arcs, @ForAll int number) {
    StringBuilder name = new StringBuilder("1.3.6.1");
    arcs.forEach(arc -> name.append('.').append(arc));
    byte[] varbind = Ber.varbind(name.toString(), Ber.integer(number));
    int end = ShortVarbind.end(varbind, 0, varbind.length);
    assertEquals(varbind.length, end);
    assertTrue(ShortVarbind.isValid(varbind, 0, end));
  }

  /** A SEQUENCE of which the length has two octets. */
  private static byte[] withLongLength(byte[] content) {
    return Ber.join(new byte[] {BerTag.SEQUENCE, (byte) 0x81, (byte) content.length}, content);
  }

  @Property(tries = 5000)
  void shouldReadInOnePassWhatTwoPassesRead(
      @ForAll("names") byte[] name,
      @ForAll("values") byte[] value,
      @ForAll @IntRange(max = 100) int place,
      @ForAll byte octet) {
    byte[] content = Ber.join(name, value);
    content[place % content.length] = octet;
    byte[] bytes = list(Ber.sequence(content));
    Pdu pdu = new Pdu();
    assertTrue(pdu.readWithoutVarbinds(new BerReader().wrap(bytes, 0, bytes.length)));
    Outcome inOnePass = fetched(pdu);
    Outcome inTwoPasses = outcome(Ber.sequence(content));
    assertEquals(inTwoPasses.error, inOnePass.error);
    if (inTwoPasses.error == BerError.NONE) {
      assertEquals(inTwoPasses.varbinds, inOnePass.varbinds);
    }
  }

  /** A PDU with the same variable binding twice, and a good one between. */
  private static byte[] list(byte[] varbind) {
    byte[] good = Ber.varbind("1.3.6.1.4.1.32473", Ber.text("x"));
    return Ber.pdu(PduType.SET_REQUEST, 1, 0, 0, varbind, good, varbind);
  }

  private static Outcome outcome(byte[] varbind) {
    byte[] bytes = list(varbind);
    BerReader reader = new BerReader().wrap(bytes, 0, bytes.length);
    Pdu pdu = new Pdu();
    boolean isRead = pdu.read(reader);
    if (!isRead) {
      return new Outcome(reader.error(), List.of());
    }
    assertEquals(3, pdu.varbindCount());
    Outcome outcome = fetched(pdu);
    assertEquals(3, outcome.varbinds.size());
    assertEquals(outcome.varbinds.get(0), outcome.varbinds.get(2));
    return outcome;
  }

  private static Outcome fetched(Pdu pdu) {
    List<String> varbinds = new ArrayList<>();
    VarbindCursor cursor = pdu.varbinds(new VarbindCursor());
    Oid name = new Oid();
    while (cursor.next(name)) {
      int from = cursor.valueOffset();
      byte[] content = Arrays.copyOfRange(pdu.bytes(), from, from + cursor.valueLength());
      varbinds.add(name + " = " + cursor.valueTag() + Arrays.toString(content));
    }
    return new Outcome(cursor.error(), varbinds);
  }
}
