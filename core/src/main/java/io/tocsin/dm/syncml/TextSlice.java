/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import io.tocsin.text.Utf8;

/**
 * A text, or the data of an item, as a range of bytes in an array that somebody else owns. It may
 * be absent, which is not the same as empty.
 *
 * <p>What a {@link MessageReader} hands out stays valid until the reader says so; {@link #toString}
 * and {@link #copyTo} make copies that last.
 */
public final class TextSlice {

  /** Longest decimal number that is looked at. */
  private static final int DIGITS_MAX = 10;

  private byte[] bytes = new byte[0];
  private int offset;
  private int length = -1;

  /** An absent text. */
  public TextSlice() {}

  /**
   * A text with bytes of its own.
   *
   * @param text any
   */
  public static TextSlice of(String text) {
    byte[] octets = Utf8.bytes(text);
    return new TextSlice().set(octets, 0, octets.length);
  }

  /**
   * Points this slice at a range.
   *
   * @param array the array
   * @param from index of the first byte
   * @param size number of bytes
   * @return this slice
   */
  public TextSlice set(byte[] array, int from, int size) {
    if (from < 0 || size < 0 || from > array.length - size) {
      throw new IndexOutOfBoundsException();
    }
    bytes = array;
    offset = from;
    length = size;
    return this;
  }

  /** Points this slice at what another one is pointed at. */
  public void set(TextSlice other) {
    bytes = other.bytes;
    offset = other.offset;
    length = other.length;
  }

  /** Makes this text absent. */
  public void clear() {
    length = -1;
  }

  /** Whether there is a text, an empty one perhaps. */
  public boolean isPresent() {
    return length >= 0;
  }

  /** Whether the text is absent or has no bytes. */
  public boolean isEmpty() {
    return length <= 0;
  }

  /** The array that this slice lies in. */
  public byte[] bytes() {
    return bytes;
  }

  /** Index of the first byte. */
  public int offset() {
    return offset;
  }

  /** Number of bytes, 0 when absent. */
  public int length() {
    return Math.max(length, 0);
  }

  /**
   * One byte.
   *
   * @param index from 0 to length - 1
   */
  public byte at(int index) {
    if (index < 0 || index >= length) {
      throw new IndexOutOfBoundsException();
    }
    return bytes[offset + index];
  }

  /**
   * Whether this text is present and has exactly these characters.
   *
   * @param ascii characters below 128
   */
  public boolean is(String ascii) {
    if (ascii.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[offset + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether another text has the same bytes, or both are absent. */
  public boolean isSameAs(TextSlice other) {
    if (length != other.length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[offset + i] != other.bytes[other.offset + i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The decimal number that this text is.
   *
   * @return 0 to 2^31-1, or -1 when it is absent, no number, or larger
   */
  public int number() {
    if (length <= 0) {
      return -1;
    }
    int first = offset;
    int end = offset + length;
    while (first < end - 1 && bytes[first] == '0') {
      first++;
    }
    if (end - first > DIGITS_MAX) {
      return -1;
    }
    long value = 0;
    for (int i = first; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value <= Integer.MAX_VALUE ? (int) value : -1;
  }

  /**
   * Copies the bytes.
   *
   * @param into takes {@link #length()} bytes
   * @param at index of the first one there
   */
  public void copyTo(byte[] into, int at) {
    System.arraycopy(bytes, offset, into, at, length());
  }

  /** A copy of the bytes. */
  public byte[] toBytes() {
    byte[] copy = new byte[length()];
    copyTo(copy, 0);
    return copy;
  }

  /** The text; bytes that are not UTF-8 end it, and an absent one is empty. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(length());
    Utf8.decode(bytes, offset, offset + length(), text);
    return text.toString();
  }
}
