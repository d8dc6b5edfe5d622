/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;

/**
 * Goes through the variable bindings of a list, first to last (RFC 3416 §3, VarBindList), and
 * checks the name and the value of each as it comes to it.
 *
 * <pre>{@code
 * cursor.wrap(bytes, offset, length);
 * while (cursor.next(name)) {
 *   if (cursor.valueTag() == BerTag.INTEGER) {
 *     take(name, cursor.number());
 *   }
 * }
 * if (cursor.error() != BerError.NONE) ...
 * }</pre>
 */
public final class VarbindCursor {

  /** Reads what is no {@link ShortVarbind}, and keeps the error. */
  private final BerReader list = new BerReader();

  private final BerReader value = new BerReader();
  private final Oid objectIdentifier = new Oid();
  private byte[] bytes = new byte[0];

  /** Index behind the present variable binding, where the next begins. */
  private int position;

  private int listEnd;
  private int offset;
  private int valueStart;
  private int valueOffset;

  /** A cursor over nothing; {@link #wrap} points it at a list. */
  public VarbindCursor() {}

  /**
   * Points this cursor before the first variable binding.
   *
   * @param array the array; not copied
   * @param from index of the first byte of the list's content
   * @param count length of the list's content in bytes
   * @return this cursor
   */
  public VarbindCursor wrap(byte[] array, int from, int count) {
    list.wrap(array, from, count);
    bytes = array;
    listEnd = from + count;
    stepTo(from, from, from, from);
    return this;
  }

  /**
   * Steps to the next variable binding.
   *
   * @param name takes its name
   * @return false at the end, or at bytes that are no variable binding: then {@link #error()} tells
   */
  public boolean next(Oid name) {
    int start = position;
    if (start == listEnd) {
      return false;
    }
    int end = ShortVarbind.end(bytes, start, listEnd);
    if (end != ShortVarbind.NONE) {
      int nameEnd = ShortVarbind.valueOffset(bytes, start);
      if (name.setContent(bytes, ShortVarbind.nameOffset(start), nameEnd)
          && isShortValueValid(nameEnd, end)) {
        stepTo(start, nameEnd, ShortVarbind.contentOffset(nameEnd), end);
        return true;
      }
    }
    return nextOfAnyForm(name);
  }

  private boolean isShortValueValid(int start, int end) {
    return bytes[start] == BerTag.OBJECT_IDENTIFIER
        ? objectIdentifier.setContent(bytes, ShortVarbind.contentOffset(start), end)
        : ShortVarbind.isValueValid(bytes, start, end);
  }

  private boolean nextOfAnyForm(Oid name) {
    int start = position;
    list.moveTo(start);
    int outerEnd = list.enter(BerTag.SEQUENCE);
    list.readOid(BerTag.OBJECT_IDENTIFIER, name);
    int nameEnd = list.position();
    Varbind.checkValue(list);
    list.leave(outerEnd);
    int end = list.position();
    if (!list.ok()) {
      // Nothing is left to step to.
      listEnd = end;
      stepTo(end, end, end, end);
      return false;
    }
    value.wrap(bytes, nameEnd, end - nameEnd);
    if (value.peekTag() == BerTag.OBJECT_IDENTIFIER) {
      value.readOid(BerTag.OBJECT_IDENTIFIER, objectIdentifier);
      value.wrap(bytes, nameEnd, end - nameEnd);
    }
    value.skip();
    stepTo(start, nameEnd, value.valueOffset(), end);
    return true;
  }

  private void stepTo(int from, int nameEnd, int content, int end) {
    offset = from;
    valueStart = nameEnd;
    valueOffset = content;
    position = end;
  }

  /** Identifier octet of the value, a constant of {@link BerTag}. */
  public int valueTag() {
    return bytes[valueStart] & 0xFF;
  }

  /** Index in {@link #bytes()} of the value's content. */
  public int valueOffset() {
    return valueOffset;
  }

  /** Length in bytes of the value's content. */
  public int valueLength() {
    return position - valueOffset;
  }

  /**
   * The value as a number: an INTEGER, Counter32, Gauge32 or TimeTicks; a Counter64 is to be read
   * as unsigned. Without meaning for values of other types.
   */
  public long number() {
    int octet = valueOffset;
    if (octet == position) {
      return 0;
    }
    long number = bytes[octet];
    while (++octet < position) {
      number = (number << 8) | (bytes[octet] & 0xFF);
    }
    return number;
  }

  /** The value as an object identifier, good until the next step. Without meaning for others. */
  public Oid objectIdentifier() {
    return objectIdentifier;
  }

  /** A reader that stands at the identifier octet of the value; good until the next step. */
  public BerReader value() {
    return value.wrap(bytes, valueStart, position - valueStart);
  }

  /** The array that holds the list. */
  public byte[] bytes() {
    return bytes;
  }

  /** Index in the array of the present variable binding's identifier octet. */
  public int offset() {
    return offset;
  }

  /** Length in bytes of the present variable binding, header and all. */
  public int length() {
    return position - offset;
  }

  /** Why it stopped before the end, a code of {@link io.tocsin.ber.BerError}. */
  public int error() {
    return list.error();
  }
}
