/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;

/**
 * The variable bindings of a response, appended first to last in the very buffer from which the
 * message is sent. Values are produced by a {@link BerWriter}, which goes from the end to the
 * start, so each variable binding is written at the far end of the free room and then moved up to
 * the one before it; when the list is done, the headers are written before it, towards the start of
 * the buffer, where room is kept for them. Nothing is allocated, the message is in one piece, and
 * GETBULK can stop at any variable binding.
 *
 * <pre>
 *   0            HEADROOM                   position                limit
 *   +------------+---------+---------+------+------------+----------+
 *   | free, for  | varbind | varbind | ...  | free       | varbind  |
 *   | headers    | 1       | 2       |      |            | at work  |
 *   +------------+---------+---------+------+------------+----------+
 *        &lt;-- headers                   &lt;------ moved -------
 * </pre>
 */
public final class VarbindBuffer {

  /**
   * Room in bytes before the variable bindings. The greatest headers are those of the message (5),
   * version (3), global data (25), security parameters of a model other than TSM (up to 128),
   * scopedPDU (5), contextEngineID (34), contextName (258), PDU (5), request-id (6), error-status
   * (3), error-index (6) and list (5), 483 in all.
   */
  static final int HEADROOM = 512;

  private final byte[] buffer;
  private final BerWriter writer = new BerWriter();
  private int position;
  private int limit;
  private int count;

  /**
   * An empty list.
   *
   * @param buffer the array of the outgoing message, with more than {@link #HEADROOM} bytes
   */
  VarbindBuffer(byte[] buffer) {
    this.buffer = buffer;
    begin(0);
  }

  /**
   * Empties the list.
   *
   * @param lengthMax most bytes that the list may come to have
   */
  void begin(int lengthMax) {
    position = HEADROOM;
    limit = HEADROOM + Math.min(Math.max(lengthMax, 0), buffer.length - HEADROOM);
    count = 0;
  }

  /** Empties the list; its greatest length stays. */
  void clear() {
    position = HEADROOM;
    count = 0;
  }

  /**
   * Starts a variable binding.
   *
   * @return a writer that takes its value
   */
  public BerWriter value() {
    return writer.wrap(buffer, position, limit - position);
  }

  /**
   * Appends the variable binding of which the value has been written.
   *
   * @param name its name
   * @return false when it does not fit; nothing is appended then
   */
  public boolean append(Oid name) {
    writer.writeOid(BerTag.OBJECT_IDENTIFIER, name);
    // The value was written into an empty range that ends at the limit.
    writer.writeHeader(BerTag.SEQUENCE, limit);
    if (writer.isFull()) {
      return false;
    }
    System.arraycopy(buffer, writer.offset(), buffer, position, writer.length());
    position += writer.length();
    count++;
    return true;
  }

  /**
   * Appends variable bindings that are encoded already.
   *
   * @param bytes array that holds them
   * @param offset index of the first byte
   * @param length number of bytes
   * @param number how many variable bindings they are
   * @return false when they do not fit; nothing is appended then
   */
  public boolean appendEncoded(byte[] bytes, int offset, int length, int number) {
    if (length > limit - position) {
      return false;
    }
    System.arraycopy(bytes, offset, buffer, position, length);
    position += length;
    count += number;
    return true;
  }

  /** Number of variable bindings. */
  public int count() {
    return count;
  }

  /** Index in {@link #bytes()} behind the last variable binding. */
  public int end() {
    return position;
  }

  /** Length in bytes of all variable bindings. */
  public int length() {
    return position - HEADROOM;
  }

  /** The array that holds them. */
  public byte[] bytes() {
    return buffer;
  }
}
