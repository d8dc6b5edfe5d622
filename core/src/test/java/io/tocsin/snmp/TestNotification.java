/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;

/** A notification of six variables, as a board would send it. */
public final class TestNotification implements VarbindSource {

  private static final Oid[] NAMES = {
    Oid.parse("1.3.6.1.2.1.1.3.0"),
    Oid.parse("1.3.6.1.6.3.1.1.4.1.0"),
    Oid.parse("1.3.6.1.4.1.32473.1.2.1.1.2.3"),
    Oid.parse("1.3.6.1.4.1.32473.1.2.1.1.3.3"),
    Oid.parse("1.3.6.1.4.1.32473.1.2.1.1.4.3"),
    Oid.parse("1.3.6.1.4.1.32473.1.2.1.1.5.3"),
  };

  public static final Oid TRAP_OID = Oid.parse("1.3.6.1.4.1.32473.1.0.3");

  private static final byte[] TEXT = Octets.ofAscii("temperature").toArray();

  /** Bytes of the last variable. */
  public byte[] filling = TEXT;

  @Override
  public int count() {
    return NAMES.length;
  }

  @Override
  public void name(int index, Oid into) {
    into.set(NAMES[index]);
  }

  @Override
  public void value(int index, BerWriter out) {
    switch (index) {
      case 0:
        out.writeUnsigned(BerTag.TIME_TICKS, 123_456);
        break;
      case 1:
        out.writeOid(BerTag.OBJECT_IDENTIFIER, TRAP_OID);
        break;
      case 2:
        out.writeOctets(BerTag.OCTET_STRING, TEXT, 0, TEXT.length);
        break;
      case 3:
        out.writeInteger(BerTag.INTEGER, 71_500);
        break;
      case 4:
        out.writeUnsigned(BerTag.GAUGE32, 70_000);
        break;
      default:
        out.writeOctets(BerTag.OCTET_STRING, filling, 0, filling.length);
        break;
    }
  }
}
