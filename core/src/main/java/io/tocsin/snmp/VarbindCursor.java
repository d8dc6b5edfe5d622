/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;

/**
 * Goes through the variable bindings of a list, first to last (RFC 3416 §3, VarBindList).
 *
 * <pre>{@code
 * cursor.wrap(bytes, offset, length);
 * while (cursor.next(name)) {
 *   int tag = cursor.value().peekTag();
 *   ...
 * }
 * }</pre>
 */
public final class VarbindCursor {

  /** Reads what is no {@link ShortVarbind}, and keeps the error. */
  private final BerReader list = new BerReader();

  private final BerReader value = new BerReader();
  private byte[] bytes = new byte[0];

  /** Index behind the present variable binding, where the next begins. */
  private int position;

  private int listEnd;
  private int offset;

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
    position = from;
    listEnd = from + count;
    offset = from;
    value.wrap(array, from, 0);
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
    int end = ShortVarbind.end(bytes, start, listEnd);
    if (end == ShortVarbind.NONE) {
      return nextOfAnyForm(name);
    }
    int nameEnd = ShortVarbind.valueOffset(bytes, start);
    if (!name.setContent(bytes, ShortVarbind.nameOffset(start), nameEnd)) {
      return nextOfAnyForm(name);
    }
    stepTo(nameEnd, end);
    return true;
  }

  private boolean nextOfAnyForm(Oid name) {
    list.moveTo(position);
    if (!list.hasMore()) {
      return false;
    }
    int outerEnd = list.enter(BerTag.SEQUENCE);
    list.readOid(BerTag.OBJECT_IDENTIFIER, name);
    int valueStart = list.position();
    list.skip();
    list.leave(outerEnd);
    if (!list.ok()) {
      // Nothing is left to step to.
      position = list.position();
      listEnd = position;
      return false;
    }
    stepTo(valueStart, list.position());
    return true;
  }

  private void stepTo(int valueStart, int end) {
    offset = position;
    position = end;
    value.wrap(bytes, valueStart, end - valueStart);
  }

  /** A reader that stands at the identifier octet of the value; good until the next step. */
  public BerReader value() {
    return value;
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
