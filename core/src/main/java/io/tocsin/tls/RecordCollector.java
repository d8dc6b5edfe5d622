/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

/**
 * Cuts the bytes from the wire into whole TLS records, so that the engine never has to keep parts
 * of them. The buffer grows to the size of the records that come in pieces, {@link #SIZE_MAX} at
 * most.
 */
final class RecordCollector {

  /** Octets of a record's header: type, version, length (RFC 8446 §5.1). */
  static final int HEADER_SIZE = 5;

  /** Largest record: 2^14 octets of text and 256 of expansion (RFC 8446 §5.2). */
  static final int SIZE_MAX = HEADER_SIZE + (1 << 14) + 256;

  private static final int SIZE_MIN = 512;
  private static final byte[] EMPTY = new byte[0];

  private byte[] buffer = EMPTY;
  private int filled;

  /** Number of octets of an unfinished record. */
  int filled() {
    return filled;
  }

  /** The octets of an unfinished or a finished record, from index 0. */
  byte[] buffer() {
    return buffer;
  }

  /** Size of the record that begins in an array, header included; the header must be there. */
  static int recordSize(byte[] from, int offset) {
    return HEADER_SIZE + ((from[offset + 3] & 0xFF) << 8) + (from[offset + 4] & 0xFF);
  }

  /** Whether the header is complete. */
  boolean hasHeader() {
    return filled >= HEADER_SIZE;
  }

  /** Whether the record is complete. */
  boolean isComplete() {
    return hasHeader() && filled == recordSize(buffer, 0);
  }

  /**
   * Takes octets: up to the header's end first, then up to the record's.
   *
   * @return octets taken, more than 0 unless the record is complete or {@code length} is 0
   */
  int take(byte[] from, int offset, int length) {
    int wanted = (hasHeader() ? recordSize(buffer, 0) : HEADER_SIZE) - filled;
    int taken = Math.min(wanted, length);
    if (filled + taken > buffer.length) {
      int needed = Math.max(filled + wanted, SIZE_MIN);
      int size = Math.min(SIZE_MAX, Integer.highestOneBit(needed - 1) << 1);
      byte[] larger = new byte[size];
      System.arraycopy(buffer, 0, larger, 0, filled);
      buffer = larger;
    }
    System.arraycopy(from, offset, buffer, filled, taken);
    filled += taken;
    return taken;
  }

  /** Begins the next record. */
  void next() {
    filled = 0;
  }

  /** Gives the memory back. */
  void release() {
    buffer = EMPTY;
    filled = 0;
  }
}
