/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.ber;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.lifecycle.BeforeTry;

/** What holds of reader and writer for every value and for all bytes. */
@Domain(SmiValues.class)
@Domain(DomainContext.Global.class)
class BerProperties {

  private static final int ROOM = 1024;

  private final BerWriter writer = new BerWriter();

  @BeforeTry
  void emptyTheWriter() {
    writer.wrap(new byte[ROOM], 0, ROOM);
  }

  private BerReader written() {
    assertFalse(writer.isFull());
    return new BerReader().wrap(writer.buffer(), writer.offset(), writer.length());
  }

  private byte[] writtenContent() {
    BerReader reader = written();
    reader.skip();
    assertTrue(reader.ok());
    return Arrays.copyOfRange(
        reader.buffer(), reader.valueOffset(), reader.valueOffset() + reader.valueLength());
  }

  private static void assertFinished(BerReader reader) {
    reader.finish();
    assertEquals("none", BerError.name(reader.error()));
  }

  // Round trips

  @Provide
  Arbitrary<Long> numbers() {
    return SmiValues.numbers();
  }

  @Property
  void signedIntegersShouldComeBackAndBeTwosComplementOfLeastLength(@ForAll("numbers") long value) {
    writer.writeInteger(BerTag.INTEGER, value);
    BerReader reader = written();
    assertEquals(value, reader.readInteger(BerTag.INTEGER, Long.MIN_VALUE, Long.MAX_VALUE));
    assertFinished(reader);
    assertArrayEquals(BigInteger.valueOf(value).toByteArray(), writtenContent());
  }

  @Property
  void unsigned64ShouldComeBackAndBeTwosComplementOfLeastLength(@ForAll("numbers") long value) {
    writer.writeUnsigned(BerTag.COUNTER64, value);
    BerReader reader = written();
    assertEquals(value, reader.readUnsigned64(BerTag.COUNTER64));
    assertFinished(reader);
    assertArrayEquals(new BigInteger(Long.toUnsignedString(value)).toByteArray(), writtenContent());
  }

  @Property
  void unsigned32ShouldComeBack(@ForAll @LongRange(min = 0, max = 0xFFFF_FFFFL) long value) {
    writer.writeUnsigned(BerTag.TIME_TICKS, value);
    BerReader reader = written();
    assertEquals(value, reader.readUnsigned32(BerTag.TIME_TICKS));
    assertFinished(reader);
  }

  @Property
  void octetStringsShouldComeBack(@ForAll @Size(max = 600) byte[] value) {
    writer.writeOctets(BerTag.OPAQUE, value, 0, value.length);
    BerReader reader = written();
    assertEquals(value.length, reader.readOctets(BerTag.OPAQUE, value.length, value.length));
    assertFinished(reader);
    assertArrayEquals(value, writtenContent());
  }

  @Property
  void addressesShouldComeBack(@ForAll int address) {
    writer.writeIpAddress(address);
    BerReader reader = written();
    assertEquals(address, reader.readIpAddress());
    assertFinished(reader);
  }

  @Property
  void objectIdentifiersShouldComeBackAndHaveLeastLength(@ForAll Oid value) {
    writer.writeOid(BerTag.OBJECT_IDENTIFIER, value);
    BerReader reader = written();
    Oid oid = new Oid();
    reader.readOid(BerTag.OBJECT_IDENTIFIER, oid);
    assertFinished(reader);
    assertEquals(value, oid);

    int octets = base128((value.arc(0) & 0xFFL) * 40 + (value.arc(1) & 0xFFFF_FFFFL));
    for (int i = 2; i < value.length(); i++) {
      octets += base128(value.arc(i) & 0xFFFF_FFFFL);
    }
    assertEquals(octets, writtenContent().length);
  }

  private static int base128(long number) {
    return Math.max(1, (BigInteger.valueOf(number).bitLength() + 6) / 7);
  }

  @Property
  void dottedNotationShouldComeBack(@ForAll Oid value) {
    assertEquals(value, Oid.parse(value.toString()));
  }

  // Arbitrary input

  /** Bytes that are often nearly right: tags and lengths are more likely than the rest. */
  @Provide
  Arbitrary<byte[]> input() {
    Arbitrary<Byte> likely =
        Arbitraries.of(
            bytes(0x02, 0x04, 0x05, 0x06, 0x30, 0x40, 0x41, 0x46, 0x80, 0x81, 0x82, 0x84, 0xA7));
    Arbitrary<Byte> small = Arbitraries.bytes().between((byte) 0, (byte) 9);
    return Arbitraries.frequencyOf(
            Tuple.of(3, likely), Tuple.of(4, small), Tuple.of(1, Arbitraries.bytes()))
        .array(byte[].class)
        .ofMaxSize(80);
  }

  private static Byte[] bytes(int... octets) {
    return Arrays.stream(octets).mapToObj(octet -> (byte) octet).toArray(Byte[]::new);
  }

