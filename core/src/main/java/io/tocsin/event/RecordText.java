/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/**
 * A name in a record of the journal, as one byte for its length and that many of ASCII. Names of
 * targets, lines and sensors have 32 characters of ASCII at most; so a name is cut there.
 */
final class RecordText {

  /** Greatest length in bytes. */
  static final int LENGTH_MAX = 32;

  private final byte[] bytes = new byte[LENGTH_MAX];
  private int length;

  /** Takes a name; empty for none. */
  void set(String name) {
    length = Math.min(name.length(), LENGTH_MAX);
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) name.charAt(i);
    }
  }

  /** Whether this is the record's form of a name. */
  boolean is(String name) {
    boolean same = length == Math.min(name.length(), LENGTH_MAX);
    for (int i = 0; same && i < length; i++) {
      same = bytes[i] == (byte) name.charAt(i);
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
    for (int i = 0; i < length; i++) {
      text.append((char) (bytes[i] & 0x7F));
    }
    return text.toString();
  }
}
