/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  /** Reads a list of the same variable binding twice, with a good one between. */
  private static Outcome outcome(byte[] varbind) {
    byte[] good = Ber.varbind("1.3.6.1.4.1.32473", Ber.text("x"));
    byte[] bytes = Ber.pdu(PduType.SET_REQUEST, 1, 0, 0, varbind, good, varbind);
    BerReader reader = new BerReader().wrap(bytes, 0, bytes.length);
    Pdu pdu = new Pdu();
    boolean isRead = pdu.read(reader);
    if (!isRead) {
      return new Outcome(reader.error(), List.of());
    }
    assertEquals(3, pdu.varbindCount());
    List<String> varbinds = new ArrayList<>();
    VarbindCursor cursor = pdu.varbinds(new VarbindCursor());
    Oid name = new Oid();
    while (cursor.next(name)) {
      BerReader value = cursor.value();
      int tag = value.skip();
      byte[] content =
          Arrays.copyOfRange(bytes, value.valueOffset(), value.valueOffset() + value.valueLength());
      varbinds.add(name + " = " + tag + Arrays.toString(content));
    }
    assertEquals(3, varbinds.size());
    assertEquals(varbinds.get(0), varbinds.get(2));
    return new Outcome(cursor.error(), varbinds);
  }
}
