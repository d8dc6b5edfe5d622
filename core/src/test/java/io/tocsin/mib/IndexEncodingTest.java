/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.Oid;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** RFC 2578 §7.7: how an INDEX becomes sub-identifiers, and back. */
final class IndexEncodingTest {

  private final Oid name = new Oid(16);
  private final byte[] octets = new byte[8];

  @Test
  void shouldEncodeAnIntegerAsOneSubIdentifier() {
    assertTrue(IndexEncoding.appendInteger(name, 4_294_967_295L));
    assertEquals("4294967295", name.toString());
  }

  @Test
  void shouldEncodeAFixedOrImpliedStringByItsOctets() {
    assertTrue(IndexEncoding.appendFixedString(name, ascii("ab\u00FF"), 0, 3));
    assertEquals("97.98.255", name.toString());
  }

  @Test
  void shouldEncodeAVariableStringByItsLengthAndItsOctets() {
    assertTrue(IndexEncoding.appendString(name, ascii("xaby"), 1, 2));
    assertEquals("2.97.98", name.toString());
  }

  @Test
  void shouldEncodeAnObjectIdentifierWithItsLengthUnlessItIsImplied() {
    assertTrue(IndexEncoding.appendOid(name, Oid.of(1, 3, 6)));
    assertTrue(IndexEncoding.appendImpliedOid(name, Oid.of(1, 3, 6)));
    assertEquals("3.1.3.6.1.3.6", name.toString());
  }

  @Test
  void shouldAppendNothingWithoutRoomForAll() {
    Oid small = new Oid(3);
    assertFalse(IndexEncoding.appendString(small, ascii("abc"), 0, 3));
    assertFalse(IndexEncoding.appendFixedString(small, ascii("abcd"), 0, 4));
    assertFalse(IndexEncoding.appendOid(small, Oid.of(1, 2, 3)));
    assertFalse(IndexEncoding.appendImpliedOid(small, Oid.of(1, 2, 3, 4)));
    assertEquals(0, small.length());
    assertTrue(IndexEncoding.appendString(small, ascii("ab"), 0, 2));
    assertFalse(IndexEncoding.appendInteger(small, 1));
  }

  @Property(tries = 300)
  void shouldReadWhatWasEncoded(
      @ForAll @LongRange(min = 0, max = 0xFFFF_FFFFL) long number,
      @ForAll @Size(max = 8) byte[] text,
      @ForAll @Size(min = 1, max = 8) byte[] implied) {
    Oid instance = new Oid();
    instance.set(Oid.of(1, 3, 6));
    IndexEncoding.appendInteger(instance, number);
    IndexEncoding.appendString(instance, text, 0, text.length);
    IndexEncoding.appendOid(instance, Oid.of(1, -1, 0));
    IndexEncoding.appendFixedString(instance, implied, 0, implied.length);
    IndexReader reader = new IndexReader().wrap(instance, 3);
    assertEquals(number, reader.readInteger(0, 0xFFFF_FFFFL));
    assertEquals(text.length, reader.readString(octets, 0, 8));
    assertArrayEquals(text, Arrays.copyOf(octets, text.length));
    Oid oid = new Oid(3);
    reader.readOid(oid);
    assertEquals(Oid.of(1, -1, 0), oid);
    assertEquals(implied.length, reader.readImpliedString(octets, 1, 8));
    assertArrayEquals(implied, Arrays.copyOf(octets, implied.length));
    assertTrue(reader.finish());
  }

  @Test
  void shouldRefuseWhatCannotBeSuchAnIndex() {
    assertFalse(reader(5).readIntegerIn(6, 9));
    assertFalse(reader().readIntegerIn(0, 9));
    assertFalse(reader(5, 5).readIntegerIn(0, 9));
    assertFalse(reader(2, 97).readStringOf(0, 8));
    assertFalse(reader(1, 256).readStringOf(0, 8));
    assertFalse(reader(1, 97).readStringOf(2, 8));
    assertFalse(reader(9, 1, 1, 1, 1, 1, 1, 1, 1, 1).readStringOf(0, 8));
    assertFalse(reader(-1, 97).readStringOf(0, 8));
    assertFalse(reader().readImpliedStringOf(1, 8));
    assertFalse(reader(1, 1, 1, 1, 1, 1, 1, 1, 1).readImpliedStringOf(1, 8));
    assertFalse(reader(3, 1, 1).readOidOf(4));
    assertFalse(reader(3, 1, 1, 1).readOidOf(2));
    assertFalse(reader(129, 1).readOidOf(4));
  }

  @Test
  void shouldReadAnImpliedObjectIdentifierToTheEnd() {
    Oid oid = new Oid(3);
    IndexReader reader = new IndexReader().wrap(Oid.of(9, 1, 3, 6), 1);
    reader.readImpliedOid(oid);
    assertTrue(reader.finish());
    assertEquals("1.3.6", oid.toString());
  }

  @Test
  void shouldReadNothingMoreAfterAnError() {
    IndexReader reader = new IndexReader().wrap(Oid.of(5, 6, 7), 0);
    assertEquals(0, reader.readInteger(6, 9));
    assertEquals(0, reader.readInteger(0, 9));
    assertEquals(0, reader.readFixedString(octets, 1));
    assertFalse(reader.ok());
    assertTrue(reader.wrap(Oid.of(5), 0).ok());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Probe reader(int... index) {
    return new Probe(new IndexReader().wrap(Oid.of(index), 0));
  }

  /** Reads one value and asks whether it was all. */
  private record Probe(IndexReader reader) {

    boolean readIntegerIn(long min, long max) {
      reader.readInteger(min, max);
      return reader.finish();
    }

    boolean readStringOf(int min, int max) {
      reader.readString(new byte[8], min, max);
      return reader.finish();
    }

    boolean readImpliedStringOf(int min, int max) {
      reader.readImpliedString(new byte[8], min, max);
      return reader.finish();
    }

    boolean readOidOf(int capacity) {
      reader.readOid(new Oid(capacity));
      return reader.finish();
    }
  }
}
