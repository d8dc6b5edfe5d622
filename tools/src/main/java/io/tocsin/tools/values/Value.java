/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.values;

import io.tocsin.ber.BerError;
import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import java.util.Arrays;
import java.util.Objects;

/** One value of a variable (ObjectSyntax of RFC 2578 §7.1, or an exception of RFC 3416 §3). */
public final class Value {

  private final int tag;
  private final long number;
  private final byte[] octets;
  private final Oid oid;

  private Value(int tag, long number, byte[] octets, Oid oid) {
    this.tag = tag;
    this.number = number;
    this.octets = octets;
    this.oid = oid;
  }

  /**
   * A number.
   *
   * @param tag {@link BerTag#INTEGER}, or one of the unsigned types
   * @param number the value; that of a Counter64 is read as unsigned
   */
  public static Value number(int tag, long number) {
    return new Value(tag, number, null, null);
  }

  /**
   * A string of octets.
   *
   * @param tag {@link BerTag#OCTET_STRING}, {@link BerTag#IP_ADDRESS} or {@link BerTag#OPAQUE}
   * @param octets the value
   */
  public static Value octets(int tag, byte... octets) {
    return new Value(tag, 0, octets.clone(), null);
  }

  /**
   * An object identifier.
   *
   * @param oid the value; not to be changed afterwards
   */
  public static Value oid(Oid oid) {
    return new Value(BerTag.OBJECT_IDENTIFIER, 0, null, oid);
  }

  /**
   * A value without content.
   *
   * @param tag {@link BerTag#NULL} or an exception
   */
  public static Value empty(int tag) {
    return new Value(tag, 0, null, null);
  }

  /**
   * Reads the next element.
   *
   * @param reader stands at a value; latches an error when it is none
   * @return the value; an empty one after an error
   */
  public static Value read(BerReader reader) {
    int tag = reader.peekTag();
    switch (tag) {
      case BerTag.INTEGER:
        return number(tag, reader.readInteger32());
      case BerTag.COUNTER32:
      case BerTag.GAUGE32:
      case BerTag.TIME_TICKS:
        return number(tag, reader.readUnsigned32(tag));
      case BerTag.COUNTER64:
        return number(tag, reader.readUnsigned64(tag));
      case BerTag.OCTET_STRING:
      case BerTag.OPAQUE:
        reader.readOctets(tag, 0, Integer.MAX_VALUE);
        return taken(tag, reader);
      case BerTag.IP_ADDRESS:
        reader.readIpAddress();
        return taken(tag, reader);
      case BerTag.OBJECT_IDENTIFIER:
        Oid oid = new Oid();
        reader.readOid(tag, oid);
        return oid(copy(oid));
      case BerTag.NULL:
      case BerTag.NO_SUCH_OBJECT:
      case BerTag.NO_SUCH_INSTANCE:
      case BerTag.END_OF_MIB_VIEW:
        reader.readNull(tag);
        return empty(tag);
      default:
        reader.fail(tag < 0 ? BerError.TRUNCATED : BerError.UNEXPECTED_TAG);
        return empty(BerTag.NULL);
    }
  }

  private static Value taken(int tag, BerReader reader) {
    int from = reader.valueOffset();
    int length = reader.ok() ? reader.valueLength() : 0;
    return new Value(tag, 0, Arrays.copyOfRange(reader.buffer(), from, from + length), null);
  }

  /** A copy that is no larger than needed. */
  static Oid copy(Oid oid) {
    Oid copy = new Oid(oid.length());
    copy.set(oid);
    return copy;
  }

  /**
   * Writes the element.
   *
   * @param writer takes it
   */
  public void write(BerWriter writer) {
    if (octets != null) {
      writer.writeOctets(tag, octets, 0, octets.length);
    } else if (oid != null) {
      writer.writeOid(tag, oid);
    } else if (tag == BerTag.INTEGER) {
      writer.writeInteger(tag, number);
    } else if (isNumber()) {
      writer.writeUnsigned(tag, number);
    } else {
      writer.writeNull(tag);
    }
  }

  /** Identifier octet of the type, a constant of {@link BerTag}. */
  public int tag() {
    return tag;
  }

  /** Whether it is INTEGER, Counter32, Gauge32, TimeTicks or Counter64. */
  public boolean isNumber() {
    return tag == BerTag.INTEGER
        || tag == BerTag.COUNTER32
        || tag == BerTag.GAUGE32
        || tag == BerTag.TIME_TICKS
        || tag == BerTag.COUNTER64;
  }

  /** Whether it is OCTET STRING, IpAddress or Opaque. */
  public boolean isOctets() {
    return octets != null;
  }

  /** Whether it is noSuchObject, noSuchInstance or endOfMibView. */
  public boolean isException() {
    return tag >= BerTag.NO_SUCH_OBJECT && tag <= BerTag.END_OF_MIB_VIEW;
  }

  /** The number; 0 when it is none. */
  public long number() {
    return number;
  }

  /** The octets, as a copy; none when it has none. */
  public byte[] octets() {
    return octets == null ? new byte[0] : octets.clone();
  }

  /** The object identifier, not to be changed; null when it is none. */
  public Oid oid() {
    return oid;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Value value
        && value.tag == tag
        && value.number == number
        && Arrays.equals(value.octets, octets)
        && Objects.equals(value.oid, oid);
  }

  @Override
  public int hashCode() {
    return Objects.hash(tag, number, Arrays.hashCode(octets), oid);
  }

  /** Without names; for tests and logs. */
  @Override
  public String toString() {
    return ValueText.typed(null, this);
  }
}
