/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import io.tocsin.dm.syncml.Tag;
import io.tocsin.dm.syncml.TextSlice;
import io.tocsin.text.Utf8;

/** Writes elements as XML without namespaces and without space between them. */
final class XmlText {

  private final TraceText text;

  XmlText(TraceText text) {
    this.text = text;
  }

  /** Begins an element. */
  void start(int tag) {
    text.add("<").add(Tag.name(tag)).add(">");
  }

  /** Ends an element. */
  void end(int tag) {
    text.add("</").add(Tag.name(tag)).add(">");
  }

  /** Writes an element that says all by standing there. */
  void mark(int tag, boolean isThere) {
    if (isThere) {
      text.add("<").add(Tag.name(tag)).add("/>");
    }
  }

  /** Writes an element with text where there is one. */
  void leaf(int tag, TextSlice content) {
    if (content.isPresent()) {
      start(tag);
      add(content);
      end(tag);
    }
  }

  /** Writes an element with a number that is not negative. */
  void leaf(int tag, int number) {
    if (number >= 0) {
      start(tag);
      text.add(number);
      end(tag);
    }
  }

  /** Writes an element with an address where there is one. */
  void address(int tag, TextSlice uri) {
    if (uri.isPresent()) {
      start(tag);
      byte[] shown = TextSlice.of(AddressText.withoutSecrets(uri.toString())).bytes();
      add(shown, 0, shown.length);
      end(tag);
    }
  }

  /** Writes an element with a secret where there is one. */
  void secret(int tag, TextSlice content) {
    if (content.isEmpty()) {
      leaf(tag, content);
    } else {
      start(tag);
      text.add(TraceText.REMOVED);
      end(tag);
    }
  }

  private void add(TextSlice content) {
    add(content.bytes(), content.offset(), content.length());
  }

  private void add(byte[] bytes, int offset, int length) {
    int shown = Math.min(length, TraceText.VALUE_OCTETS_MAX);
    if (TraceText.isPrintable(bytes, offset, length)) {
      addEscaped(bytes, offset, TraceText.wholeCharacters(bytes, offset, length, shown));
    } else {
      text.add("0x").addHexadecimal(bytes, offset, shown);
    }
    text.addCut(length, shown);
  }

  private void addEscaped(byte[] bytes, int offset, int length) {
    int end = offset + length;
    for (int at = offset; at < end; ) {
      int character = Utf8.codePointAt(bytes, at, end);
      at += Utf8.size(character);
      switch (character) {
        case '<':
          text.add("&lt;");
          break;
        case '>':
          text.add("&gt;");
          break;
        case '&':
          text.add("&amp;");
          break;
        case '\n':
        case '\r':
        case '\t':
          text.add("&#").add(character).add(";");
          break;
        default:
          text.addCharacter(character);
          break;
      }
    }
  }
}
