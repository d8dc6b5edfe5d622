/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.values;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.VarbindCursor;
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
   * The value of the present variable binding.
   *
   * @param cursor stands at the variable binding
   */
  public static Value read(VarbindCursor cursor) {
    int tag = cursor.valueTag();
    switch (tag) {
      case BerTag.INTEGER:
      case BerTag.COUNTER32:
      case BerTag.GAUGE32:
      case BerTag.TIME_TICKS:
      case BerTag.COUNTER64:
        return number(tag, cursor.number());
      case BerTag.OCTET_STRING:
      case BerTag.OPAQUE:
      case BerTag.IP_ADDRESS:
        int from = cursor.valueOffset();
        return new Value(
            tag, 0, Arrays.copyOfRange(cursor.bytes(), from, from + cursor.valueLength()), null);
      case BerTag.OBJECT_IDENTIFIER:
        return oid(copy(cursor.objectIdentifier()));
      default:
        return empty(tag);
    }
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
