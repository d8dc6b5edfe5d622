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

  /** Five bits of an identifier octet that announce more octets (X.690 §8.1.2.4). */
  private static final int TAG_NUMBER_FOLLOWS = 0x1F;

  private static final int LENGTH_OCTETS_MAX = 4;

  /** The length stands in the next octet: the usual long form, for which no loop is needed. */
  private static final byte LENGTH_IN_NEXT_OCTET = (byte) 0x81;

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

  /** Index in the array of the octet at or before which the first error was found. */
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

  /** Bytes left in the present element. 0 after an error. */
  public int remaining() {
    return end - position;
  }

  /** Whether a further element stands in the present one. False after an error. */
  public boolean hasMore() {
    return position < end;
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
      valueLength = 0;
      // Nothing is left to read, so that the readers need not ask for the error.
      end = position;
    }
  }

  /**
   * Steps over bytes that the caller has looked at by other means.
   *
   * @param index index in the array of the byte to go on with, not before {@link #position()} and
   *     not beyond the end of the present element
   */
  public void moveTo(int index) {
    if (index < position || index > end) {
      throw new IndexOutOfBoundsException();
    }
    position = index;
  }

  /** The identifier octet of the next element, or -1 at the end of the present one. */
  public int peekTag() {
    return position < end ? buffer[position] & 0xFF : -1;
  }

  /**
   * Enters a constructed element; reading is then confined to it.
   *
   * @param tag the identifier octet that must stand here
   * @return a token for {@link #leave}
   */
  public int enter(int tag) {
    int outerEnd = end;
    int length = readHeaderOfAnyForm(tag);
    if (length >= 0) {
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
    finish();
    if (error == BerError.NONE) {
      end = outerEnd;
    }
  }

  /** Declares the end of input; bytes that are left are an error. */
  public void finish() {
    if (position != end) {
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
    if (length > 8) {
      length = skipPadding(length, buffer[position + length - 8] >> 7);
    }
    if (length <= 0) {
      return failWhenEmpty(length);
    }
    int octet = position;
    int last = octet + length - 1;
    long value = buffer[octet];
    while (octet < last) {
      value = (value << 8) | (buffer[++octet] & 0xFF);
    }
    if (value < min || value > max) {
      fail(BerError.INTEGER_OVERFLOW);
      return 0;
    }
    position = last + 1;
    return value;
  }

  /**
   * Steps over the octets of a number before its last eight.
   *
   * @param padding what each must be, because there are no bits for another value: 0 or -1
   * @return octets left, or -1 after an error
   */
  private int skipPadding(int length, int padding) {
    for (int left = length; left > 8; left--) {
      if (buffer[position] != padding) {
        return failed(BerError.INTEGER_OVERFLOW);
      }
      position++;
    }
    return 8;
  }

  private int failWhenEmpty(int length) {
    if (length == 0) {
      fail(BerError.INTEGER_EMPTY);
    }
    return 0;
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
    boolean isPadded = length > 8;
    if (isPadded) {
      length = skipPadding(length, 0);
    }
    if (length <= 0) {
      return failWhenEmpty(length);
    }
    // A first octet above 7F makes a negative number; 2^63 and above have a zero before it.
    if (buffer[position] < 0 && !isPadded) {
      fail(BerError.INTEGER_OVERFLOW);
      return 0;
    }
    int contentEnd = position + length;
    long value = 0;
    while (position < contentEnd) {
      value = (value << 8) | (buffer[position++] & 0xFF);
    }
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
    if (length < 0) {
      return 0;
    }
    if (length < lengthMin || length > lengthMax) {
      fail(BerError.STRING_LENGTH);
      return 0;
    }
    takeValue(length);
    return length;
  }

  private void takeValue(int length) {
    valueOffset = position;
    valueLength = length;
    position += length;
  }

  /**
   * Reads an OBJECT IDENTIFIER.
   *
   * @param tag the identifier octet that must stand here
   * @param into takes the value; empty after an error
   */
  public void readOid(int tag, Oid into) {
    int length = readHeader(tag);
    if (length < 0) {
      into.clear();
      return;
    }
    int cause = OidContent.read(buffer, position, position + length, into);
    if (cause != BerError.NONE) {
      fail(cause);
      return;
    }
    position += length;
  }

  /**
   * Steps over an OBJECT IDENTIFIER that is checked as {@link #readOid} does, but not kept.
   *
   * @param tag the identifier octet that must stand here
   */
  public void skipOid(int tag) {
    int length = readHeader(tag);
    if (length < 0) {
      return;
    }
    int cause = OidContent.check(buffer, position, position + length);
    if (cause != BerError.NONE) {
      fail(cause);
      return;
    }
    position += length;
  }

  /**
   * Reads a NULL or one of the exceptions, which have no content.
   *
   * @param tag the identifier octet that must stand here
   */
  public void readNull(int tag) {
    if (readHeader(tag) > 0) {
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
    if (length < 0) {
      return 0;
    }
    if (length != 4) {
      fail(BerError.IP_ADDRESS_LENGTH);
      return 0;
    }
    takeValue(length);
    return (buffer[valueOffset] & 0xFF) << 24
        | (buffer[valueOffset + 1] & 0xFF) << 16
        | (buffer[valueOffset + 2] & 0xFF) << 8
        | (buffer[valueOffset + 3] & 0xFF);
  }

  /**
   * Steps over one element of any type with an identifier of one octet; its content, not looked at,
   * is then at {@link #valueOffset()}, {@link #valueLength()} bytes long.
   *
   * @return the identifier octet, or -1 after an error
   */
  public int skip() {
    int tag = peekTag();
    if (tag >= 0 && (tag & TAG_NUMBER_FOLLOWS) == TAG_NUMBER_FOLLOWS) {
      fail(BerError.UNEXPECTED_TAG);
    }
    int length = readHeaderOfAnyForm(tag);
    if (length < 0) {
      return -1;
    }
    takeValue(length);
    return tag;
  }

  /**
   * Reads the identifier and the length, and leaves the position at the content, which is certain
   * to lie within the present element.
   *
   * @return length of the content in bytes, or -1 after an error
   */
  private int readHeader(int tag) {
    int octet = position;
    if (end - octet >= 2 && (buffer[octet] & 0xFF) == tag) {
      int length = buffer[octet + 1];
      if (length >= 0 && length <= end - octet - 2) {
        position = octet + 2;
        return length;
      }
    }
    return readHeaderOfAnyForm(tag);
  }

  /**
   * Does what {@link #readHeader} does, for a length of any form, and finds out what is wrong.
   * Constructed elements are so often longer than 127 bytes that they come here directly: with
   * strings and numbers alone, {@link #readHeader} hardly ever needs this one, and the compiler
   * then keeps it out of the code around.
   */
  private int readHeaderOfAnyForm(int tag) {
    if (position == end) {
      return failed(BerError.TRUNCATED);
    }
    if ((buffer[position] & 0xFF) != tag) {
      return failed(BerError.UNEXPECTED_TAG);
    }
    position++;
    if (position == end) {
      return failed(BerError.TRUNCATED);
    }
    int length = buffer[position++];
    if (length == LENGTH_IN_NEXT_OCTET && position < end) {
      length = buffer[position++] & 0xFF;
    } else if (length < 0) {
      length = readLongLength(length & 0x7F);
      if (length < 0) {
        return -1;
      }
    }
    return length <= end - position ? length : failed(BerError.LENGTH_BEYOND_END);
  }

  /** Reads a length of the long form (X.690 §8.1.3.5), or returns -1. */
  private int readLongLength(int octets) {
    if (octets == 0) {
      return failed(BerError.LENGTH_INDEFINITE);
    }
    if (octets > LENGTH_OCTETS_MAX) {
      return failed(BerError.LENGTH_FORM);
    }
    if (octets > end - position) {
      return failed(BerError.TRUNCATED);
    }
    int length = 0;
    for (int i = 0; i < octets; i++) {
      length = (length << 8) | (buffer[position++] & 0xFF);
    }
    // Four octets can be above 2^31-1, which is beyond the end of every array.
    return length >= 0 ? length : failed(BerError.LENGTH_BEYOND_END);
  }

  private int failed(int cause) {
    fail(cause);
    return -1;
  }
}
