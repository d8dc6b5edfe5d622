/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerError;
import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;

/** What a variable binding of any form has to be (RFC 3416 §3, VarBind). */
final class Varbind {

  private static final int OCTETS_LENGTH_MAX = 65_535;

  private Varbind() {}

  /**
   * Steps over one variable binding and checks its name and value.
   *
   * @param reader stands at its identifier octet; keeps the error
   */
  static void check(BerReader reader) {
    int end = reader.enter(BerTag.SEQUENCE);
    reader.skipOid(BerTag.OBJECT_IDENTIFIER);
    checkValue(reader);
    reader.leave(end);
  }

  /**
   * Steps over a value of any type of RFC 3416 §3, ObjectSyntax, or what may stand in its place,
   * and checks it.
   *
   * @param reader stands at the identifier octet of the value; keeps the error
   */
  static void checkValue(BerReader reader) {
    int tag = reader.peekTag();
    switch (tag) {
      case BerTag.INTEGER:
        reader.readInteger32();
        break;
      case BerTag.OCTET_STRING:
      case BerTag.OPAQUE:
        reader.readOctets(tag, 0, OCTETS_LENGTH_MAX);
        break;
      case BerTag.OBJECT_IDENTIFIER:
        reader.skipOid(tag);
        break;
      case BerTag.IP_ADDRESS:
        reader.readIpAddress();
        break;
      case BerTag.COUNTER32:
      case BerTag.GAUGE32:
      case BerTag.TIME_TICKS:
        reader.readUnsigned32(tag);
        break;
      case BerTag.COUNTER64:
        reader.readUnsigned64(tag);
        break;
      case BerTag.NULL:
      case BerTag.NO_SUCH_OBJECT:
      case BerTag.NO_SUCH_INSTANCE:
      case BerTag.END_OF_MIB_VIEW:
        reader.readNull(tag);
        break;
      default:
        reader.fail(tag < 0 ? BerError.TRUNCATED : BerError.UNEXPECTED_TAG);
        break;
    }
  }
}
