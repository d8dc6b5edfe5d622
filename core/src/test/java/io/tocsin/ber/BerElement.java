/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.ber;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * An element as a value, read by its tag: constructed ones with the elements in them, those that
 * SNMP does not know with their content as it stands.
 *
 * @param tag identifier octet
 * @param value {@code Long}, {@code String} (dotted notation or hex), {@code List} of elements, or
 *     null
 */
record BerElement(int tag, Object value) {

  private static final int CONSTRUCTED = 0x20;
  private static final int NUMBER_FOLLOWS = 0x1F;
  private static final int DEPTH_MAX = 64;

  /** Reads all that is left in the present element; what was read before an error is returned. */
  static List<BerElement> readAll(BerReader reader) {
    return readAll(reader, 0);
  }

  private static List<BerElement> readAll(BerReader reader, int depth) {
    List<BerElement> elements = new ArrayList<>();
    while (reader.hasMore()) {
      BerElement element = read(reader, depth);
      if (reader.ok()) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static BerElement read(BerReader reader, int depth) {
    int tag = reader.peekTag();
    switch (tag) {
      case BerTag.INTEGER:
        return new BerElement(tag, reader.readInteger(tag, Long.MIN_VALUE, Long.MAX_VALUE));
      case BerTag.COUNTER32, BerTag.GAUGE32, BerTag.TIME_TICKS:
        return new BerElement(tag, reader.readUnsigned32(tag));
      case BerTag.COUNTER64:
        return new BerElement(tag, reader.readUnsigned64(tag));
      case BerTag.OCTET_STRING, BerTag.OPAQUE:
        reader.readOctets(tag, 0, Integer.MAX_VALUE);
        return new BerElement(tag, content(reader));
      case BerTag.IP_ADDRESS:
        return new BerElement(tag, (long) reader.readIpAddress());
      case BerTag.OBJECT_IDENTIFIER:
        Oid oid = new Oid();
        reader.readOid(tag, oid);
        return new BerElement(tag, oid.toString());
      case BerTag.NULL, BerTag.NO_SUCH_OBJECT, BerTag.NO_SUCH_INSTANCE, BerTag.END_OF_MIB_VIEW:
        reader.readNull(tag);
        return new BerElement(tag, null);
      default:
        boolean isConstructed =
            (tag & CONSTRUCTED) != 0 && (tag & NUMBER_FOLLOWS) != NUMBER_FOLLOWS;
        if (!isConstructed || depth == DEPTH_MAX) {
          reader.skip();
          return new BerElement(tag, content(reader));
        }
        int outer = reader.enter(tag);
        List<BerElement> inner = readAll(reader, depth + 1);
        reader.leave(outer);
        return new BerElement(tag, inner);
    }
  }

  private static String content(BerReader reader) {
    int offset = reader.valueOffset();
    return HexFormat.of().formatHex(reader.buffer(), offset, offset + reader.valueLength());
  }

  /** Writes elements so that they stand in this order. */
  static void writeAll(BerWriter writer, List<BerElement> elements) {
    for (int i = elements.size() - 1; i >= 0; i--) {
      elements.get(i).write(writer);
    }
  }

  private void write(BerWriter writer) {
    if (value instanceof List<?> inner) {
      int mark = writer.mark();
      for (int i = inner.size() - 1; i >= 0; i--) {
        ((BerElement) inner.get(i)).write(writer);
      }
      writer.writeHeader(tag, mark);
    } else if (value == null) {
      writer.writeNull(tag);
    } else if (tag == BerTag.INTEGER) {
      writer.writeInteger(tag, (Long) value);
    } else if (tag == BerTag.IP_ADDRESS) {
      writer.writeIpAddress(((Long) value).intValue());
    } else if (value instanceof Long number) {
      writer.writeUnsigned(tag, number);
    } else if (tag == BerTag.OBJECT_IDENTIFIER) {
      writer.writeOid(tag, Oid.parse((String) value));
    } else {
      byte[] content = HexFormat.of().parseHex((String) value);
      writer.writeOctets(tag, content, 0, content.length);
    }
  }
}
