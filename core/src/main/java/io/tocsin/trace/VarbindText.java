/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.Pdu;
import io.tocsin.snmp.VarbindCursor;

/** Writes variable bindings as {@code OID = TYPE: value}, types by their names in RFC 2578. */
final class VarbindText {

  private final VarbindCursor cursor = new VarbindCursor();
  private final Oid name = new Oid();

  /** A writer. */
  VarbindText() {}

  /** Writes those of a PDU that was read without an error. */
  void add(TraceText text, Pdu pdu) {
    pdu.varbinds(cursor);
    String before = ": ";
    while (cursor.next(name)) {
      text.add(before).add(name.toString()).add(" = ");
      if (SecretObjects.has(name) && cursor.valueLength() > 0) {
        text.add(TraceText.REMOVED);
      } else {
        addValue(text);
      }
      before = ", ";
    }
  }

  private void addValue(TraceText text) {
    switch (cursor.valueTag()) {
      case BerTag.INTEGER:
        text.add("INTEGER: ").add(cursor.number());
        break;
      case BerTag.OCTET_STRING:
        addOctets(text.add("OCTET STRING: "));
        break;
      case BerTag.OBJECT_IDENTIFIER:
        text.add("OBJECT IDENTIFIER: ").add(cursor.objectIdentifier().toString());
        break;
      case BerTag.IP_ADDRESS:
        addIpAddress(text.add("IpAddress: "));
        break;
      case BerTag.COUNTER32:
        text.add("Counter32: ").add(cursor.number());
        break;
      case BerTag.GAUGE32:
        text.add("Gauge32: ").add(cursor.number());
        break;
      case BerTag.TIME_TICKS:
        text.add("TimeTicks: ").add(cursor.number());
        break;
      case BerTag.COUNTER64:
        text.add("Counter64: ").add(Long.toUnsignedString(cursor.number()));
        break;
      case BerTag.OPAQUE:
        addOpaque(text.add("Opaque: 0x"));
        break;
      default:
        text.add(nameOfException(cursor.valueTag()));
        break;
    }
  }

  private void addOctets(TraceText text) {
    text.addOctets(cursor.bytes(), cursor.valueOffset(), cursor.valueLength());
  }

  private void addOpaque(TraceText text) {
    int shown = Math.min(cursor.valueLength(), TraceText.VALUE_OCTETS_MAX);
    text.addHexadecimal(cursor.bytes(), cursor.valueOffset(), shown)
        .addCut(cursor.valueLength(), shown);
  }

  private void addIpAddress(TraceText text) {
    for (int i = 0; i < cursor.valueLength(); i++) {
      text.add(i == 0 ? "" : ".").add(cursor.bytes()[cursor.valueOffset() + i] & 0xFF);
    }
  }

  private static String nameOfException(int tag) {
    switch (tag) {
      case BerTag.NO_SUCH_OBJECT:
        return "noSuchObject";
      case BerTag.NO_SUCH_INSTANCE:
        return "noSuchInstance";
      case BerTag.END_OF_MIB_VIEW:
        return "endOfMibView";
      default:
        return "NULL";
    }
  }
}
