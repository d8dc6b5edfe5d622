/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import io.tocsin.text.Utf8;

/**
 * The texts of a message, one behind the other in one array of fixed size. What is behind {@link
 * #position()} is free; the reader of elements uses it for the piece of text that it is at.
 */
final class TextArena {

  private final byte[] bytes;
  private int position;

  TextArena(int capacity) {
    bytes = new byte[capacity];
  }

  byte[] bytes() {
    return bytes;
  }

  /** Index of the first free byte. */
  int position() {
    return position;
  }

  /** Frees everything from an index on. */
  void truncate(int index) {
    position = index;
  }

  /**
   * Appends bytes, which may stand at the free place already.
   *
   * @return false when there is no room; then nothing is changed
   */
  boolean append(byte[] from, int offset, int length) {
    if (length > bytes.length - position) {
      return false;
    }
    System.arraycopy(from, offset, bytes, position, length);
    position += length;
    return true;
  }

  /**
   * Encodes characters at the free place without taking it.
   *
   * @return number of bytes, -1 when there is no room
   */
  int stage(char[] from, int offset, int length) {
    return Utf8.encode(from, offset, length, bytes, position);
  }
}
