/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/**
 * Writes elements and texts into a range of a caller-owned array, forwards.
 *
 * <p>What does not fit latches {@link #isFull}; nothing more is written until {@link #reset} to a
 * mark from before. The room for the ends of all open elements is kept free from their start on, so
 * {@link #end} always fits. A text is written as it is, UTF-8 or not: what an encoding cannot carry
 * is told where it writes it.
 */
public abstract class ElementWriter {

  private static final long MARK_OF_FULL = -1;

  /** Digits of the greatest int. */
  private static final int DIGITS_MAX = 10;

  private final int[] open = new int[ElementReader.DEPTH_MAX];
  private final int[] contentStart = new int[ElementReader.DEPTH_MAX];
  private final byte[] digits = new byte[DIGITS_MAX];
  private final TextSlice number = new TextSlice();

  private byte[] bytes = new byte[0];
  private int start;
  private int position;
  private int end;
  private int extraReserve;
  private int reserved;
  private int depth;
  private boolean full;

  ElementWriter() {}

  /**
   * A writer into nothing.
   *
   * @param encoding what to write
   */
  public static ElementWriter of(Encoding encoding) {
    return encoding == Encoding.XML ? new XmlWriter() : new WbxmlWriter();
  }

  /**
   * Begins a document in a range.
   *
   * @param array the array
   * @param offset index of the first byte that may be written
   * @param length size of the range in bytes
   */
  public final void open(byte[] array, int offset, int length) {
    if (offset < 0 || length < 0 || offset > array.length - length) {
      throw new IndexOutOfBoundsException();
    }
    bytes = array;
    start = offset;
    position = offset;
    end = offset + length;
    extraReserve = 0;
    reserved = 0;
    depth = 0;
    full = false;
    writeProlog();
  }

  /**
   * Keeps room free that only a later call with a smaller number gives back.
   *
   * @param length in bytes
   */
  public final void reserve(int length) {
    extraReserve = length;
    full |= room() < 0;
  }

  /** Whether something did not fit. */
  public final boolean isFull() {
    return full;
  }

  /** Number of bytes written. */
  public final int size() {
    return position - start;
  }

  /** Bytes that may still be written, apart from what is kept for the ends of open elements. */
  public final int room() {
    return end - reserved - extraReserve - position;
  }

  /** The present place, for {@link #reset}. */
  public final long mark() {
    return full ? MARK_OF_FULL : ((long) position << 32) | ((long) page() << 8) | depth;
  }

  /**
   * Takes back what was written since a mark; a writer that got full since is not full any more.
   *
   * @param mark a value of {@link #mark}, within an element that is still open
   */
  public final void reset(long mark) {
    if (mark == MARK_OF_FULL) {
      return;
    }
    position = (int) (mark >> 32);
    page((int) (mark >> 8) & 0xFF);
    depth = (int) mark & 0xFF;
    reserved = 0;
    for (int i = 0; i < depth; i++) {
      reserved += endSize(open[i]);
    }
    full = false;
  }

  /**
   * Begins an element.
   *
   * @param tag one of {@link Tag}
   */
  public final void start(int tag) {
    reserved += full ? 0 : endSize(tag);
    full |= room() < 0;
    if (full) {
      return;
    }
    writeStart(tag, changesPage(tag));
    open[depth] = tag;
    contentStart[depth] = position;
    depth++;
  }

  private boolean changesPage(int tag) {
    return depth == 0 || Tag.page(open[depth - 1]) != Tag.page(tag);
  }

  /** Ends the element that was begun last. */
  public final void end() {
    if (full) {
      return;
    }
    depth--;
    reserved -= endSize(open[depth]);
    if (position == contentStart[depth]) {
      makeEmpty();
    } else {
      writeEnd(open[depth]);
    }
  }

  /**
   * Writes an element with a text.
   *
   * @param tag one of {@link Tag}
   * @param text what stands in it; when absent, nothing is written
   */
  public final void leaf(int tag, TextSlice text) {
    if (text.length() > 0) {
      start(tag);
      writeText(text);
      end();
    } else if (text.isPresent()) {
      mark(tag);
    }
  }

  /**
   * Writes an element with a number.
   *
   * @param tag one of {@link Tag}
   * @param value 0 or more; when negative, nothing is written
   */
  public final void leaf(int tag, int value) {
    if (value < 0) {
      return;
    }
    int first = DIGITS_MAX;
    int rest = value;
    do {
      digits[--first] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    leaf(tag, number.set(digits, first, DIGITS_MAX - first));
  }

  /**
   * Writes an element without content.
   *
   * @param tag one of {@link Tag}
   */
  public final void mark(int tag) {
    if (!full) {
      writeEmpty(tag, changesPage(tag));
    }
  }

  /**
   * How much of a text fits as the content of an element.
   *
   * @param text the text
   * @param size number of bytes for it, 0 or more
   * @return number of its leading bytes, which cut no character in two
   */
  abstract int fitting(TextSlice text, int size);

  /** Bytes that a text takes which needs no escaping. */
  abstract int textSize(TextSlice text);

  abstract void writeProlog();

  abstract void writeStart(int tag, boolean changesPage);

  abstract void writeEnd(int tag);

  abstract void writeEmpty(int tag, boolean changesPage);

  /** Makes the start that was just written an element without content. */
  abstract void makeEmpty();

  abstract void writeText(TextSlice text);

  /** Bytes that the end of an element takes. */
  abstract int endSize(int tag);

  /** Bytes that an element of code page 0 without content takes at most below the root. */
  abstract int emptySize(int tag);

  /** What is kept along with a mark. */
  abstract int page();

  abstract void page(int page);

  final void put(int octet) {
    if (room() > 0 && !full) {
      bytes[position++] = (byte) octet;
    } else {
      full = true;
    }
  }

  final void putAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
  }

  final void put(byte[] from, int offset, int length) {
    if (!full && length <= room()) {
      System.arraycopy(from, offset, bytes, position, length);
      position += length;
    } else {
      full = true;
    }
  }

  /** The byte that was written last, to be changed. */
  final void replaceLast(int octet) {
    bytes[position - 1] = (byte) octet;
  }

  final int last() {
    return bytes[position - 1] & 0xFF;
  }
}
