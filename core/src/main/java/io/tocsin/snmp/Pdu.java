/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerError;
import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;

/**
 * A PDU of RFC 3416 §3 in somebody else's array. {@link #read} checks all of it, every name and
 * value, so that a request is never half done when its second half turns out to be garbage.
 *
 * <pre>
 *   type  +------------+------------------+-------------------+--------------------------+
 *   A0-A8 | request-id | error-status  or | error-index    or | variable-bindings        |
 *         |  INTEGER   | non-repeaters    | max-repetitions   | SEQUENCE OF SEQUENCE     |
 *         +------------+------------------+-------------------+--------------------------+
 * </pre>
 */
public final class Pdu {

  private byte[] bytes = new byte[0];
  private int type;
  private int requestId;
  private int errorStatus;
  private int errorIndex;
  private int varbindsOffset;
  private int varbindsLength;
  private int varbindCount;

  /** A view of nothing; {@link #read} points it at a PDU. */
  public Pdu() {}

  /**
   * Reads and checks one PDU.
   *
   * @param reader stands at its identifier octet; keeps the error
   * @return false when it is none
   */
  public boolean read(BerReader reader) {
    return read(reader, true);
  }

  /**
   * Reads one PDU, but does not look at its variable bindings: {@link VarbindCursor} checks each as
   * it comes to it. One pass is cheaper than two, for those who can throw away what they have read
   * so far when the cursor ends with an error. {@link #varbindCount()} is not known then, and 0.
   *
   * @param reader stands at the identifier octet; keeps the error
   * @return false when it is none, whatever the variable bindings are
   */
  public boolean readWithoutVarbinds(BerReader reader) {
    return read(reader, false);
  }

  private boolean read(BerReader reader, boolean checksVarbinds) {
    bytes = reader.buffer();
    type = reader.peekTag();
    if (reader.ok() && !PduType.isKnown(type)) {
      // RFC 3412 §7.2 step 7 leaves it open to treat an unknown PDU type as a parse error.
      reader.fail(type < 0 ? BerError.TRUNCATED : BerError.UNEXPECTED_TAG);
    }
    int end = reader.enter(type);
    requestId = reader.readInteger32();
    errorStatus = (int) reader.readInteger(BerTag.INTEGER, 0, Integer.MAX_VALUE);
    errorIndex = (int) reader.readInteger(BerTag.INTEGER, 0, Integer.MAX_VALUE);
    int listEnd = reader.enter(BerTag.SEQUENCE);
    varbindsOffset = reader.position();
    varbindsLength = reader.remaining();
    varbindCount = 0;
    if (checksVarbinds) {
      checkVarbinds(reader);
    } else {
      reader.moveTo(varbindsOffset + varbindsLength);
    }
    reader.leave(listEnd);
    reader.leave(end);
    return reader.ok();
  }

  private void checkVarbinds(BerReader reader) {
    while (reader.hasMore()) {
      skipShortVarbinds(reader);
      if (reader.hasMore()) {
        Varbind.check(reader);
        varbindCount++;
      }
    }
  }

  /** Steps over variable bindings up to the first that needs a closer look. */
  private void skipShortVarbinds(BerReader reader) {
    int from = reader.position();
    int listEnd = from + reader.remaining();
    int end = ShortVarbind.end(bytes, from, listEnd);
    while (end != ShortVarbind.NONE && ShortVarbind.isValid(bytes, from, end)) {
      varbindCount++;
      from = end;
      end = ShortVarbind.end(bytes, from, listEnd);
    }
    reader.moveTo(from);
  }

  /** A constant of {@link PduType}. */
  public int type() {
    return type;
  }

  /** request-id. */
  public int requestId() {
    return requestId;
  }

  /** error-status; what a request puts here has no meaning. */
  public int errorStatus() {
    return errorStatus;
  }

  /** error-index, counted from 1; 0 for none. */
  public int errorIndex() {
    return errorIndex;
  }

  /** non-repeaters of a GetBulkRequest-PDU; stands where others have error-status. */
  public int nonRepeaters() {
    return errorStatus;
  }

  /** max-repetitions of a GetBulkRequest-PDU; stands where others have error-index. */
  public int maxRepetitions() {
    return errorIndex;
  }

  /** Number of variable bindings. */
  public int varbindCount() {
    return varbindCount;
  }

  /** The array that holds the PDU. */
  public byte[] bytes() {
    return bytes;
  }

  /** Index in {@link #bytes()} of the first variable binding. */
  public int varbindsOffset() {
    return varbindsOffset;
  }

  /** Length in bytes of all variable bindings together. */
  public int varbindsLength() {
    return varbindsLength;
  }

  /**
   * Points a cursor before the first variable binding.
   *
   * @param cursor the cursor
   * @return the cursor
   */
  public VarbindCursor varbinds(VarbindCursor cursor) {
    return cursor.wrap(bytes, varbindsOffset, varbindsLength);
  }
}
