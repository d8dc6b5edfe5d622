/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import io.tocsin.text.Utf8;

/** Texts that came from outside, and their bytes. */
final class TreeText {

  private TreeText() {}

  /** The text of some bytes, null when they are not UTF-8. */
  static String text(byte[] bytes) {
    return text(bytes, 0, bytes.length);
  }

  /** The text of a range of bytes, null when they are not UTF-8. */
  static String text(byte[] bytes, int start, int end) {
    StringBuilder text = new StringBuilder(end - start);
    return Utf8.decode(bytes, start, end, text) < 0 ? text.toString() : null;
  }

  /** Whether a text has neither control characters nor halves of surrogate pairs. */
  static boolean isClean(String text) {
    int at = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      if (Character.isISOControl(character) || isSurrogate(character)) {
        return false;
      }
      at += Character.charCount(character);
    }
    return true;
  }

  /** Whether a code point is half of a pair. */
  static boolean isSurrogate(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }
}
