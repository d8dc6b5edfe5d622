/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.sim.world.rows.Assignment;
import io.tocsin.sim.world.rows.SetRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads as much of an SNMPv3 message as checkers need, by itself and not by the agent's reader: if
 * both had the same fault, nobody would see it. Only for messages that are well formed.
 *
 * <pre>
 * SEQUENCE { version, SEQUENCE header, OCTET STRING securityParameters,
 *   SEQUENCE { contextEngineID, contextName,
 *     PDU { request-id, error-status, error-index, SEQUENCE OF SEQUENCE { name, value } } } }
 * </pre>
 */
public final class MessageBytes {
  private static final int RESPONSE = 0xA2;
  private static final int SET = 0xA3;
  private static final int INFORM = 0xA6;
  private static final int TRAP = 0xA7;
  private static final int COUNTER32 = 0x41;
  private static final int HIGH_BIT = 0x80;
  private static final int LOW_BITS = 0x7F;
  private static final int BYTE = 0xFF;

  /** The first byte of an object identifier holds two arcs (X.690 §8.19.4). */
  private static final int ROOT_ARCS = 40;

  private static final long FNV_PRIME = 0x100_0000_01B3L;

  // The encodings of 1.3.6.1.6.3.1.1.4.1.0 and of objects below 1.3.6.1.4.1.32473.100.1.6.
  private static final byte[] TRAP_OID = HexFormat.of().parseHex("2b060106030101040100");
  private static final byte[] EVENT_OBJECTS = HexFormat.of().parseHex("2b0601040181fd59640106");

  /** tocsinJournalLastError.0 tells of the moment of sending. */
  private static final byte[] LAST_ERROR = HexFormat.of().parseHex("2b0601040181fd596401070200");

  private static final int EVENT_ID = 1;
  private static final int EVENT_SEVERITY = 2;
  private static final int EVENT_COUNT = 5;
  private static final int EVENTS_DROPPED = 7;

  private final byte[] bytes;
  private int at;
  private int tag;
  private int end;
  private int messageId;

  private MessageBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The size of the message that bytes begin with.
   *
   * @return its size in bytes; 0 when too few are there to tell
   */
  public static int sizeBytes(byte[] bytes, int available) {
    if (available < 2) {
      return 0;
    }
    int first = bytes[1] & BYTE;
    int lengthBytes = first < HIGH_BIT ? 0 : first & LOW_BITS;
    if (available < 2 + lengthBytes) {
      return 0;
    }
    int length = lengthBytes == 0 ? first : 0;
    for (int i = 0; i < lengthBytes; i++) {
      length = length << Byte.SIZE | (bytes[2 + i] & BYTE);
    }
    return 2 + lengthBytes + length;
  }

  /** The notification in a message; null when it has another PDU. */
  public static Notice notice(byte[] message) {
    MessageBytes reader = new MessageBytes(message);
    reader.enterPdu();
    int pdu = reader.tag;
    return pdu == TRAP || pdu == INFORM ? reader.readNotice(pdu == INFORM) : null;
  }

  /** The response in a message; null when it has another PDU. */
  public static Response response(byte[] message) {
    MessageBytes reader = new MessageBytes(message);
    reader.enterPdu();
    if (reader.tag != RESPONSE) {
      return null;
    }
    int requestId = (int) reader.number();
    return new Response(reader.messageId, requestId, (int) reader.number());
  }

  /** The SET in a message; null when it has another PDU. */
  public static SetRequest set(byte[] message) {
    MessageBytes reader = new MessageBytes(message);
    reader.enterPdu();
    return reader.tag == SET ? reader.readSet() : null;
  }

  private SetRequest readSet() {
    int requestId = (int) number();
    skip();
    skip();
    next();
    int listEnd = end;
    List<Assignment> assignments = new ArrayList<>();
    while (at < listEnd) {
      next();
      next();
      String name = name();
      int valueAt = at;
      skip();
      assignments.add(new Assignment(name, HexFormat.of().formatHex(bytes, valueAt, at)));
    }
    return new SetRequest(requestId, assignments);
  }

  /** The object identifier between at and end, which is below 1 or 2.x; goes behind it. */
  private String name() {
    StringBuilder name = new StringBuilder();
    while (at < end) {
      long arc = 0;
      do {
        arc = arc << 7 | (bytes[at] & LOW_BITS);
      } while ((bytes[at++] & HIGH_BIT) != 0);
      boolean isFirst = name.length() == 0;
      long first = Math.min(arc / ROOT_ARCS, 2);
      name.append(isFirst ? first + "." + (arc - first * ROOT_ARCS) : "." + arc);
    }
    return name.toString();
  }

  private void enterPdu() {
    next();
    skip();
    next();
    int headerEnd = end;
    messageId = (int) number();
    at = headerEnd;
    skip();
    next();
    skip();
    skip();
    next();
  }

  /** Goes behind the next header; the content is what lies between at and end. */
  private void next() {
    tag = bytes[at++] & BYTE;
    int first = bytes[at++] & BYTE;
    int length = first < HIGH_BIT ? first : 0;
    for (int i = first < HIGH_BIT ? 0 : first & LOW_BITS; i > 0; i--) {
      length = length << Byte.SIZE | (bytes[at++] & BYTE);
    }
    end = at + length;
  }

  private void skip() {
    next();
    at = end;
  }

  /** The next value as a number; of more than 8 bytes the last ones count. */
  private long number() {
    next();
    long value = tag == 2 && bytes[at] < 0 ? -1 : 0;
    while (at < end) {
      value = value << Byte.SIZE | (bytes[at++] & BYTE);
    }
    return value;
  }

  private Notice readNotice(boolean inform) {
    int requestId = (int) number();
    skip();
    skip();
    next();
    int listEnd = end;
    String name = "";
    long[] objects = new long[Byte.MAX_VALUE];
    objects[EVENT_COUNT] = 1;
    long content = 0;
    while (at < listEnd) {
      next();
      int variableAt = at;
      int variableEnd = end;
      next();
      byte[] oid = Arrays.copyOfRange(bytes, at, end);
      at = end;
      int valueAt = at;
      int object = eventObject(oid);
      if (object > 0) {
        objects[object] = number();
      } else {
        next();
      }
      if (Arrays.equals(oid, TRAP_OID)) {
        name = HexFormat.of().formatHex(bytes, at, end);
      }
      if ((bytes[valueAt] & BYTE) != COUNTER32 && !Arrays.equals(oid, LAST_ERROR)) {
        content = mix(content, variableAt, variableEnd);
      }
      at = variableEnd;
    }
    return new Notice(
        inform,
        messageId,
        requestId,
        objects[EVENT_ID],
        (int) objects[EVENT_SEVERITY],
        name,
        objects[EVENT_COUNT],
        objects[EVENTS_DROPPED],
        content);
  }

  private static int eventObject(byte[] oid) {
    boolean isBelow =
        oid.length == EVENT_OBJECTS.length + 2
            && Arrays.equals(oid, 0, EVENT_OBJECTS.length, EVENT_OBJECTS, 0, EVENT_OBJECTS.length);
    return isBelow ? oid[EVENT_OBJECTS.length] : 0;
  }

  private long mix(long sum, int from, int to) {
    long mixed = sum;
    for (int i = from; i < to; i++) {
      mixed = (mixed ^ (bytes[i] & BYTE)) * FNV_PRIME;
    }
    return mixed;
  }
}
