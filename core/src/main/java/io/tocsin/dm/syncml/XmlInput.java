/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import io.tocsin.text.Utf8;
import java.io.IOException;
import java.io.Reader;

/**
 * The characters of a message in XML, for the parser: UTF-8 decoded strictly, the byte order mark
 * and the XML declaration taken away, tags bounded.
 *
 * <p>Before something that it refuses it hands out all that stands before it, so that what is read
 * does not depend on the sizes in which the parser asks.
 */
final class XmlInput extends Reader {

  /** How many characters a tag, an instruction or a document type declaration may have. */
  static final int TAG_CHARS_MAX = 1024;

  /** How many bytes the XML declaration may have. */
  private static final int DECLARATION_BYTES_MAX = 256;

  private static final String DECLARATION_START = "<?xml";
  private static final String DECLARATION_END = "?>";

  private final MarkupGuard guard = new MarkupGuard(TAG_CHARS_MAX);

  private byte[] bytes = new byte[0];
  private int position;
  private int end;
  private boolean begun;
  private char lowSurrogate;
  private int error;

  XmlInput() {}

  /** Begins to read a message; what is wrong with its encoding is an {@link #error} at once. */
  void open(byte[] message, int offset, int length) {
    bytes = message;
    position = offset;
    end = offset + length;
    begun = false;
    lowSurrogate = 0;
    error = SyncmlError.NONE;
    guard.restart();
    skipByteOrderMark();
    skipDeclaration();
  }

  /** Why no more characters come, a code of {@link SyncmlError}. */
  int error() {
    return error;
  }

  private void skipByteOrderMark() {
    if (end - position >= 3
        && (bytes[position] & 0xFF) == 0xEF
        && (bytes[position + 1] & 0xFF) == 0xBB
        && (bytes[position + 2] & 0xFF) == 0xBF) {
      position += 3;
      return;
    }
    if (end - position < 2) {
      return;
    }
    int first = bytes[position] & 0xFF;
    int second = bytes[position + 1] & 0xFF;
    // Marks of UTF-16 and UTF-32, or either without one: a document begins with "<" or a space.
    boolean wide = first == 0 || second == 0;
    if (wide || (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE)) {
      error = SyncmlError.XML_ENCODING;
    }
  }

  private void skipDeclaration() {
    if (error != SyncmlError.NONE || !hasDeclaration()) {
      return;
    }
    int limit = Math.min(end, position + DECLARATION_BYTES_MAX);
    int close = indexOf(DECLARATION_END, position, limit);
    if (close < 0) {
      error = limit == end ? SyncmlError.TRUNCATED : SyncmlError.TAG_TOO_LONG;
    } else if (!XmlEncodingName.isSupported(bytes, position, close)) {
      error = SyncmlError.XML_ENCODING;
    } else {
      position = close + DECLARATION_END.length();
    }
  }

  private boolean hasDeclaration() {
    int length = DECLARATION_START.length();
    return indexOf(DECLARATION_START, position, Math.min(end, position + length)) == position
        && end - position > length
        && XmlCharacters.isSpace(bytes[position + length]);
  }

  private int indexOf(String ascii, int from, int to) {
    return XmlEncodingName.indexOf(ascii, bytes, from, to);
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int character = nextCharacter();
      if (character < 0) {
        break;
      }
      into[offset + count++] = (char) character;
    }
    if (count > 0) {
      return count;
    }
    if (error != SyncmlError.NONE) {
      throw new IOException();
    }
    return -1;
  }

  /** The next character, or -1 at the end and before an error. */
  private int nextCharacter() {
    if (error != SyncmlError.NONE) {
      return -1;
    }
    if (!begun) {
      // In place of the declaration. Behind it the parser takes no further declaration, which it
      // would read as a tag of any length.
      begun = true;
      return '\n';
    }
    if (lowSurrogate != 0) {
      char low = lowSurrogate;
      lowSurrogate = 0;
      return low;
    }
    return position < end ? decode() : -1;
  }

  private int decode() {
    int codePoint = Utf8.codePointAt(bytes, position, end);
    if (codePoint < 0) {
      return fail(SyncmlError.BAD_UTF8);
    }
    if (!XmlCharacters.isAllowed(codePoint)) {
      return fail(SyncmlError.BAD_CHARACTER);
    }
    char first = (char) codePoint;
    if (Character.isSupplementaryCodePoint(codePoint)) {
      first = Character.highSurrogate(codePoint);
      lowSurrogate = Character.lowSurrogate(codePoint);
    }
    if (!guard.take(first)) {
      return fail(SyncmlError.TAG_TOO_LONG);
    }
    position += Utf8.size(codePoint);
    return first;
  }

  private int fail(int cause) {
    error = cause;
    return -1;
  }

  @Override
  public void close() {
    position = end;
  }
}
