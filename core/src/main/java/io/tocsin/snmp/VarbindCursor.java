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

  private final BerReader list = new BerReader();
  private final BerReader value = new BerReader();
  private int offset;
  private int length;

  /** A cursor over nothing; {@link #wrap} points it at a list. */
  public VarbindCursor() {}

  /**
   * Points this cursor before the first variable binding.
   *
   * @param bytes the array; not copied
   * @param from index of the first byte of the list's content
   * @param count length of the list's content in bytes
   * @return this cursor
   */
  public VarbindCursor wrap(byte[] bytes, int from, int count) {
    list.wrap(bytes, from, count);
    value.wrap(bytes, from, 0);
    offset = from;
    length = 0;
    return this;
  }

  /**
   * Steps to the next variable binding.
   *
   * @param name takes its name
   * @return false at the end, or at bytes that are no variable binding: then {@link #error()} tells
   */
  public boolean next(Oid name) {
    if (!list.hasMore()) {
      return false;
    }
    offset = list.position();
    int end = list.enter(BerTag.SEQUENCE);
    list.readOid(BerTag.OBJECT_IDENTIFIER, name);
    int valueOffset = list.position();
    list.skip();
    int valueLength = list.position() - valueOffset;
    list.leave(end);
    if (!list.ok()) {
      return false;
    }
    length = list.position() - offset;
    value.wrap(list.buffer(), valueOffset, valueLength);
    return true;
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
    return length;
  }

  /** Why it stopped before the end, a code of {@link io.tocsin.ber.BerError}. */
  public int error() {
    return list.error();
  }
}
