/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.store;

/** Numbers in arrays of bytes, most significant byte first, as all records have them. */
public final class BigEndian {

  private BigEndian() {}

  /**
   * Reads two bytes.
   *
   * @param from the array
   * @param at index of the first byte
   * @return 0 to 65535
   */
  public static int getShort(byte[] from, int at) {
    return (from[at] & 0xFF) << 8 | (from[at + 1] & 0xFF);
  }

  /**
   * Writes two bytes.
   *
   * @param into the array
   * @param at index of the first byte
   * @param value of which the lower 16 bits are written
   */
  public static void putShort(byte[] into, int at, int value) {
    into[at] = (byte) (value >> 8);
    into[at + 1] = (byte) value;
  }

  /**
   * Reads four bytes.
   *
   * @param from the array
   * @param at index of the first byte
   */
  public static int getInt(byte[] from, int at) {
    return getShort(from, at) << 16 | getShort(from, at + 2);
  }

  /**
   * Writes four bytes.
   *
   * @param into the array
   * @param at index of the first byte
   * @param value the number
   */
  public static void putInt(byte[] into, int at, int value) {
    putShort(into, at, value >>> 16);
    putShort(into, at + 2, value);
  }

  /**
   * Reads eight bytes.
   *
   * @param from the array
   * @param at index of the first byte
   */
  public static long getLong(byte[] from, int at) {
    return ((long) getInt(from, at) << 32) | (getInt(from, at + 4) & 0xFFFF_FFFFL);
  }

  /**
   * Writes eight bytes.
   *
   * @param into the array
   * @param at index of the first byte
   * @param value the number
   */
  public static void putLong(byte[] into, int at, long value) {
    putInt(into, at, (int) (value >> 32));
    putInt(into, at + 4, (int) value);
  }
}
