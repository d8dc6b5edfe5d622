/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.ber;

/**
 * Reads BER from a range of a caller-owned array.
 *
 * <p>The first error is latched in {@link #error()}; from then on every call returns a neutral
 * value (0, an empty range) and moves nothing. Bad input never throws.
 *
 * <p>Lengths may have more octets than needed, up to four behind the first, because real stacks
 * send {@code 82 00 05}; the content of an INTEGER may have leading octets that carry no value, for
 * the same reason. Indefinite lengths are refused (RFC 3417 §8).
 *
 * <p>Constructed elements are read by {@link #enter} and {@link #leave}:
 *
 * <pre>{@code
 * int outer = reader.enter(BerTag.SEQUENCE);
 * long version = reader.readInteger(BerTag.INTEGER, 0, Integer.MAX_VALUE);
 * reader.leave(outer);
 * if (reader.error() != BerError.NONE) ...
 * }</pre>
 */
public final class BerReader {

  private byte[] buffer = new byte[0];
  private int position;
  private int end;
  private int error;
  private int errorPosition;
  private int valueOffset;
  private int valueLength;

  /** A reader of nothing; {@link #wrap} points it at bytes. */
  public BerReader() {}

  /**
   * Points this reader at a range and forgets any error.
   *
   * @param bytes the array; not copied
   * @param offset index of the first byte
   * @param length number of bytes
   * @return this reader
   */
  public BerReader wrap(byte[] bytes, int offset, int length) {
    if (offset < 0 || length < 0 || offset > bytes.length - length) {
      throw new IndexOutOfBoundsException();
    }
    buffer = bytes;
    position = offset;
    end = offset + length;
    error = BerError.NONE;
    errorPosition = 0;
    valueOffset = offset;
    valueLength = 0;
    return this;
  }

  /** The first error since {@link #wrap}, a code of {@link BerError}. */
  public int error() {
    return error;
  }

  /** Whether nothing went wrong since {@link #wrap}. */
  public boolean ok() {
    return error == BerError.NONE;
  }

  /** Index in the array at which the first error was found. */
  public int errorPosition() {
    return errorPosition;
  }

  /** Index in the array of the next byte to read. */
  public int position() {
    return position;
  }

  /** The array that is read. */
  public byte[] buffer() {
    return buffer;
  }

  /** Bytes left in the present element. */
  public int remaining() {
    return error == BerError.NONE ? end - position : 0;
  }

  /** Whether a further element stands in the present one. False after an error. */
  public boolean hasMore() {
    return remaining() > 0;
  }

  /** Index in the array of the content that was read last as a string. */
  public int valueOffset() {
    return valueOffset;
  }

  /** Length in bytes of the content that was read last as a string. */
  public int valueLength() {
    return valueLength;
  }

  /**
   * Latches an error that the caller found; only the first counts.
   *
   * @param cause a code of {@link BerError}
   */
  public void fail(int cause) {
    if (error == BerError.NONE) {
      error = cause;
      errorPosition = position;
    }
  }

  /** The identifier octet of the next element, or -1 at the end of the present one. */
  public int peekTag() {
    return remaining() > 0 ? buffer[position] & 0xFF : -1;
  }

  /**
   * Enters a constructed element; reading is then confined to it.
   *
   * @param tag the identifier octet that must stand here
   * @return a token for {@link #leave}
   */
  public int enter(int tag) {
    int outerEnd = end;
    int length = readHeader(tag);
    if (error == BerError.NONE) {
      end = position + length;
    }
    return outerEnd;
  }

  /**
   * Leaves a constructed element; bytes that are left in it are an error.
   *
   * @param outerEnd the token that {@link #enter} returned
   */
  public void leave(int outerEnd) {
    if (error == BerError.NONE && position != end) {
      fail(BerError.TRAILING_BYTES);
    }
    end = outerEnd;
  }

  /** Declares the end of input; bytes that are left are an error. */
  public void finish() {
    if (error == BerError.NONE && position != end) {
      fail(BerError.TRAILING_BYTES);
    }
  }

