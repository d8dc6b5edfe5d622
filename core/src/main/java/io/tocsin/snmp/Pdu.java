/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerError;
import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;

/**
 * A PDU of RFC 3416 §3 in somebody else's array. Reading checks all of it, every name and value, so
 * that a request is never half done when its second half turns out to be garbage.
 *
 * <pre>
 *   type  +------------+------------------+-------------------+--------------------------+
 *   A0-A8 | request-id | error-status  or | error-index    or | variable-bindings        |
 *         |  INTEGER   | non-repeaters    | max-repetitions   | SEQUENCE OF SEQUENCE     |
 *         +------------+------------------+-------------------+--------------------------+
 * </pre>
 */
public final class Pdu {

  private static final int OCTETS_LENGTH_MAX = 65_535;

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
    readVarbinds(reader);
    reader.leave(listEnd);
    reader.leave(end);
    return reader.ok();
  }

  private void readVarbinds(BerReader reader) {
    varbindCount = 0;
    while (reader.hasMore()) {
      skipShortVarbinds(reader);
      if (reader.hasMore()) {
        readVarbind(reader);
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

  private void readVarbind(BerReader reader) {
    int end = reader.enter(BerTag.SEQUENCE);
    reader.skipOid(BerTag.OBJECT_IDENTIFIER);
    readValue(reader);
    reader.leave(end);
  }

  /** Reads a value of any type of RFC 3416 §3, ObjectSyntax, or what may stand in its place. */
  private void readValue(BerReader reader) {
    int tag = reader.peekTag();
    switch (tag) {
      case BerTag.INTEGER:
        reader.readInteger32();
        break;
      case BerTag.OCTET_STRING:
      case BerTag.OPAQUE:
        reader.readOctets(tag, 0, OCTETS_LENGTH_MAX);
        break;
      case BerTag.OBJECT_IDENTIFIER:
        reader.skipOid(tag);
        break;
      case BerTag.IP_ADDRESS:
        reader.readIpAddress();
        break;
      case BerTag.COUNTER32:
      case BerTag.GAUGE32:
      case BerTag.TIME_TICKS:
        reader.readUnsigned32(tag);
        break;
      case BerTag.COUNTER64:
        reader.readUnsigned64(tag);
        break;
      case BerTag.NULL:
      case BerTag.NO_SUCH_OBJECT:
      case BerTag.NO_SUCH_INSTANCE:
      case BerTag.END_OF_MIB_VIEW:
        reader.readNull(tag);
        break;
      default:
        reader.fail(tag < 0 ? BerError.TRUNCATED : BerError.UNEXPECTED_TAG);
        break;
    }
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
