/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import io.tocsin.text.Hexadecimal;
import io.tocsin.text.Utf8;

/** The text of one entry, of bounded length; to be filled again and again. */
final class TraceText {

  /** Most characters of an entry. */
  static final int LENGTH_MAX = 4_096;

  /** Most octets of a value that are shown. */
  static final int VALUE_OCTETS_MAX = 128;

  /** What stands in the place of a secret. */
  static final String REMOVED = "(removed)";

  private static final String CUT = " ... (the rest is cut)";
  private static final int REPLACEMENT = 0xFFFD;
  private static final int ROOM = LENGTH_MAX - CUT.length();

  private final StringBuilder text = new StringBuilder(LENGTH_MAX);
  private boolean isCut;

  /** An empty text. */
  TraceText() {}

  /** Begins an entry. */
  TraceText begin() {
    text.setLength(0);
    isCut = false;
    return this;
  }

  /** Appends as much as fits. */
  TraceText add(String more) {
    for (int at = 0; at < more.length() && !isCut; ) {
      int character = more.codePointAt(at);
      addCharacter(character);
      at += Character.charCount(character);
    }
    return this;
  }

  /** Appends a number. */
  TraceText add(long number) {
    return add(Long.toString(number));
  }

  /** Appends one character, whole or not at all; U+FFFD for one that could break the line. */
  TraceText addCharacter(int codePoint) {
    int shown = isPrintable(codePoint) && !isEndOrTab(codePoint) ? codePoint : REPLACEMENT;
    if (isCut || Character.charCount(shown) > ROOM - text.length()) {
      isCut = true;
    } else {
      text.appendCodePoint(shown);
    }
    return this;
  }

  /** Appends octets as hexadecimal digits. */
  TraceText addHexadecimal(byte[] from, int offset, int length) {
    StringBuilder digits = new StringBuilder(2 * length);
    for (int i = 0; i < length; i++) {
      Hexadecimal.append(digits, from[offset + i]);
    }
    return add(digits.toString());
  }

  /**
   * Appends an octet string: in quotes where all of it is printable, else in hexadecimal; cut
   * behind {@link #VALUE_OCTETS_MAX} octets.
   */
  TraceText addOctets(byte[] from, int offset, int length) {
    int shown = Math.min(length, VALUE_OCTETS_MAX);
    if (isPrintable(from, offset, length)) {
      add("\"");
      addQuoted(from, offset, wholeCharacters(from, offset, length, shown));
      add("\"");
    } else {
      add("0x").addHexadecimal(from, offset, shown);
    }
    return addCut(length, shown);
  }

  private void addQuoted(byte[] from, int offset, int length) {
    StringBuilder characters = new StringBuilder(length);
    Utf8.decode(from, offset, offset + length, characters);
    for (int at = 0; at < characters.length(); ) {
      int character = characters.codePointAt(at);
      at += Character.charCount(character);
      switch (character) {
        case '\n':
          add("\\n");
          break;
        case '\r':
          add("\\r");
          break;
        case '\t':
          add("\\t");
          break;
        case '"':
        case '\\':
          addCharacter('\\').addCharacter(character);
          break;
        default:
          addCharacter(character);
          break;
      }
    }
  }

  /** Says that a value is longer than what is shown of it. */
  TraceText addCut(int length, int shown) {
    return length > shown ? add(" (cut, ").add(length).add(" octets)") : this;
  }

  /** Number of octets up to a bound that are whole characters. */
  static int wholeCharacters(byte[] from, int offset, int length, int bound) {
    int end = Math.min(length, bound);
    while (end > 0 && end < length && (from[offset + end] & 0xC0) == 0x80) {
      end--;
    }
    return end;
  }

  /** Whether octets are text that can be shown as it is, with ends of lines and tabs. */
  static boolean isPrintable(byte[] from, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end) {
      int character = Utf8.codePointAt(from, at, end);
      if (character < 0 || !isPrintable(character)) {
        return false;
      }
      at += Utf8.size(character);
    }
    return true;
  }

  private static boolean isPrintable(int character) {
    switch (Character.getType(character)) {
      case Character.CONTROL:
        return isEndOrTab(character);
      case Character.FORMAT:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
      case Character.PRIVATE_USE:
      case Character.SURROGATE:
      case Character.UNASSIGNED:
        return false;
      default:
        return true;
    }
  }

  private static boolean isEndOrTab(int character) {
    return character == '\n' || character == '\r' || character == '\t';
  }

  /** Ends the entry, and returns it. */
  String end() {
    return isCut ? text + CUT : text.toString();
  }
}
