/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.store;

/** CRC-32 of ISO 3309 (the one of Ethernet and zip), reflected, polynomial 0xEDB88320. */
public final class Crc32 {

  private static final int[] TABLE = new int[256];

  static {
    for (int i = 0; i < TABLE.length; i++) {
      int remainder = i;
      for (int bit = 0; bit < 8; bit++) {
        remainder = (remainder >>> 1) ^ ((remainder & 1) == 0 ? 0 : 0xEDB88320);
      }
      TABLE[i] = remainder;
    }
  }

  private Crc32() {}

  /**
   * The checksum of a range.
   *
   * @param bytes the array
   * @param offset index of the first byte
   * @param length number of bytes
   */
  public static int of(byte[] bytes, int offset, int length) {
    int remainder = -1;
    for (int i = offset; i < offset + length; i++) {
      remainder = (remainder >>> 8) ^ TABLE[(remainder ^ bytes[i]) & 0xFF];
    }
    return ~remainder;
  }
}
