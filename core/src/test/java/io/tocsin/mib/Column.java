/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.ErrorStatus;
import java.util.List;

/**
 * An object that a standard defines, for modules whose text the tests do not read.
 *
 * @param name what all of its variables begin with
 * @param tag its type
 * @param min least value, or least length
 * @param max greatest value, or greatest length
 */
record Column(String name, int tag, long min, long max) {

  /** Checks that the variables below a name are those of some objects and no others, read-only. */
  static void check(MibFixture mib, String below, List<Column> columns) {
    for (Column column : columns) {
      assertTrue(
          mib.walk().stream().anyMatch(variable -> variable.startsWith(column.name + ".")),
          () -> column.name + " has no instance");
    }
    for (String variable : mib.walk()) {
      if (variable.startsWith(below + ".")) {
        columns.stream()
            .filter(column -> variable.startsWith(column.name + "."))
            .findFirst()
            .orElseThrow(() -> new AssertionError(variable + " is no object of the groups"))
            .checkValue(mib, Oid.parse(variable));
      }
    }
  }

  private void checkValue(MibFixture mib, Oid variable) {
    BerReader value = mib.get(variable);
    assertEquals(tag, value.peekTag(), variable::toString);
    if (tag == BerTag.OBJECT_IDENTIFIER) {
      value.readOid(tag, new Oid());
    } else if (tag == BerTag.OCTET_STRING) {
      value.readOctets(tag, (int) min, (int) max);
    } else {
      value.readInteger(tag, min, max);
    }
    value.finish();
    assertTrue(value.ok(), () -> "not allowed: " + variable);
    assertEquals(ErrorStatus.NOT_WRITABLE, mib.registry.prepareSet(0, variable, mib.get(variable)));
    mib.registry.endSet(false);
  }
}
