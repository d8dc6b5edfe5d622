/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

/** Bytes on their way between a connection and its TLS: filled when empty, then used up. */
final class WireBuffer {

  private final byte[] bytes;
  private int start;
  private int end;

  WireBuffer(int sizeBytes) {
    bytes = new byte[sizeBytes];
  }

  byte[] array() {
    return bytes;
  }

  int capacity() {
    return bytes.length;
  }

  boolean isEmpty() {
    return start == end;
  }

  /** Index of the first byte that is left. */
  int offset() {
    return start;
  }

  /** Number of bytes that are left. */
  int length() {
    return end - start;
  }

  /** Says that the array holds so many bytes from its beginning. */
  void filled(int count) {
    start = 0;
    end = count;
  }

  void consume(int count) {
    start += count;
  }

  void clear() {
    start = 0;
    end = 0;
  }
}
