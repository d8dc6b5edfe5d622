/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import io.tocsin.text.Utf8;

/**
 * Writes WBXML 1.2 with the public identifier of SyncML 1.2, without a string table. A text is an
 * inline string; bytes that are not UTF-8, or have a zero among them, are opaque data.
 */
final class WbxmlWriter extends ElementWriter {

  private static final int VERSION_1_2 = 0x02;
  private static final int CHARSET_UTF_8 = 106;
  private static final int INLINE_OVERHEAD = 2;
  private static final int SWITCH_SIZE = 2;

  private int page;

  WbxmlWriter() {}

  @Override
  void writeProlog() {
    page = Tag.PAGE_SYNCML;
    put(VERSION_1_2);
    putMultiByte(WbxmlReader.PUBLIC_ID_SYNCML);
    put(CHARSET_UTF_8);
    put(0);
  }

  @Override
  void writeStart(int tag, boolean changesPage) {
    switchPage(tag);
    put(Tag.token(tag) | WbxmlReader.HAS_CONTENT);
  }

  @Override
  void writeEmpty(int tag, boolean changesPage) {
    switchPage(tag);
    put(Tag.token(tag));
  }

  private void switchPage(int tag) {
    if (Tag.page(tag) != page) {
      page = Tag.page(tag);
      put(WbxmlReader.SWITCH_PAGE);
      put(page);
    }
  }

  @Override
  void writeEnd(int tag) {
    put(WbxmlReader.END_TOKEN);
  }

  @Override
  void makeEmpty() {
    replaceLast(last() & ~WbxmlReader.HAS_CONTENT);
  }

  @Override
  int endSize(int tag) {
    return 1;
  }

  @Override
  int emptySize(int tag) {
    return SWITCH_SIZE + 1;
  }

  @Override
  void writeText(TextSlice text) {
    if (text.isEmpty()) {
      return;
    }
    if (isInline(text)) {
      put(WbxmlReader.STR_I);
      put(text.bytes(), text.offset(), text.length());
      put(0);
    } else {
      put(WbxmlReader.OPAQUE);
      putMultiByte(text.length());
      put(text.bytes(), text.offset(), text.length());
    }
  }

  private static boolean isInline(TextSlice text) {
    byte[] bytes = text.bytes();
    int end = text.offset() + text.length();
    for (int i = text.offset(); i < end; i++) {
      if (bytes[i] == 0) {
        return false;
      }
    }
    return Utf8.check(bytes, text.offset(), end) < 0;
  }

  @Override
  int textSize(TextSlice text) {
    return INLINE_OVERHEAD + text.length();
  }

  @Override
  int fitting(TextSlice text, int size) {
    int room = Math.max(0, size - 1 - multiByteSize(size));
    if (text.length() <= room) {
      return text.length();
    }
    // Continuation bytes of UTF-8 follow their first one, three at most.
    int cut = room;
    while (cut > 0 && room - cut < 3 && (text.at(cut) & 0xC0) == 0x80) {
      cut--;
    }
    return (text.at(cut) & 0xC0) == 0x80 ? room : cut;
  }

  private void putMultiByte(int value) {
    for (int i = multiByteSize(value) - 1; i > 0; i--) {
      put((value >> (7 * i)) | 0x80);
    }
    put(value & 0x7F);
  }

  private static int multiByteSize(int value) {
    int size = 1;
    for (int rest = value >> 7; rest > 0; rest >>= 7) {
      size++;
    }
    return size;
  }

  @Override
  int page() {
    return page;
  }

  @Override
  void page(int value) {
    page = value;
  }
}
