/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;

/** A scalar whose value never changes while the agent runs; it is encoded once. */
final class ConstantScalar extends ScalarObject {

  /** Identifier octet and up to three octets of length, for all constants there are. */
  private static final int HEADER_BYTES_MAX = 4;

  private final byte[] encoded;

  private ConstantScalar(Oid name, BerWriter encoded) {
    super(name);
    this.encoded = new byte[encoded.length()];
    System.arraycopy(encoded.buffer(), encoded.offset(), this.encoded, 0, this.encoded.length);
  }

  /**
   * A scalar with an OCTET STRING.
   *
   * @param name its object type
   * @param octets the array; the value is copied
   * @param length number of octets from index 0
   */
  static ConstantScalar octets(Oid name, byte[] octets, int length) {
    BerWriter writer = writer(length);
    writer.writeOctets(BerTag.OCTET_STRING, octets, 0, length);
    return new ConstantScalar(name, writer);
  }

  /**
   * A scalar with an INTEGER.
   *
   * @param name its object type
   * @param value the value
   */
  static ConstantScalar integer(Oid name, int value) {
    BerWriter writer = writer(Integer.BYTES);
    writer.writeInteger(BerTag.INTEGER, value);
    return new ConstantScalar(name, writer);
  }

  /**
   * A scalar with an Unsigned32.
   *
   * @param name its object type
   * @param value 0 to 2^32-1
   */
  static ConstantScalar unsigned(Oid name, long value) {
    BerWriter writer = writer(1 + Integer.BYTES);
    writer.writeUnsigned(BerTag.GAUGE32, value);
    return new ConstantScalar(name, writer);
  }

  /**
   * A scalar with the time of something that happened when the agent started, or never: a TimeStamp
   * (RFC 2579 §2) of 0.
   *
   * @param name its object type
   */
  static ConstantScalar timeOfStart(Oid name) {
    BerWriter writer = writer(1);
    writer.writeUnsigned(BerTag.TIME_TICKS, 0);
    return new ConstantScalar(name, writer);
  }

  /**
   * A scalar with an OBJECT IDENTIFIER.
   *
   * @param name its object type
   * @param value the value
   */
  static ConstantScalar oid(Oid name, Oid value) {
    BerWriter writer = writer(5 * value.length());
    writer.writeOid(BerTag.OBJECT_IDENTIFIER, value);
    return new ConstantScalar(name, writer);
  }

  private static BerWriter writer(int contentBytesMax) {
    byte[] bytes = new byte[HEADER_BYTES_MAX + contentBytesMax];
    return new BerWriter().wrap(bytes, 0, bytes.length);
  }

  @Override
  protected void writeValue(BerWriter value) {
    value.writeRaw(encoded, 0, encoded.length);
  }
}