  @Property(tries = 5000)
  void arbitraryInputShouldNeverThrowNorLeaveItsRange(
      @ForAll("input") byte[] input, @ForAll List<@IntRange(min = 0, max = 14) Integer> calls) {
    BerReader reader = new BerReader().wrap(input, 0, input.length);
    Oid oid = new Oid(calls.size() % 8);
    int outer = input.length;
    for (int call : calls) {
      int error = reader.error();
      int before = reader.position();
      switch (call) {
        case 0 -> reader.readInteger32();
        case 1 -> reader.readUnsigned32(BerTag.COUNTER32);
        case 2 -> reader.readUnsigned64(BerTag.COUNTER64);
        case 3 -> reader.readOctets(BerTag.OCTET_STRING, 0, 20);
        case 4 -> reader.readOid(BerTag.OBJECT_IDENTIFIER, oid);
        case 5 -> reader.readNull(BerTag.NULL);
        case 6 -> reader.readIpAddress();
        case 7 -> reader.skip();
        case 8 -> reader.finish();
        case 9 -> reader.readInteger(Math.max(reader.peekTag(), 0), -1000, 1000);
        case 10 -> outer = reader.enter(Math.max(reader.peekTag(), 0));
        case 11 -> {
          if (outer >= reader.position()) {
            reader.leave(outer);
          }
        }
        case 13 -> reader.skipOid(BerTag.OBJECT_IDENTIFIER);
        case 12 -> reader.readOctets(Math.max(reader.peekTag(), 0), 1, 3);
        default -> assertEquals(reader.remaining() > 0, reader.hasMore());
      }
      assertTrue(reader.position() >= before && reader.position() <= input.length);
      assertTrue(reader.remaining() >= 0 && reader.remaining() <= input.length);
      assertTrue(reader.valueOffset() >= 0 && reader.valueLength() >= 0);
      assertTrue(reader.valueOffset() + reader.valueLength() <= reader.position());
      assertTrue(reader.error() >= 0 && reader.error() < BerError.COUNT);
      if (error != BerError.NONE) {
        assertEquals(error, reader.error());
        assertEquals(before, reader.position());
      }
    }
  }

  @Property(tries = 5000)
  void inputShouldReadTheSameWhereverItStands(
      @ForAll("input") byte[] input,
      @ForAll @Size(max = 9) byte[] before,
      @ForAll @Size(max = 9) byte[] behind) {
    BerReader alone = new BerReader().wrap(input, 0, input.length);
    List<BerElement> elements = BerElement.readAll(alone);

    byte[] array = Arrays.copyOf(before, before.length + input.length + behind.length);
    System.arraycopy(input, 0, array, before.length, input.length);
    System.arraycopy(behind, 0, array, before.length + input.length, behind.length);
    BerReader embedded = new BerReader().wrap(array, before.length, input.length);

    assertEquals(elements, BerElement.readAll(embedded));
    assertEquals(alone.error(), embedded.error());
    assertEquals(alone.position(), embedded.position() - before.length);
    if (!alone.ok()) {
      assertEquals(alone.errorPosition(), embedded.errorPosition() - before.length);
    }
  }

  /** The definition of X.690 §8.3, by a wholly other way. */
  @Property(tries = 5000)
  void integersOfAnyContentShouldBeReadAsTwosComplementSays(
      @ForAll @Size(max = 12) byte[] noise, @ForAll @IntRange(min = 0, max = 12) int padding) {
    byte[] content = noise.clone();
    for (int i = 0; i < Math.min(padding, content.length - 1); i++) {
      content[i] = (byte) (noise[content.length - 1] < 0 ? -1 : 0);
    }
    writer.writeOctets(BerTag.COUNTER64, content, 0, content.length);

    BigInteger value = content.length == 0 ? null : new BigInteger(content);
    BerReader signed = written();
    long number = signed.readInteger(BerTag.COUNTER64, Long.MIN_VALUE, Long.MAX_VALUE);
    assertEquals(value != null && value.bitLength() <= 63, signed.ok());
    assertEquals(signed.ok() ? value : BigInteger.ZERO, BigInteger.valueOf(number));

    BerReader unsigned = written();
    number = unsigned.readUnsigned64(BerTag.COUNTER64);
    assertEquals(value != null && value.signum() >= 0 && value.bitLength() <= 64, unsigned.ok());
    assertEquals(
        unsigned.ok() ? value : BigInteger.ZERO, new BigInteger(Long.toUnsignedString(number)));
  }

  /** Octets as in sub-identifiers: with and without the top bit, near the limits. */
  @Provide
  Arbitrary<byte[]> oidContent() {
    return Arbitraries.oneOf(
            Arbitraries.of(bytes(0x80, 0x81, 0x8F, 0x90, 0xFF, 0x00, 0x01, 0x4F, 0x50, 0x7F)),
            Arbitraries.bytes())
        .array(byte[].class)
        .ofMaxSize(12);
  }

