/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.Octets;
import io.tocsin.text.Utf8;
import java.util.Arrays;

/** Values of columns in their encoded form, with identifier and length; each call allocates. */
public final class Values {

  private static final int NUMBER_BYTES_MAX = 12;
  private static final int HEADER_BYTES_MAX = 6;
  private static final int ARC_BYTES_MAX = 5;

  private Values() {}

  /**
   * An INTEGER.
   *
   * @param value the number
   */
  public static byte[] integer(int value) {
    BerWriter writer = writer(NUMBER_BYTES_MAX);
    writer.writeInteger(BerTag.INTEGER, value);
    return bytes(writer);
  }

  /**
   * An OCTET STRING.
   *
   * @param octets its content
   */
  public static byte[] octets(byte... octets) {
    BerWriter writer = writer(octets.length + HEADER_BYTES_MAX);
    writer.writeOctets(BerTag.OCTET_STRING, octets, 0, octets.length);
    return bytes(writer);
  }

  /**
   * An OCTET STRING that is a text in UTF-8.
   *
   * @param text its content
   */
  public static byte[] text(String text) {
    return octets(Utf8.bytes(text));
  }

  /**
   * An OBJECT IDENTIFIER.
   *
   * @param oid its value
   */
  public static byte[] oid(Oid oid) {
    BerWriter writer = writer(oid.length() * ARC_BYTES_MAX + HEADER_BYTES_MAX);
    writer.writeOid(BerTag.OBJECT_IDENTIFIER, oid);
    return bytes(writer);
  }

  /** A value that was checked, in the one form in which we write it. */
  static byte[] canonical(BerReader value) {
    switch (value.peekTag()) {
      case BerTag.INTEGER:
        return integer(value.readInteger32());
      case BerTag.OBJECT_IDENTIFIER:
        Oid oid = new Oid();
        value.readOid(BerTag.OBJECT_IDENTIFIER, oid);
        return oid(oid);
      default:
        value.readOctets(BerTag.OCTET_STRING, 0, Integer.MAX_VALUE);
        int from = value.valueOffset();
        return octets(Arrays.copyOfRange(value.buffer(), from, from + value.valueLength()));
    }
  }

  private static BerWriter writer(int bytes) {
    return new BerWriter().wrap(new byte[bytes], 0, bytes);
  }

  private static byte[] bytes(BerWriter writer) {
    return Arrays.copyOfRange(writer.buffer(), writer.offset(), writer.offset() + writer.length());
  }

  private static BerReader reader(byte[] value) {
    return new BerReader().wrap(value, 0, value.length);
  }

  static int toInteger(byte[] value) {
    return reader(value).readInteger32();
  }

  static Octets toOctets(byte[] value) {
    BerReader reader = reader(value);
    reader.readOctets(BerTag.OCTET_STRING, 0, value.length);
    int from = reader.valueOffset();
    return Octets.of(Arrays.copyOfRange(value, from, from + reader.valueLength()));
  }

  static Oid toOid(byte[] value) {
    Oid oid = new Oid();
    reader(value).readOid(BerTag.OBJECT_IDENTIFIER, oid);
    return oid;
  }
}
