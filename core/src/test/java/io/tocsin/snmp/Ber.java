/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/** Builds BER elements out of their parts, good ones and bad ones. */
public final class Ber {

  private Ber() {}

  public static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  public static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    return written(
        writer -> {
          int end = writer.mark();
          writer.writeRaw(content.toByteArray(), 0, content.size());
          writer.writeHeader(tag, end);
        });
  }

  public static byte[] sequence(byte[]... parts) {
    return element(BerTag.SEQUENCE, parts);
  }

  public static byte[] integer(long value) {
    return written(writer -> writer.writeInteger(BerTag.INTEGER, value));
  }

  public static byte[] unsigned(int tag, long value) {
    return written(writer -> writer.writeUnsigned(tag, value));
  }

  public static byte[] octets(byte... value) {
    return element(BerTag.OCTET_STRING, value);
  }

  public static byte[] text(String value) {
    return octets(Octets.ofAscii(value).toArray());
  }

  public static byte[] oid(String dotted) {
    return written(writer -> writer.writeOid(BerTag.OBJECT_IDENTIFIER, Oid.parse(dotted)));
  }

  public static byte[] empty(int tag) {
    return element(tag);
  }

  public static byte[] varbind(String name, byte[] value) {
    return sequence(oid(name), value);
  }

  /** A variable binding of a request that reads: with unSpecified. */
  public static byte[] asked(String name) {
    return varbind(name, empty(BerTag.NULL));
  }

  public static byte[] pdu(int type, int requestId, int second, int third, byte[]... varbinds) {
    return element(type, integer(requestId), integer(second), integer(third), sequence(varbinds));
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private interface Content {
    void write(BerWriter writer);
  }

  private static byte[] written(Content content) {
    for (int size = 512; size < 200_000; size *= 16) {
      byte[] bytes = new byte[size];
      BerWriter writer = new BerWriter().wrap(bytes, 0, size);
      content.write(writer);
      if (!writer.isFull()) {
        return Arrays.copyOfRange(bytes, writer.offset(), size);
      }
    }
    throw new IllegalArgumentException("too long");
  }
}
