/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;

/** nlmLogVariableTable (RFC 3014): each variable has its value in the column of its type. */
final class LogVariableTable extends TableObject {

  private static final int ID = 2;
  private static final int VALUE_TYPE = 3;
  private static final int COUNTER32_VAL = 4;
  private static final int UNSIGNED32_VAL = 5;
  private static final int TIME_TICKS_VAL = 6;
  private static final int INTEGER32_VAL = 7;
  private static final int OCTET_STRING_VAL = 8;
  private static final int IP_ADDRESS_VAL = 9;
  private static final int OID_VAL = 10;
  private static final int COUNTER64_VAL = 11;
  private static final int OPAQUE_VAL = 12;

  private final LogVariables rows;
  private final Oid variable = new Oid();

  /**
   * A table of all variables.
   *
   * @param entry name of nlmLogVariableEntry
   * @param rows finds them
   */
  LogVariableTable(Oid entry, LogVariables rows) {
    super(
        entry,
        rows,
        ID,
        VALUE_TYPE,
        COUNTER32_VAL,
        UNSIGNED32_VAL,
        TIME_TICKS_VAL,
        INTEGER32_VAL,
        OCTET_STRING_VAL,
        IP_ADDRESS_VAL,
        OID_VAL,
        COUNTER64_VAL,
        OPAQUE_VAL);
    this.rows = rows;
  }

  @Override
  protected boolean isPresent(int column, int row) {
    return column == ID || column == VALUE_TYPE || column == column(rows.tag(row));
  }

  @Override
  protected void writeValue(int column, int row, BerWriter value) {
    switch (column) {
      case ID:
        rows.name(row, variable);
        value.writeOid(BerTag.OBJECT_IDENTIFIER, variable);
        break;
      case VALUE_TYPE:
        value.writeInteger(BerTag.INTEGER, valueType(rows.tag(row)));
        break;
      default:
        rows.value(row, value);
        break;
    }
  }

  /** The column for values of a type. */
  private static int column(int tag) {
    switch (tag) {
      case BerTag.COUNTER32:
        return COUNTER32_VAL;
      case BerTag.GAUGE32:
        return UNSIGNED32_VAL;
      case BerTag.TIME_TICKS:
        return TIME_TICKS_VAL;
      case BerTag.INTEGER:
        return INTEGER32_VAL;
      case BerTag.OCTET_STRING:
        return OCTET_STRING_VAL;
      case BerTag.IP_ADDRESS:
        return IP_ADDRESS_VAL;
      case BerTag.OBJECT_IDENTIFIER:
        return OID_VAL;
      case BerTag.COUNTER64:
        return COUNTER64_VAL;
      case BerTag.OPAQUE:
        return OPAQUE_VAL;
      default:
        throw new IllegalArgumentException("no column takes the type " + tag);
    }
  }

  /** nlmLogVariableValueType of a type; not in the order of the columns. */
  private static int valueType(int tag) {
    int column = column(tag);
    switch (column) {
      case IP_ADDRESS_VAL:
        return 5;
      case OCTET_STRING_VAL:
        return 6;
      default:
        return column - VALUE_TYPE;
    }
  }
}
