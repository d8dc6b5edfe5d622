/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import io.tocsin.text.Utf8;

/**
 * Reads elements by what may stand in them: containers, texts, marks. Straight code on top of an
 * {@link ElementReader}; after the first error every question is answered with "no more".
 */
final class ElementParser {

  private final TextArena arena;
  private final TextSlice digits = new TextSlice();

  private ElementReader reader;
  private int error;
  private int errorTag;
  private int parent;
  private int depth;
  private boolean pushedBack;

  ElementParser(TextArena arena) {
    this.arena = arena;
  }

  void open(ElementReader elements) {
    reader = elements;
    error = SyncmlError.NONE;
    errorTag = Tag.UNKNOWN;
    parent = Tag.UNKNOWN;
    depth = 0;
    pushedBack = false;
  }

  /** The first error, of the reader below or of this one. */
  int error() {
    return error;
  }

  /** The element in which the error was found, {@link Tag#UNKNOWN} before the root. */
  int errorTag() {
    return errorTag;
  }

  boolean ok() {
    return error == SyncmlError.NONE;
  }

  /** The element that was entered last. */
  int tag() {
    return reader.tag();
  }

  void fail(int cause) {
    if (error == SyncmlError.NONE) {
      error = cause;
      errorTag = parent;
    }
  }

  private int pull() {
    if (error != SyncmlError.NONE) {
      return ElementReader.ERROR;
    }
    int event = reader.next();
    switch (event) {
      case ElementReader.ERROR:
        fail(reader.error());
        break;
      case ElementReader.START:
        depth++;
        break;
      case ElementReader.END:
        depth--;
        break;
      default:
        break;
    }
    return event;
  }

  /** Goes to the root element. */
  boolean enterRoot() {
    return pull() == ElementReader.START;
  }

  /** Whether nothing stands behind the root element. */
  boolean finish() {
    return pull() == ElementReader.END_OF_MESSAGE;
  }

  /**
   * Goes to the next child of the container that the parser is in.
   *
   * @param container the container, for {@link #errorTag}
   * @return true at a child, which must be read to its end before the next call; false when the
   *     container has ended, or after an error
   */
  boolean nextChild(int container) {
    parent = container;
    if (pushedBack) {
      pushedBack = false;
      return ok();
    }
    while (true) {
      switch (pull()) {
        case ElementReader.START:
          return true;
        case ElementReader.TEXT:
          if (!isBlank()) {
            fail(SyncmlError.TEXT_BETWEEN_ELEMENTS);
          }
          break;
        default:
          return false;
      }
    }
  }

  /** Makes the child that {@link #nextChild} has just gone to the next one again. */
  void pushBack() {
    pushedBack = true;
  }

  /** Refuses the child that the parser is at. */
  void refuse() {
    fail(tag() == Tag.UNKNOWN ? SyncmlError.UNKNOWN_ELEMENT : SyncmlError.UNEXPECTED_ELEMENT);
  }

  /**
   * Reads the child as a text, without the space around it.
   *
   * @param into absent until now; takes the text, which lies in the arena
   */
  void text(TextSlice into) {
    int start = readText(into);
    if (!ok()) {
      return;
    }
    byte[] bytes = arena.bytes();
    int end = arena.position();
    if (Utf8.check(bytes, start, end) >= 0) {
      fail(SyncmlError.BAD_UTF8);
      return;
    }
    while (start < end && XmlCharacters.isSpace(bytes[start])) {
      start++;
    }
    while (start < end && XmlCharacters.isSpace(bytes[end - 1])) {
      end--;
    }
    into.set(bytes, start, end - start);
  }

  /**
   * Reads the child as it is, space and all.
   *
   * @param into absent until now; takes the bytes, which lie in the arena
   */
  void data(TextSlice into) {
    int start = readText(into);
    if (ok()) {
      into.set(arena.bytes(), start, arena.position() - start);
    }
  }

  /** Reads the pieces of a text, and returns where they begin in the arena. */
  private int readText(TextSlice into) {
    parent = tag();
    if (into.isPresent()) {
      fail(SyncmlError.DUPLICATE_ELEMENT);
    }
    int start = arena.position();
    while (true) {
      switch (pull()) {
        case ElementReader.TEXT:
          if (!arena.append(reader.textBytes(), reader.textOffset(), reader.textLength())) {
            fail(SyncmlError.TEXT_TOO_LONG);
          }
          break;
        case ElementReader.START:
          fail(SyncmlError.MARKUP_IN_TEXT);
          return start;
        default:
          return start;
      }
    }
  }

  /**
   * Reads the child as a decimal number.
   *
   * @param before what was read at this place so far, -1 for nothing
   * @return 0 to 2^31-1, or -1 after an error
   */
  int number(int before) {
    if (before >= 0) {
      parent = tag();
      fail(SyncmlError.DUPLICATE_ELEMENT);
    }
    digits.clear();
    int mark = arena.position();
    text(digits);
    int value = digits.number();
    arena.truncate(mark);
    if (ok() && value < 0) {
      fail(SyncmlError.BAD_NUMBER);
    }
    return ok() ? value : -1;
  }

  /**
   * Reads the child as a mark, which says all by standing there.
   *
   * @param before whether it stood there already
   * @return true
   */
  boolean mark(boolean before) {
    int mark = tag();
    if (before) {
      parent = mark;
      fail(SyncmlError.DUPLICATE_ELEMENT);
    }
    while (nextChild(mark)) {
      refuse();
    }
    return true;
  }

  /** Steps over the child with all that is in it. */
  void skip() {
    parent = tag();
    int outer = depth - 1;
    int event = ElementReader.START;
    while (depth > outer && event != ElementReader.ERROR) {
      event = pull();
    }
  }

  private boolean isBlank() {
    byte[] bytes = reader.textBytes();
    int end = reader.textOffset() + reader.textLength();
    for (int i = reader.textOffset(); i < end; i++) {
      if (!XmlCharacters.isSpace(bytes[i])) {
        return false;
      }
    }
    return true;
  }
}
