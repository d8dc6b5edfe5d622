/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import java.util.Arrays;

/**
 * Walks over the elements (tag, length, contents) of a DER encoding, and makes no objects of them.
 * Of a long list, only what is asked for is ever copied.
 */
final class DerCursor {

  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int UTC_TIME = 0x17;
  static final int GENERALIZED_TIME = 0x18;
  static final int SEQUENCE = 0x30;

  private static final int LONG_TAG = 0x1F;
  private static final int LONG_LENGTH = 0x80;
  private static final int LENGTH_SIZE_MAX = 3;

  private final byte[] bytes;
  private final int end;
  private int position;

  /** Where the present element begins, and where its contents do. */
  private int start;

  private int contentStart;

  /**
   * A cursor before the first of the elements.
   *
   * @param bytes DER
   */
  DerCursor(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private DerCursor(byte[] bytes, int begin, int end) {
    this.bytes = bytes;
    this.position = begin;
    this.end = end;
  }

  /**
   * Moves to the next element.
   *
   * @return false when there is none
   * @throws IOException when there is something else than an element
   */
  boolean next() throws IOException {
    if (position == end) {
      return false;
    }
    start = position;
    if ((octet() & LONG_TAG) == LONG_TAG) {
      throw notDer();
    }
    int length = octet();
    if (length >= LONG_LENGTH) {
      int size = length - LONG_LENGTH;
      if (size == 0 || size > LENGTH_SIZE_MAX) {
        throw notDer();
      }
      length = 0;
      for (int i = 0; i < size; i++) {
        length = length << 8 | octet();
      }
      // X.690 §10.1: a length takes as few octets as it can.
      if (length < LONG_LENGTH || length >>> (8 * (size - 1)) == 0) {
        throw notDer();
      }
    }
    if (length > end - position) {
      throw notDer();
    }
    contentStart = position;
    position += length;
    return true;
  }

  /**
   * Moves to the next element, which must be there.
   *
   * @param tag what it must be
   * @param what its name, for the message
   */
  DerCursor expect(int tag, String what) throws IOException {
    if (!next() || tag() != tag) {
      throw new IOException("it has no " + what + " where that should be");
    }
    return this;
  }

  /** Checks that nothing follows. */
  void expectEnd() throws IOException {
    if (position != end) {
      throw new IOException("there is something behind its end");
    }
  }

  /** The tag of the present element with the bits of its class. */
  int tag() {
    return bytes[start] & 0xFF;
  }

  /** A cursor over what is in the present element. */
  DerCursor inside() {
    return new DerCursor(bytes, contentStart, position);
  }

  /** A copy of the present element. */
  byte[] element() {
    return Arrays.copyOfRange(bytes, start, position);
  }

  /** A copy of what is in the present element. */
  byte[] content() {
    return Arrays.copyOfRange(bytes, contentStart, position);
  }

  private int octet() throws IOException {
    if (position == end) {
      throw notDer();
    }
    return bytes[position++] & 0xFF;
  }

  private static IOException notDer() {
    return new IOException("its encoding is not DER");
  }
}