  /**
   * Reads a signed integer.
   *
   * @param tag the identifier octet that must stand here
   * @param min least value allowed
   * @param max greatest value allowed
   * @return the value, or 0 after an error
   */
  public long readInteger(int tag, long min, long max) {
    int length = readHeader(tag);
    if (error != BerError.NONE) {
      return 0;
    }
    if (length == 0) {
      fail(BerError.INTEGER_EMPTY);
      return 0;
    }
    int skipped = redundantOctets(length);
    if (length - skipped > 8) {
      fail(BerError.INTEGER_OVERFLOW);
      return 0;
    }
    long value = buffer[position + skipped];
    for (int i = skipped + 1; i < length; i++) {
      value = (value << 8) | (buffer[position + i] & 0xFF);
    }
    if (value < min || value > max) {
      fail(BerError.INTEGER_OVERFLOW);
      return 0;
    }
    position += length;
    return value;
  }

  /** Leading octets that only repeat the sign. */
  private int redundantOctets(int length) {
    int skipped = 0;
    while (skipped < length - 1) {
      int octet = buffer[position + skipped];
      int sign = buffer[position + skipped + 1] >> 7;
      if (octet != sign) {
        break;
      }
      skipped++;
    }
    return skipped;
  }

  /**
   * Reads an INTEGER of 32 bits.
   *
   * @return the value, or 0 after an error
   */
  public int readInteger32() {
    return (int) readInteger(BerTag.INTEGER, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /**
   * Reads an unsigned number of 32 bits: Counter32, Gauge32, TimeTicks.
   *
   * @param tag the identifier octet that must stand here
   * @return 0 to 2^32-1; 0 after an error
   */
  public long readUnsigned32(int tag) {
    return readInteger(tag, 0, 0xFFFF_FFFFL);
  }

  /**
   * Reads an unsigned number of 64 bits: Counter64.
   *
   * @param tag the identifier octet that must stand here
   * @return the value, to be read as unsigned; 0 after an error
   */
  public long readUnsigned64(int tag) {
    int length = readHeader(tag);
    if (error != BerError.NONE) {
      return 0;
    }
    if (length == 0) {
      fail(BerError.INTEGER_EMPTY);
      return 0;
    }
    int skipped = 0;
    while (skipped < length - 1 && buffer[position + skipped] == 0) {
      skipped++;
    }
    // A first octet above 0x7F without a zero before it is a negative number.
    boolean negative = skipped == 0 && buffer[position] < 0;
    if (negative || length - skipped > 8) {
      fail(BerError.INTEGER_OVERFLOW);
      return 0;
    }
    long value = 0;
    for (int i = skipped; i < length; i++) {
      value = (value << 8) | (buffer[position + i] & 0xFF);
    }
    position += length;
    return value;
  }

  /**
   * Reads an octet string or another type with plain content; the content is then at {@link
   * #valueOffset()}, {@link #valueLength()} bytes long.
   *
   * @param tag the identifier octet that must stand here
   * @param lengthMin least length allowed, in bytes
   * @param lengthMax greatest length allowed, in bytes
   * @return the length in bytes, or 0 after an error
   */
  public int readOctets(int tag, int lengthMin, int lengthMax) {
    int length = readHeader(tag);
    if (error == BerError.NONE && (length < lengthMin || length > lengthMax)) {
      fail(BerError.STRING_LENGTH);
    }
    if (error != BerError.NONE) {
      valueLength = 0;
      return 0;
    }
    valueOffset = position;
    valueLength = length;
    position += length;
    return length;
  }

  /**
   * Reads an OBJECT IDENTIFIER.
   *
   * @param tag the identifier octet that must stand here
   * @param into takes the value; empty after an error
   */
  public void readOid(int tag, Oid into) {
    into.clear();
    int length = readHeader(tag);
    if (error != BerError.NONE) {
      return;
    }
    if (length == 0) {
      fail(BerError.OID_EMPTY);
      return;
    }
    int contentEnd = position + length;
    boolean first = true;
    while (position < contentEnd && error == BerError.NONE) {
      long arc = readArc(contentEnd, first ? 0xFFFF_FFFFL + 80 : 0xFFFF_FFFFL);
      if (error == BerError.NONE) {
        appendArc(into, arc, first);
      }
      first = false;
    }
    if (error != BerError.NONE) {
      into.clear();
    }
  }

  private long readArc(int contentEnd, long max) {
    if (buffer[position] == (byte) 0x80) {
      fail(BerError.OID_ARC_PADDED);
      return 0;
    }
    long arc = 0;
    while (position < contentEnd) {
      int octet = buffer[position++];
      arc = (arc << 7) | (octet & 0x7F);
      if (arc > max) {
        fail(BerError.OID_ARC_OVERFLOW);
        return 0;
      }
      if (octet >= 0) {
        return arc;
      }
    }
    fail(BerError.OID_ARC_UNFINISHED);
    return 0;
  }

  private void appendArc(Oid into, long arc, boolean first) {
    boolean fits;
    if (first) {
      // X.690 §8.19.4: the first two components share one sub-identifier.
      long root = Math.min(arc / 40, 2);
      fits = into.append((int) root) && into.append((int) (arc - root * 40));
    } else {
      fits = into.append((int) arc);
    }
    if (!fits) {
      fail(BerError.OID_TOO_LONG);
    }
  }

  /**
   * Reads a NULL or one of the exceptions, which have no content.
   *
   * @param tag the identifier octet that must stand here
   */
  public void readNull(int tag) {
    int length = readHeader(tag);
    if (error == BerError.NONE && length != 0) {
      fail(BerError.NULL_WITH_CONTENT);
    }
  }

  /**
   * Reads an IpAddress; its four octets are then at {@link #valueOffset()}.
   *
   * @return the address in network order, or 0 after an error
   */
  public int readIpAddress() {
    int length = readHeader(BerTag.IP_ADDRESS);
    if (error == BerError.NONE && length != 4) {
      fail(BerError.IP_ADDRESS_LENGTH);
    }
    if (error != BerError.NONE) {
      return 0;
    }
    valueOffset = position;
    valueLength = 4;
    position += 4;
    return (buffer[valueOffset] & 0xFF) << 24
        | (buffer[valueOffset + 1] & 0xFF) << 16
        | (buffer[valueOffset + 2] & 0xFF) << 8
        | (buffer[valueOffset + 3] & 0xFF);
  }

  /**
   * Steps over one element of any type; its content, not looked at, is then at {@link
   * #valueOffset()}, {@link #valueLength()} bytes long.
   *
   * @return the identifier octet, or -1 after an error
   */
  public int skip() {
    int tag = peekTag();
    if (tag < 0) {
      fail(BerError.TRUNCATED);
      return -1;
    }
    int length = readHeader(tag);
    if (error != BerError.NONE) {
      return -1;
    }
    valueOffset = position;
    valueLength = length;
    position += length;
    return tag;
  }

  /**
   * Reads the identifier and the length, and leaves the position at the content, which is certain
   * to lie within the present element.
   *
   * @return length of the content in bytes, or 0 after an error
   */
  private int readHeader(int tag) {
    if (error != BerError.NONE) {
      return 0;
    }
    if (position >= end) {
      fail(BerError.TRUNCATED);
      return 0;
    }
    if ((buffer[position] & 0xFF) != tag) {
      fail(BerError.UNEXPECTED_TAG);
      return 0;
    }
    position++;
    long length = readLength();
    if (error == BerError.NONE && length > end - position) {
      fail(BerError.LENGTH_BEYOND_END);
    }
    return error == BerError.NONE ? (int) length : 0;
  }

  private long readLength() {
    if (position >= end) {
      fail(BerError.TRUNCATED);
      return 0;
    }
    int first = buffer[position++] & 0xFF;
    if (first < 0x80) {
      return first;
    }
    int octets = first & 0x7F;
    if (octets == 0) {
      fail(BerError.LENGTH_INDEFINITE);
      return 0;
    }
    if (octets > 4) {
      fail(BerError.LENGTH_FORM);
      return 0;
    }
    if (octets > end - position) {
      fail(BerError.TRUNCATED);
      return 0;
    }
    long length = 0;
    for (int i = 0; i < octets; i++) {
      length = (length << 8) | (buffer[position++] & 0xFF);
    }
    return length;
  }
}
