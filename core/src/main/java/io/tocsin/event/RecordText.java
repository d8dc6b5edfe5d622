/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.text.Utf8;

/**
 * A name in a record of the journal, as one byte for its length and that many of UTF-8. Names of
 * targets, lines and sensors have 32 octets at most; so a name is cut there.
 */
final class RecordText {

  /** Greatest length in bytes. */
  static final int LENGTH_MAX = 32;

  private final byte[] bytes = new byte[LENGTH_MAX];
  private final byte[] compared = new byte[LENGTH_MAX];
  private int length;

  /** Takes a name; empty for none. */
  void set(String name) {
    length = encode(name, bytes);
  }

  private static int encode(String name, byte[] into) {
    int length = 0;
    int next = 0;
    while (next < name.length()) {
      int character = name.codePointAt(next);
      int size = Utf8.encode(character, into, length);
      if (size < 0) {
        break;
      }
      length += size;
      next += Character.charCount(character);
    }
    return length;
  }

  /** Whether this is the record's form of a name. */
  boolean is(String name) {
    boolean same = encode(name, compared) == length;
    for (int i = 0; same && i < length; i++) {
      same = bytes[i] == compared[i];
    }
    return same;
  }

  /** Whether there is none. */
  boolean isEmpty() {
    return length == 0;
  }

  /** Writes it; returns the index behind it. */
  int put(byte[] into, int at) {
    into[at] = (byte) length;
    System.arraycopy(bytes, 0, into, at + 1, length);
    return at + 1 + length;
  }

  /** Reads it; returns whether it ends just where the record does. */
  boolean take(byte[] from, int at, int end) {
    length = from[at];
    if (length < 0 || length > LENGTH_MAX || at + 1 + length != end) {
      length = 0;
      return false;
    }
    System.arraycopy(from, at + 1, bytes, 0, length);
    return true;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(length);
    Utf8.decode(bytes, 0, length, text);
    return text.toString();
  }
}
