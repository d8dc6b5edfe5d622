/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.ber;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BerReaderTest {

  private static final String FF8 = "FF FF FF FF FF FF FF FF";
  private static final String ZERO8 = "00 00 00 00 00 00 00 00";

  // X.690 §8.1.3 and RFC 3417 §8: lengths

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02 01 05",
        "02 81 01 05",
        "02 82 00 01 05",
        "02 83 00 00 01 05",
        "02 84 00 00 00 01 05",
      })
  void shouldReadLengthsWithMoreOctetsThanNeeded(String hex) {
    BerReader reader = Hex.reader(hex);
    assertEquals(5, reader.readInteger32());
    reader.finish();
    assertTrue(reader.ok());
  }

  @ParameterizedTest
  @CsvSource({
    "'', truncated",
    "04, truncated",
    "04 81, truncated",
    "04 82 01, truncated",
    "04 84 00 00 00, truncated",
    "04 80, indefinite length",
    "04 80 00 00, indefinite length",
    "04 85 00 00 00 00 00, length form",
    "04 FE, length form",
    "04 FF, length form",
    "04 01, length beyond end",
    "04 03 00 00, length beyond end",
    "04 82 00 05 00 00 00 00, length beyond end",
    "04 84 7F FF FF FF 00, length beyond end",
    "04 84 80 00 00 00 00, length beyond end",
    "04 84 FF FF FF FF 00, length beyond end",
    "24 00, unexpected tag",
    "05 00, unexpected tag",
  })
  void shouldRefuseAnElementWithACause(String hex, String cause) {
    BerReader reader = Hex.reader(hex);
    assertEquals(0, reader.readOctets(BerTag.OCTET_STRING, 0, Integer.MAX_VALUE));
    assertEquals(cause, BerError.name(reader.error()));
  }

  @Test
  void shouldRefuseAnIndefiniteLengthOfAConstructedElement() {
    BerReader reader = Hex.reader("30 80 02 01 05 00 00");
    reader.enter(BerTag.SEQUENCE);
    assertEquals(BerError.LENGTH_INDEFINITE, reader.error());
  }

  // Constructed elements

  @Test
  void shouldConfineReadingToTheElementEntered() {
    BerReader reader = Hex.reader("30 03 04 02 41 42 43");
    int outer = reader.enter(BerTag.SEQUENCE);
    assertEquals(3, reader.remaining());
    reader.readOctets(BerTag.OCTET_STRING, 0, 10);
    assertEquals(BerError.LENGTH_BEYOND_END, reader.error());
    reader.leave(outer);
    assertEquals(BerError.LENGTH_BEYOND_END, reader.error());
  }

  @Test
  void shouldReadOnBehindAnElementThatWasLeft() {
    BerReader reader = Hex.reader("30 05 30 03 02 01 07 02 01 08");
    int message = reader.enter(BerTag.SEQUENCE);
    int inner = reader.enter(BerTag.SEQUENCE);
    assertEquals(7, reader.readInteger32());
    assertFalse(reader.hasMore());
    assertEquals(-1, reader.peekTag());
    reader.leave(inner);
    reader.leave(message);
    assertTrue(reader.hasMore());
    assertEquals(8, reader.readInteger32());
    reader.finish();
    assertTrue(reader.ok());
  }

  @Test
  void shouldRefuseToLeaveAnElementWithBytesLeft() {
    BerReader reader = Hex.reader("30 06 02 01 07 02 01 08");
    int outer = reader.enter(BerTag.SEQUENCE);
    reader.readInteger32();
    reader.leave(outer);
    assertEquals(BerError.TRAILING_BYTES, reader.error());
    assertEquals(5, reader.errorPosition());
  }

  @Test
  void shouldRefuseBytesBehindTheLastElement() {
    BerReader reader = Hex.reader("05 00 00");
    reader.readNull(BerTag.NULL);
    reader.finish();
    assertEquals(BerError.TRAILING_BYTES, reader.error());
  }

  @Test
  void shouldEnterAnEmptyElement() {
    BerReader reader = Hex.reader("30 00 05 00");
    int outer = reader.enter(BerTag.SEQUENCE);
    assertFalse(reader.hasMore());
    reader.leave(outer);
    reader.readNull(BerTag.NULL);
    reader.finish();
    assertTrue(reader.ok());
  }

  @Test
  void shouldFindTheEndOfAnElementWhereAFurtherOneMustStand() {
    BerReader reader = Hex.reader("30 03 02 01 07 02 01 08");
    reader.enter(BerTag.SEQUENCE);
    reader.readInteger32();
    assertEquals(0, reader.readInteger32());
    assertEquals(BerError.TRUNCATED, reader.error());
  }

  // X.690 §8.3: integers

  @ParameterizedTest
  @CsvSource({
    "02 01 00, 0",
    "02 01 7F, 127",
    "02 02 00 80, 128",
    "02 01 80, -128",
    "02 02 FF 7F, -129",
    "02 02 80 00, -32768",
    "02 04 7F FF FF FF, 2147483647",
    "02 04 80 00 00 00, -2147483648",
    "02 08 7F FF FF FF FF FF FF FF, 9223372036854775807",
    "02 08 80 00 00 00 00 00 00 00, -9223372036854775808",
    "02 04 00 00 00 05, 5",
    "02 04 FF FF FF FB, -5",
    "02 09 00 7F FF FF FF FF FF FF FF, 9223372036854775807",
    "02 09 FF 80 00 00 00 00 00 00 00, -9223372036854775808",
    "02 0A 00 00 00 00 00 00 00 00 00 05, 5",
  })
  void shouldReadSignedIntegers(String hex, long value) {
    BerReader reader = Hex.reader(hex);
    assertEquals(value, reader.readInteger(BerTag.INTEGER, Long.MIN_VALUE, Long.MAX_VALUE));
    reader.finish();
    assertEquals("none", BerError.name(reader.error()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02 09 00 80 00 00 00 00 00 00 00",
        "02 09 FF 7F FF FF FF FF FF FF FF",
        "02 09 01 00 00 00 00 00 00 00 00",
        "02 09 80 00 00 00 00 00 00 00 00",
        "02 0A 00 01 00 00 00 00 00 00 00 00",
      })
  void shouldRefuseIntegersAbove64Bits(String hex) {
    BerReader reader = Hex.reader(hex);
    assertEquals(0, reader.readInteger(BerTag.INTEGER, Long.MIN_VALUE, Long.MAX_VALUE));
    assertEquals(BerError.INTEGER_OVERFLOW, reader.error());
  }

  @ParameterizedTest
  @CsvSource({"02 05 00 80 00 00 00", "02 05 FF 7F FF FF FF", "02 05 01 00 00 00 00"})
  void shouldRefuseInteger32OutsideItsRange(String hex) {
    BerReader reader = Hex.reader(hex);
    assertEquals(0, reader.readInteger32());
    assertEquals(BerError.INTEGER_OVERFLOW, reader.error());
  }

  @Test
  void shouldHoldAnIntegerToTheRangeOfItsPlace() {
    // RFC 3412 §6: msgMaxSize INTEGER (484..2147483647)
    BerReader reader = Hex.reader("02 02 01 E3 02 02 01 E4");
    assertEquals(0, reader.readInteger(BerTag.INTEGER, 484, Integer.MAX_VALUE));
    assertEquals(BerError.INTEGER_OVERFLOW, reader.error());
    reader.wrap(reader.buffer(), 4, 4);
    assertEquals(484, reader.readInteger(BerTag.INTEGER, 484, Integer.MAX_VALUE));
    assertTrue(reader.ok());
  }

  @Test
  void shouldRefuseAnIntegerWithoutContent() {
    BerReader reader = Hex.reader("02 00");
    assertEquals(0, reader.readInteger32());
    assertEquals(BerError.INTEGER_EMPTY, reader.error());
    reader = Hex.reader("46 00");
    assertEquals(0, reader.readUnsigned64(BerTag.COUNTER64));
    assertEquals(BerError.INTEGER_EMPTY, reader.error());
  }

  // RFC 2578 §7.1: Counter32, Gauge32, TimeTicks, Counter64

  @ParameterizedTest
  @CsvSource({
    "41 01 00, 0",
    "41 05 00 FF FF FF FF, 4294967295",
    "41 05 00 80 00 00 00, 2147483648",
    "41 04 7F FF FF FF, 2147483647",
    "41 06 00 00 FF FF FF FF, 4294967295",
  })
  void shouldReadUnsigned32(String hex, long value) {
    BerReader reader = Hex.reader(hex);
    assertEquals(value, reader.readUnsigned32(BerTag.COUNTER32));
    reader.finish();
    assertTrue(reader.ok());
  }

  @ParameterizedTest
  @ValueSource(strings = {"42 04 FF FF FF FF", "42 01 80", "42 05 01 00 00 00 00"})
  void shouldRefuseUnsigned32ThatIsNegativeOrTooGreat(String hex) {
    BerReader reader = Hex.reader(hex);
    assertEquals(0, reader.readUnsigned32(BerTag.GAUGE32));
    assertEquals(BerError.INTEGER_OVERFLOW, reader.error());
  }

  @ParameterizedTest
  @CsvSource({
    "46 01 00, 0",
    "46 09 00 " + FF8 + ", 18446744073709551615",
    "46 09 00 80 00 00 00 00 00 00 00, 9223372036854775808",
    "46 08 7F FF FF FF FF FF FF FF, 9223372036854775807",
    "46 0B 00 00 00 " + FF8 + ", 18446744073709551615",
    "46 02 00 01, 1",
  })
  void shouldReadCounter64(String hex, String value) {
    BerReader reader = Hex.reader(hex);
    assertEquals(value, Long.toUnsignedString(reader.readUnsigned64(BerTag.COUNTER64)));
    reader.finish();
    assertTrue(reader.ok());
  }

  @ParameterizedTest
  @ValueSource(strings = {"46 01 80", "46 08 " + FF8, "46 09 01 " + ZERO8, "46 0A 00 01 " + ZERO8})
  void shouldRefuseCounter64ThatIsNegativeOrTooGreat(String hex) {
    BerReader reader = Hex.reader(hex);
    assertEquals(0, reader.readUnsigned64(BerTag.COUNTER64));
    assertEquals(BerError.INTEGER_OVERFLOW, reader.error());
  }

  // X.690 §8.19: object identifiers

  @ParameterizedTest
  @CsvSource({
    "06 03 81 34 03, 2.100.3",
    "06 02 88 37, 2.999",
    "06 01 00, 0.0",
    "06 01 27, 0.39",
    "06 01 28, 1.0",
    "06 01 4F, 1.39",
    "06 01 50, 2.0",
    "06 01 7F, 2.47",
    "06 02 81 00, 2.48",
    "06 05 8F FF FF FF 7F, 2.4294967215",
    "06 05 90 80 80 80 4F, 2.4294967295",
    "06 08 2B 06 01 02 01 01 01 00, 1.3.6.1.2.1.1.1.0",
    "06 06 2B 8F FF FF FF 7F, 1.3.4294967295",
    "06 03 2B 00 00, 1.3.0.0",
    "06 03 2B FF 7F, 1.3.16383",
  })
  void shouldReadObjectIdentifiers(String hex, String value) {
    BerReader reader = Hex.reader(hex);
    Oid oid = new Oid();
    reader.readOid(BerTag.OBJECT_IDENTIFIER, oid);
    reader.finish();
    assertEquals("none", BerError.name(reader.error()));
    assertEquals(value, oid.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "06 00, empty object identifier",
    "06 01 80, sub-identifier padded",
    "06 02 80 2B, sub-identifier padded",
    "06 03 2B 80 01, sub-identifier padded",
    "06 02 2B 80, sub-identifier padded",
    "06 01 AB, sub-identifier unfinished",
    "06 03 2B 86 86, sub-identifier unfinished",
    "06 05 2B 8F FF FF FF, sub-identifier unfinished",
    "06 05 2B 90 80 80 80, sub-identifier unfinished",
    "06 06 2B 90 80 80 80 00, sub-identifier overflow",
    "06 07 2B FF FF FF FF FF 7F, sub-identifier overflow",
    "06 05 90 80 80 80 50, sub-identifier overflow",
    "06 0B FF FF FF FF FF FF FF FF FF FF 7F, sub-identifier overflow",
  })
  void shouldRefuseObjectIdentifiersWithACause(String hex, String cause) {
    BerReader reader = Hex.reader(hex);
    Oid oid = Oid.of(1, 3, 6);
    reader.readOid(BerTag.OBJECT_IDENTIFIER, oid);
    assertEquals(cause, BerError.name(reader.error()));
    assertEquals(0, oid.length());

    reader = Hex.reader(hex);
    reader.skipOid(BerTag.OBJECT_IDENTIFIER);
    assertEquals(cause, BerError.name(reader.error()));
  }

  @Test
  void shouldEndASubIdentifierWithTheContent() {
    BerReader reader = Hex.reader("06 02 2B 86 01 01");
    reader.readOid(BerTag.OBJECT_IDENTIFIER, new Oid());
    assertEquals(BerError.OID_ARC_UNFINISHED, reader.error());
  }

  @Test
  void shouldReadNoMoreThan128SubIdentifiers() {
    // RFC 2578 §3.5. The first content octet carries two of them.
    byte[] content = new byte[128];
    Arrays.fill(content, (byte) 1);
    BerWriter writer = new BerWriter().wrap(new byte[140], 0, 140);
    writer.writeOctets(BerTag.OBJECT_IDENTIFIER, content, 0, 127);
    BerReader reader = new BerReader().wrap(writer.buffer(), writer.offset(), writer.length());
    Oid oid = new Oid();
    reader.readOid(BerTag.OBJECT_IDENTIFIER, oid);
    assertTrue(reader.ok());
    assertEquals(128, oid.length());

    writer.wrap(new byte[140], 0, 140);
    writer.writeOctets(BerTag.OBJECT_IDENTIFIER, content, 0, 128);
    reader.wrap(writer.buffer(), writer.offset(), writer.length());
    reader.readOid(BerTag.OBJECT_IDENTIFIER, oid);
    assertEquals(BerError.OID_TOO_LONG, reader.error());
    assertEquals(0, oid.length());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void shouldRefuseAnObjectIdentifierThatItsTakerHasNoRoomFor(int capacity) {
    BerReader reader = Hex.reader("06 03 2B 06 01");
    Oid oid = new Oid(capacity);
    reader.readOid(BerTag.OBJECT_IDENTIFIER, oid);
    assertEquals(BerError.OID_TOO_LONG, reader.error());
    assertEquals(0, oid.length());
  }

  @Test
  void shouldReadAnObjectIdentifierThatItsTakerHasJustRoomFor() {
    BerReader reader = Hex.reader("06 03 2B 06 01");
    Oid oid = new Oid(4);
    reader.readOid(BerTag.OBJECT_IDENTIFIER, oid);
    assertTrue(reader.ok());
    assertEquals(Oid.of(1, 3, 6, 1), oid);
  }

  // Strings, addresses, values without content

  @Test
  void shouldShowWhereAStringStands() {
    BerReader reader = Hex.reader("04 02 41 42 44 00");
    assertEquals(2, reader.readOctets(BerTag.OCTET_STRING, 0, 2));
    assertEquals(2, reader.valueOffset());
    assertEquals(2, reader.valueLength());
    assertEquals(0, reader.readOctets(BerTag.OPAQUE, 0, 0));
    assertEquals(0, reader.valueLength());
    reader.finish();
    assertTrue(reader.ok());
  }

  @ParameterizedTest
  @CsvSource({"04 00, 1, 32", "04 03 41 41 41, 0, 2", "04 03 41 41 41, 4, 8"})
  void shouldHoldAStringToTheLengthOfItsPlace(String hex, int lengthMin, int lengthMax) {
    BerReader reader = Hex.reader(hex);
    assertEquals(0, reader.readOctets(BerTag.OCTET_STRING, lengthMin, lengthMax));
    assertEquals(BerError.STRING_LENGTH, reader.error());
    assertEquals(0, reader.valueLength());
  }

  @Test
  void shouldReadAnIpAddress() {
    BerReader reader = Hex.reader("40 04 C0 00 02 FF");
    assertEquals(0xC00002FF, reader.readIpAddress());
    assertEquals(2, reader.valueOffset());
    assertEquals(4, reader.valueLength());
  }

  @ParameterizedTest
  @ValueSource(strings = {"40 00", "40 03 01 02 03", "40 05 01 02 03 04 05"})
  void shouldRefuseAnIpAddressThatIsNotFourOctetsLong(String hex) {
    BerReader reader = Hex.reader(hex);
    assertEquals(0, reader.readIpAddress());
    assertEquals(BerError.IP_ADDRESS_LENGTH, reader.error());
  }

  @Test
  void shouldReadNullAndTheExceptions() {
    BerReader reader = Hex.reader("05 00 80 00 81 00 82 81 00");
    reader.readNull(BerTag.NULL);
    reader.readNull(BerTag.NO_SUCH_OBJECT);
    reader.readNull(BerTag.NO_SUCH_INSTANCE);
    reader.readNull(BerTag.END_OF_MIB_VIEW);
    reader.finish();
    assertTrue(reader.ok());
  }

  @Test
  void shouldRefuseANullWithContent() {
    BerReader reader = Hex.reader("05 01 00");
    reader.readNull(BerTag.NULL);
    assertEquals(BerError.NULL_WITH_CONTENT, reader.error());
  }

  // Unknown elements

  @Test
  void shouldSkipAnElementOfAnyType() {
    BerReader reader = Hex.reader("A8 03 02 01 05 47 00");
    assertEquals(0xA8, reader.skip());
    assertEquals(2, reader.valueOffset());
    assertEquals(3, reader.valueLength());
    assertEquals(0x47, reader.skip());
    reader.finish();
    assertTrue(reader.ok());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1F 01 00", "3F 81 01 00", "FF 1F 00"})
  void shouldNotSkipAnIdentifierOfSeveralOctets(String hex) {
    BerReader reader = Hex.reader(hex);
    assertEquals(-1, reader.skip());
    assertEquals(BerError.UNEXPECTED_TAG, reader.error());
  }

  @Test
  void shouldNotSkipBeyondTheEnd() {
    BerReader reader = Hex.reader("04 02 00");
    assertEquals(-1, reader.skip());
    assertEquals(BerError.LENGTH_BEYOND_END, reader.error());
    reader = Hex.reader("");
    assertEquals(-1, reader.skip());
    assertEquals(BerError.TRUNCATED, reader.error());
  }

  // The latch

  @Test
  void shouldReturnNeutralValuesAndStayInPlaceAfterAnError() {
    BerReader reader =
        Hex.reader("30 12 04 01 41 05 00 02 01 05 06 01 2B 40 04 01 02 03 04 41 01 07");
    int outer = reader.enter(BerTag.SEQUENCE);
    reader.readOctets(BerTag.OCTET_STRING, 0, 1);
    reader.fail(BerError.STRING_LENGTH);
    int position = reader.position();
    Oid oid = Oid.of(1, 3);

    reader.fail(BerError.OID_EMPTY);
    reader.readNull(BerTag.NULL);
    int inner = reader.enter(BerTag.SEQUENCE);
    reader.readOid(BerTag.OBJECT_IDENTIFIER, oid);
    assertAll(
        () -> assertEquals(0, reader.readInteger32()),
        () -> assertEquals(0, reader.readUnsigned32(BerTag.COUNTER32)),
        () -> assertEquals(0, reader.readUnsigned64(BerTag.COUNTER64)),
        () -> assertEquals(0, reader.readOctets(BerTag.OCTET_STRING, 0, 9)),
        () -> assertEquals(0, reader.readIpAddress()),
        () -> assertEquals(-1, reader.skip()),
        () -> assertEquals(-1, reader.peekTag()),
        () -> assertEquals(0, reader.remaining()),
        () -> assertFalse(reader.hasMore()),
        () -> assertFalse(reader.ok()),
        () -> assertEquals(0, reader.valueLength()),
        () -> assertEquals(0, oid.length()));
    reader.leave(inner);
    reader.leave(outer);
    reader.finish();
    assertEquals(position, reader.position());
    assertEquals(position, reader.errorPosition());
    assertEquals(BerError.STRING_LENGTH, reader.error());
  }

  @Test
  void shouldForgetAnErrorWhenWrappedAgain() {
    BerReader reader = Hex.reader("02 00");
    reader.readInteger32();
    byte[] bytes = Hex.bytes("00 02 01 05 00");
    assertSame(reader, reader.wrap(bytes, 1, 3));
    assertEquals(BerError.NONE, reader.error());
    assertEquals(1, reader.position());
    assertEquals(5, reader.readInteger32());
    reader.finish();
    assertTrue(reader.ok());
    assertArrayEquals(bytes, reader.buffer());
  }

  @Test
  void shouldReadNothingBeforeItIsWrapped() {
    BerReader reader = new BerReader();
    assertEquals(-1, reader.peekTag());
    reader.readNull(BerTag.NULL);
    assertEquals(BerError.TRUNCATED, reader.error());
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0",
    "0, -1",
    "0, 5",
    "5, 0",
    "3, 2",
    "2147483647, 1",
    "1, 2147483647",
    "0, -2147483648",
  })
  void shouldRefuseARangeOutsideOfItsArray(int offset, int length) {
    BerReader reader = new BerReader();
    assertThrows(IndexOutOfBoundsException.class, () -> reader.wrap(new byte[4], offset, length));
  }

  @Test
  void shouldNameEveryCause() {
    for (int cause = 0; cause < BerError.COUNT; cause++) {
      assertFalse(BerError.name(cause).isEmpty());
    }
    assertEquals("unknown", BerError.name(BerError.COUNT));
    assertEquals("unknown", BerError.name(-1));
  }
}
