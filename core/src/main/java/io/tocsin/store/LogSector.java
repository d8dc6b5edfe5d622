/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.store;

import io.tocsin.hal.StorageRegion;
import java.util.Arrays;

/**
 * The layout of one sector of a {@link KeyedLog}, over a buffer of {@link
 * StorageRegion#SECTOR_BYTES} that is filled here, or read from the memory. All numbers are
 * big-endian and without sign:
 *
 * <pre>
 *  0       3         4          12     14                           508        512
 * +-------+---------+----------+------+---------+---------+--------+----------+
 * | magic | version | sequence | used | records | ...     | zeros  | checksum |
 * | 3     | 1       | 8        | 2    | used bytes        |        | 4        |
 * +-------+---------+----------+------+---------+---------+--------+----------+
 *
 *  0     2        4
 * +-----+--------+--------------+
 * | key | length | content      |   one record
 * | 2   | 2      | length bytes |
 * +-----+--------+--------------+
 * </pre>
 *
 * <p>The checksum is the {@link Crc32} of the 508 bytes before it, zeros included, so a sector of
 * which any part is missing, older or flipped is no good one. The sequence number is from 1 to
 * {@link #SEQUENCE_MAX}.
 */
final class LogSector {

  /** Room for records in bytes. */
  static final int ROOM_BYTES = 494;

  /** What a record takes in front of its content, in bytes. */
  static final int RECORD_HEADER_BYTES = 4;

  /** Greatest sequence number that is written or believed: more than any memory lives to see. */
  static final long SEQUENCE_MAX = 1L << 62;

  private static final int MAGIC_AND_VERSION = 0x54434B01;
  private static final int SEQUENCE_AT = 4;
  private static final int USED_AT = 12;
  private static final int RECORDS_AT = 14;
  private static final int CHECKSUM_AT = RECORDS_AT + ROOM_BYTES;

  private final byte[] bytes = new byte[StorageRegion.SECTOR_BYTES];
  private int end = RECORDS_AT;
  private int next = RECORDS_AT;
  private int key;
  private int contentAt;
  private int contentLength;

  /** The buffer, to be read into and written from. */
  byte[] bytes() {
    return bytes;
  }

  /** Begins an empty sector. */
  void clear() {
    Arrays.fill(bytes, (byte) 0);
    end = RECORDS_AT;
    next = RECORDS_AT;
  }

  /**
   * Appends a record.
   *
   * @param recordKey from 0 to 65535
   * @param from source of the content
   * @param offset index of its first byte
   * @param length its length in bytes, at most 65535
   * @return false when it has no room; the sector is then as before
   */
  boolean add(int recordKey, byte[] from, int offset, int length) {
    if (end + RECORD_HEADER_BYTES + length > CHECKSUM_AT) {
      return false;
    }
    BigEndian.putShort(bytes, end, recordKey);
    BigEndian.putShort(bytes, end + 2, length);
    System.arraycopy(from, offset, bytes, end + RECORD_HEADER_BYTES, length);
    end += RECORD_HEADER_BYTES + length;
    return true;
  }

  /** Completes the sector for writing. */
  void seal(long sequence) {
    BigEndian.putInt(bytes, 0, MAGIC_AND_VERSION);
    BigEndian.putLong(bytes, SEQUENCE_AT, sequence);
    BigEndian.putShort(bytes, USED_AT, end - RECORDS_AT);
    BigEndian.putInt(bytes, CHECKSUM_AT, Crc32.of(bytes, 0, CHECKSUM_AT));
  }

  /** Whether nothing was ever written here. */
  boolean isBlank() {
    for (byte octet : bytes) {
      if (octet != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether all of it is as it was sealed; if so, {@link #nextRecord()} begins at the first. */
  boolean isGood() {
    end = RECORDS_AT + BigEndian.getShort(bytes, USED_AT);
    if (BigEndian.getInt(bytes, 0) != MAGIC_AND_VERSION
        || sequence() < 1
        || sequence() > SEQUENCE_MAX
        || end > CHECKSUM_AT
        || BigEndian.getInt(bytes, CHECKSUM_AT) != Crc32.of(bytes, 0, CHECKSUM_AT)) {
      return false;
    }
    int at = RECORDS_AT;
    while (at + RECORD_HEADER_BYTES <= end) {
      at += RECORD_HEADER_BYTES + BigEndian.getShort(bytes, at + 2);
    }
    rewind();
    return at == end;
  }

  /** The sequence number. */
  long sequence() {
    return BigEndian.getLong(bytes, SEQUENCE_AT);
  }

  /** Goes back in front of the first record. */
  void rewind() {
    next = RECORDS_AT;
  }

  /** Goes to the next record; false when there is none. Only for a good sector. */
  boolean nextRecord() {
    if (next >= end) {
      return false;
    }
    key = BigEndian.getShort(bytes, next);
    contentLength = BigEndian.getShort(bytes, next + 2);
    contentAt = next + RECORD_HEADER_BYTES;
    next = contentAt + contentLength;
    return true;
  }

  /** Key of the present record. */
  int key() {
    return key;
  }

  /** Index of the first byte of its content. */
  int contentAt() {
    return contentAt;
  }

  /** Length of its content in bytes. */
  int contentLength() {
    return contentLength;
  }
}
