/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.text.Hexadecimal;
import java.util.Arrays;

/**
 * An octet string in a buffer of fixed capacity, to be filled again and again: an engine
 * identifier, a name of security, a name of a context. An operation that does not fit changes
 * nothing and returns false.
 */
public final class Octets {

  private final byte[] bytes;
  private int length;

  /**
   * An empty string.
   *
   * @param capacity most bytes that it can hold
   */
  public Octets(int capacity) {
    bytes = new byte[capacity];
  }

  /**
   * A new string with a copy of these bytes and no room for more.
   *
   * @param from the bytes
   */
  public static Octets of(byte... from) {
    Octets octets = new Octets(from.length);
    octets.set(from, 0, from.length);
    return octets;
  }

  /**
   * A new string with the characters of a text and no room for more.
   *
   * @param text characters below 128
   */
  public static Octets ofAscii(String text) {
    Octets octets = new Octets(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        throw new IllegalArgumentException("not ASCII: " + text);
      }
      octets.bytes[i] = (byte) c;
    }
    octets.length = text.length();
    return octets;
  }

  /** Empties this string. */
  public void clear() {
    length = 0;
  }

  /**
   * Takes the value of another.
   *
   * @param other the other one
   * @return false when it does not fit
   */
  public boolean set(Octets other) {
    return set(other.bytes, 0, other.length);
  }

  /**
   * Takes bytes from an array.
   *
   * @param from source
   * @param offset index of the first byte
   * @param count number of bytes
   * @return false when they do not fit
   */
  public boolean set(byte[] from, int offset, int count) {
    if (count > bytes.length) {
      return false;
    }
    System.arraycopy(from, offset, bytes, 0, count);
    length = count;
    return true;
  }

  /**
   * Appends bytes from an array.
   *
   * @param from source
   * @param offset index of the first byte
   * @param count number of bytes
   * @return false when they do not fit
   */
  public boolean append(byte[] from, int offset, int count) {
    if (count > bytes.length - length) {
      return false;
    }
    System.arraycopy(from, offset, bytes, length, count);
    length += count;
    return true;
  }

  /** The array that holds the value, from index 0; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** Length of the value in bytes. */
  public int length() {
    return length;
  }

  /** Whether there is no byte. */
  public boolean isEmpty() {
    return length == 0;
  }

  /**
   * Whether the value is equal to a range of bytes.
   *
   * @param other array with the range
   * @param offset index of its first byte
   * @param count number of bytes
   */
  public boolean contentEquals(byte[] other, int offset, int count) {
    if (count != length) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (bytes[i] != other[offset + i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether this value starts with all of another.
   *
   * @param prefix the other one
   */
  public boolean startsWith(Octets prefix) {
    return prefix.length <= length && prefix.contentEquals(bytes, 0, prefix.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets
        && contentEquals(((Octets) other).bytes, 0, ((Octets) other).length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  /** A copy of the value; allocates. */
  public byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** Printable ASCII as it is when there is nothing else, otherwise hexadecimal; allocates. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      if (bytes[i] < 0x20 || bytes[i] > 0x7E) {
        return toHex();
      }
      text.append((char) bytes[i]);
    }
    return text.toString();
  }

  private String toHex() {
    StringBuilder text = new StringBuilder(length * 2);
    for (int i = 0; i < length; i++) {
      Hexadecimal.append(text, bytes[i]);
    }
    return text.toString();
  }
}
