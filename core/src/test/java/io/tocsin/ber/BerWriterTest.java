/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.ber;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BerWriterTest {

  private final BerWriter writer = new BerWriter().wrap(new byte[64], 0, 64);

  // X.690 §8.3: the smallest number of octets

  @ParameterizedTest
  @CsvSource({
    "0, 02 01 00",
    "1, 02 01 01",
    "-1, 02 01 FF",
    "127, 02 01 7F",
    "128, 02 02 00 80",
    "-128, 02 01 80",
    "-129, 02 02 FF 7F",
    "255, 02 02 00 FF",
    "256, 02 02 01 00",
    "32767, 02 02 7F FF",
    "32768, 02 03 00 80 00",
    "-32768, 02 02 80 00",
    "2147483647, 02 04 7F FF FF FF",
    "-2147483648, 02 04 80 00 00 00",
    "9223372036854775807, 02 08 7F FF FF FF FF FF FF FF",
    "-9223372036854775808, 02 08 80 00 00 00 00 00 00 00",
  })
  void shouldWriteSignedIntegers(long value, String hex) {
    writer.writeInteger(BerTag.INTEGER, value);
    assertEquals(hex, Hex.written(writer));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 46 01 00",
    "127, 46 01 7F",
    "128, 46 02 00 80",
    "2147483648, 46 05 00 80 00 00 00",
    "4294967295, 46 05 00 FF FF FF FF",
    "9223372036854775807, 46 08 7F FF FF FF FF FF FF FF",
    "9223372036854775808, 46 09 00 80 00 00 00 00 00 00 00",
    "18446744073709551615, 46 09 00 FF FF FF FF FF FF FF FF",
  })
  void shouldWriteUnsignedIntegers(String value, String hex) {
    writer.writeUnsigned(BerTag.COUNTER64, Long.parseUnsignedLong(value));
    assertEquals(hex, Hex.written(writer));
  }

  // X.690 §8.19

  @ParameterizedTest
  @CsvSource({
    "2.100.3, 06 03 81 34 03",
    "0.0, 06 01 00",
    "1.39, 06 01 4F",
    "2.47, 06 01 7F",
    "2.48, 06 02 81 00",
    "2.4294967295, 06 05 90 80 80 80 4F",
    "1.3.6.1.4.1.32473, 06 08 2B 06 01 04 01 81 FD 59",
    "1.3.127.128.16383.16384, 06 09 2B 7F 81 00 FF 7F 81 80 00",
    "1.3.4294967295.0, 06 07 2B 8F FF FF FF 7F 00",
    "1, 06 01 28",
  })
  void shouldWriteObjectIdentifiers(String oid, String hex) {
    writer.writeOid(BerTag.OBJECT_IDENTIFIER, Oid.parse(oid));
    assertEquals(hex, Hex.written(writer));
  }

  @Test
  void shouldCompleteAnEmptyObjectIdentifierWithZeros() {
    writer.writeOid(BerTag.OBJECT_IDENTIFIER, new Oid());
    assertEquals("06 01 00", Hex.written(writer));
  }

  // The other types

  @Test
  void shouldWriteFromTheLastElementToTheFirst() {
    byte[] text = {'?', 'u', 'p', '?'};
    int mark = writer.mark();
    writer.writeNull(BerTag.END_OF_MIB_VIEW);
    writer.writeIpAddress(0xC00002FF);
    writer.writeOctets(BerTag.OCTET_STRING, text, 1, 2);
    writer.writeRaw(text, 3, 1);
    writer.writeHeader(BerTag.SEQUENCE, mark);
    assertEquals("30 0D 3F 04 02 75 70 40 04 C0 00 02 FF 82 00", Hex.written(writer));
    assertFalse(writer.isFull());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 04 00",
    "127, 04 7F",
    "128, 04 81 80",
    "255, 04 81 FF",
    "256, 04 82 01 00",
    "65535, 04 82 FF FF",
    "65536, 04 83 01 00 00",
    "16777215, 04 83 FF FF FF",
    "16777216, 04 84 01 00 00 00",
  })
  void shouldWriteLengthsInAsFewOctetsAsCanBe(int length, String header) {
    writer.wrap(new byte[length + 6], 0, length + 6);
    writer.writeOctets(BerTag.OCTET_STRING, new byte[length], 0, length);
    assertFalse(writer.isFull());
    writer.wrap(writer.buffer(), 0, writer.buffer().length - length);
    int headerLength = Hex.bytes(header).length;
    writer.writeRaw(writer.buffer(), 6 - headerLength, headerLength);
    assertEquals(header, Hex.written(writer));
  }

  // Full

  /** One element of every type within a sequence. */
  private static void writeEveryType(BerWriter writer) {
    int mark = writer.mark();
    writer.writeNull(BerTag.NULL);
    writer.writeIpAddress(1);
    writer.writeInteger(BerTag.INTEGER, -129);
    writer.writeUnsigned(BerTag.COUNTER64, -1);
    writer.writeOctets(BerTag.OCTET_STRING, new byte[130], 0, 130);
    writer.writeRaw(new byte[] {BerTag.NULL, 0}, 0, 2);
    writer.writeOid(BerTag.OBJECT_IDENTIFIER, Oid.of(2, -1, 1, 128, -1));
    writer.writeHeader(BerTag.SEQUENCE, mark);
  }

  @Test
  void shouldBeFullWithEveryRangeThatIsTooSmallAndNeverWriteOutsideIt() {
    writer.wrap(new byte[300], 0, 300);
    writeEveryType(writer);
    assertFalse(writer.isFull());
    int needed = writer.length();
    byte[] whole = Arrays.copyOfRange(writer.buffer(), writer.offset(), 300);

    for (int room = 0; room <= needed; room++) {
      byte[] array = new byte[needed + 40];
      Arrays.fill(array, (byte) 0x5A);
      writer.wrap(array, 20, room);
      writeEveryType(writer);

      assertEquals(room < needed, writer.isFull(), "room for " + room);
      for (int i = 0; i < array.length; i++) {
        assertTrue((i >= 20 && i < 20 + room) || array[i] == 0x5A, "octet " + i);
      }
      if (room == needed) {
        assertEquals(20, writer.offset());
        assertEquals(0, writer.remaining());
        assertTrue(Arrays.equals(whole, 0, needed, array, 20, 20 + needed));
      }
    }
  }

  @Test
  void shouldWriteNothingMoreOnceFull() {
    writer.wrap(new byte[4], 0, 4);
    writer.writeIpAddress(1);
    assertTrue(writer.isFull());
    writer.writeNull(BerTag.NULL);
    writer.writeRaw(new byte[1], 0, 1);
    writer.writeInteger(BerTag.INTEGER, 1);
    writer.writeOid(BerTag.OBJECT_IDENTIFIER, Oid.of(1, 3));
    writer.writeHeader(BerTag.SEQUENCE, writer.mark());
    assertEquals(0, writer.length());
    assertEquals(4, writer.remaining());
  }

  @Test
  void shouldGoOnFromAMarkThatWasTakenBeforeItGotFull() {
    writer.wrap(new byte[6], 0, 6);
    writer.writeNull(BerTag.NULL);
    int mark = writer.mark();
    writer.writeNull(BerTag.NULL);
    writer.writeIpAddress(1);
    assertTrue(writer.isFull());
    writer.rewind(mark);
    assertFalse(writer.isFull());
    writer.writeInteger(BerTag.INTEGER, 1);
    assertEquals("02 01 01 05 00", Hex.written(writer));
  }

  @Test
  void shouldStayFullWhenRewoundToAMarkThatWasTakenAfterItGotFull() {
    writer.wrap(new byte[4], 0, 4);
    writer.writeIpAddress(1);
    int mark = writer.mark();
    writer.writeNull(BerTag.NULL);
    writer.rewind(mark);
    assertTrue(writer.isFull());
  }

  @Test
  void shouldPutAHeaderBeforeBytesThatItAdopts() {
    byte[] bytes = Hex.bytes("00 00 05 00 02 01 07");
    writer.wrap(bytes, 0, bytes.length);
    int mark = writer.mark();
    writer.adopt(5);
    writer.writeHeader(BerTag.SEQUENCE, mark);
    assertEquals("30 05 05 00 02 01 07", Hex.written(writer));
  }

  @Test
  void shouldBeFullWhenItAdoptsMoreThanItsRange() {
    writer.wrap(new byte[6], 2, 4);
    writer.adopt(5);
    assertTrue(writer.isFull());
    assertEquals(0, writer.length());
    assertThrows(IndexOutOfBoundsException.class, () -> writer.adopt(-1));
  }

  // Calls that are no input's fault

  @Test
  void shouldRefuseAMarkThatIsNone() {
    int mark = writer.mark();
    writer.writeNull(BerTag.NULL);
    int inner = writer.mark();
    writer.rewind(mark);
    assertThrows(IndexOutOfBoundsException.class, () -> writer.rewind(inner));
    assertThrows(IndexOutOfBoundsException.class, () -> writer.rewind(65));
    assertThrows(IndexOutOfBoundsException.class, () -> writer.writeHeader(BerTag.SEQUENCE, inner));
    assertThrows(IndexOutOfBoundsException.class, () -> writer.writeHeader(BerTag.SEQUENCE, 65));
    assertEquals(0, writer.length());
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, -1", "0, 5", "5, 0", "3, 2", "2147483647, 1", "1, 2147483647"})
  void shouldRefuseARangeOutsideOfItsArray(int offset, int length) {
    assertThrows(IndexOutOfBoundsException.class, () -> writer.wrap(new byte[4], offset, length));
  }

  @Test
  void shouldBeFullBeforeItIsWrapped() {
    BerWriter nothing = new BerWriter();
    nothing.writeNull(BerTag.NULL);
    assertTrue(nothing.isFull());
    assertEquals(0, nothing.length());
  }
}