  /** The definition of X.690 §8.19, by a wholly other way. */
  @Property(tries = 5000)
  void objectIdentifiersOfAnyContentShouldBeReadAsBase128Says(
      @ForAll("oidContent") byte[] content) {
    writer.writeOctets(BerTag.OBJECT_IDENTIFIER, content, 0, content.length);
    BerReader reader = written();
    Oid oid = new Oid();
    reader.readOid(BerTag.OBJECT_IDENTIFIER, oid);

    StringBuilder text = new StringBuilder();
    BigInteger arc = BigInteger.ZERO;
    boolean isProper = content.length > 0 && content[content.length - 1] >= 0;
    boolean isBeginning = true;
    for (byte octet : content) {
      isProper &= !isBeginning || octet != (byte) 0x80;
      arc = arc.shiftLeft(7).or(BigInteger.valueOf(octet & 0x7F));
      isBeginning = octet >= 0;
      if (isBeginning) {
        if (text.isEmpty()) {
          long root = arc.min(BigInteger.valueOf(80)).longValue() / 40;
          text.append(root);
          arc = arc.subtract(BigInteger.valueOf(40 * root));
        }
        text.append('.').append(arc);
        isProper &= arc.bitLength() <= 32;
        arc = BigInteger.ZERO;
      }
    }
    assertEquals(isProper, reader.ok());
    assertEquals(isProper ? text.toString() : "", oid.toString());
  }

  @Property(tries = 5000)
  void objectIdentifiersShouldBeSkippedAsTheyAreRead(
      @ForAll("oidContent") byte[] content, @ForAll @IntRange(min = 0, max = 130) int more) {
    byte[] longer = Arrays.copyOf(content, content.length + more);
    writer.writeOctets(BerTag.OBJECT_IDENTIFIER, longer, 0, longer.length);
    BerReader read = written();
    read.readOid(BerTag.OBJECT_IDENTIFIER, new Oid());
    BerReader skipped = written();
    skipped.skipOid(BerTag.OBJECT_IDENTIFIER);
    assertEquals(BerError.name(read.error()), BerError.name(skipped.error()));
    assertEquals(read.position(), skipped.position());
  }

  @Property(tries = 5000)
  void inputThatIsReadShouldBeWrittenAsTheSameValuesAndNoLonger(@ForAll("input") byte[] input) {
    BerReader reader = new BerReader().wrap(input, 0, input.length);
    List<BerElement> elements = BerElement.readAll(reader);
    BerElement.writeAll(writer, elements);
    BerReader again = written();
    assertEquals(elements, BerElement.readAll(again));
    assertFinished(again);
    assertTrue(writer.length() <= input.length);
  }

  @Property
  void noBeginningOfAnElementShouldPassForAnElement(@ForAll Oid oid, @ForAll byte[] octets) {
    int mark = writer.mark();
    writer.writeOctets(BerTag.OCTET_STRING, octets, 0, octets.length);
    writer.writeOid(BerTag.OBJECT_IDENTIFIER, oid);
    writer.writeHeader(BerTag.SEQUENCE, mark);
    BerReader reader = written();
    int length = writer.length();
    for (int beginning = 0; beginning < length; beginning++) {
      reader.wrap(writer.buffer(), writer.offset(), beginning);
      assertEquals(List.of(), BerElement.readAll(reader));
      assertEquals(-1, reader.skip());
      assertNotEquals(BerError.NONE, reader.error());
    }
  }

  @Property
  void aWriterShouldBeFullExactlyWhenWhatItWritesDoesNotFit(
      @ForAll Oid oid,
      @ForAll("numbers") long number,
      @ForAll @Size(max = 300) byte[] octets,
      @ForAll @IntRange(min = 0, max = 1000) int room) {
    writeAll(writer, oid, number, octets);
    int needed = writer.length();
    byte[] array = new byte[ROOM + 2];
    BerWriter tight = new BerWriter().wrap(array, 1, room);
    writeAll(tight, oid, number, octets);
    assertEquals(needed > room, tight.isFull());
    for (int i = 0; i < array.length; i++) {
      assertTrue((i >= 1 && i <= room) || array[i] == 0);
    }
  }

  private static void writeAll(BerWriter writer, Oid oid, long number, byte[] octets) {
    int mark = writer.mark();
    writer.writeInteger(BerTag.INTEGER, number);
    writer.writeUnsigned(BerTag.COUNTER64, number);
    writer.writeOctets(BerTag.OCTET_STRING, octets, 0, octets.length);
    writer.writeOid(BerTag.OBJECT_IDENTIFIER, oid);
    writer.writeHeader(BerTag.SEQUENCE, mark);
  }
}
