/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import io.tocsin.text.Utf8;

/**
 * Writes XML. The namespace is declared where it changes from an element to its child. What XML
 * cannot carry, control characters and bytes that are not UTF-8, becomes U+FFFD: such data goes as
 * base64, for which its owner sees.
 */
final class XmlWriter extends ElementWriter {

  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final int REPLACEMENT = 0xFFFD;

  XmlWriter() {}

  @Override
  void writeProlog() {
    putAscii(DECLARATION);
  }

  @Override
  void writeStart(int tag, boolean changesPage) {
    writeName(tag, changesPage);
    put('>');
  }

  @Override
  void writeEmpty(int tag, boolean changesPage) {
    writeName(tag, changesPage);
    putAscii("/>");
  }

  private void writeName(int tag, boolean changesPage) {
    put('<');
    putAscii(Tag.name(tag));
    if (changesPage) {
      putAscii(" xmlns=\"");
      putAscii(Tag.namespace(tag));
      put('"');
    }
  }

  @Override
  void writeEnd(int tag) {
    putAscii("</");
    putAscii(Tag.name(tag));
    put('>');
  }

  @Override
  void makeEmpty() {
    replaceLast('/');
    put('>');
  }

  @Override
  int endSize(int tag) {
    return "</>".length() + Tag.name(tag).length();
  }

  @Override
  int emptySize(int tag) {
    return "</>".length() + Tag.name(tag).length();
  }

  @Override
  void writeText(TextSlice text) {
    byte[] bytes = text.bytes();
    int end = text.offset() + text.length();
    int at = text.offset();
    while (at < end && !isFull()) {
      int codePoint = Utf8.codePointAt(bytes, at, end);
      String escape = escape(codePoint);
      int length = codePoint < 0 ? 1 : Utf8.size(codePoint);
      if (escape.isEmpty()) {
        put(bytes, at, length);
      } else {
        writeEscape(escape);
      }
      at += length;
    }
  }

  private void writeEscape(String escape) {
    char first = escape.charAt(0);
    if (first == REPLACEMENT) {
      put(0xEF);
      put(0xBF);
      put(0xBD);
    } else {
      putAscii(escape);
    }
  }

  @Override
  int textSize(TextSlice text) {
    return text.length();
  }

  @Override
  int fitting(TextSlice text, int size) {
    byte[] bytes = text.bytes();
    int end = text.offset() + text.length();
    int at = text.offset();
    int left = size;
    while (at < end) {
      int codePoint = Utf8.codePointAt(bytes, at, end);
      String escape = escape(codePoint);
      int length = codePoint < 0 ? 1 : Utf8.size(codePoint);
      left -= escape.isEmpty() ? length : Utf8.length(escape);
      if (left < 0) {
        break;
      }
      at += length;
    }
    return at - text.offset();
  }

  /** What stands for a character, empty for itself. */
  private static String escape(int codePoint) {
    switch (codePoint) {
      case '&':
        return "&amp;";
      case '<':
        return "&lt;";
      case '>':
        return "&gt;";
      case '\r':
        // A reader would make a line feed of it (XML 1.0 §2.11).
        return "&#13;";
      default:
        return codePoint >= 0 && XmlCharacters.isAllowed(codePoint) ? "" : "\uFFFD";
    }
  }

  @Override
  int page() {
    return 0;
  }

  @Override
  void page(int page) {
    // The namespace follows from the open elements.
  }
}
