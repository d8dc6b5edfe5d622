/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.values;

import io.tocsin.ber.Oid;
import io.tocsin.snmp.VarbindCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * A variable binding (RFC 3416 §3).
 *
 * @param name full name of the variable; not to be changed
 * @param value its value
 */
public record Variable(Oid name, Value value) {

  /**
   * Reads a list of variable bindings.
   *
   * @param cursor stands before the first; tells of an error
   * @return the variables read up to the end or to the first error
   */
  public static List<Variable> readAll(VarbindCursor cursor) {
    List<Variable> variables = new ArrayList<>();
    Oid name = new Oid();
    while (cursor.next(name)) {
      variables.add(new Variable(Value.copy(name), Value.read(cursor)));
    }
    return variables;
  }
}
