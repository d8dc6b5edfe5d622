/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/** Texts that every message has. They are shared, so nobody may point them elsewhere. */
final class Constants {

  static final TextSlice ABSENT = new TextSlice();
  static final TextSlice VER_DTD = TextSlice.of("1.2");
  static final TextSlice VER_PROTO = TextSlice.of("DM/1.2");

  /** A text that takes one byte in every encoding, besides what the encoding adds. */
  static final TextSlice ONE_CHARACTER = TextSlice.of("x");

  /** Names of all elements of code page 0, by token. */
  private static final TextSlice[] NAMES = new TextSlice[0x40];

  static {
    for (int token = 0; token < NAMES.length; token++) {
      int tag = Tag.of(Tag.PAGE_SYNCML, token);
      NAMES[token] = tag == Tag.UNKNOWN ? ABSENT : TextSlice.of(Tag.name(tag));
    }
  }

  private Constants() {}

  /** Name of an element of code page 0. */
  static TextSlice name(int tag) {
    return NAMES[Tag.token(tag)];
  }
}
