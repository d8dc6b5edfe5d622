/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.values;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
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
   * @param reader stands at the list; latches an error when it is none
   * @return the variables read up to the end or to the first error
   */
  public static List<Variable> readList(BerReader reader) {
    int list = reader.enter(BerTag.SEQUENCE);
    List<Variable> variables = readAll(reader);
    reader.leave(list);
    return variables;
  }

  /**
   * Reads the content of a list of variable bindings.
   *
   * @param reader stands at the first; latches an error when there is something else
   * @return the variables read up to the end or to the first error
   */
  public static List<Variable> readAll(BerReader reader) {
    List<Variable> variables = new ArrayList<>();
    while (reader.hasMore()) {
      int binding = reader.enter(BerTag.SEQUENCE);
      Oid name = new Oid();
      reader.readOid(BerTag.OBJECT_IDENTIFIER, name);
      Value value = Value.read(reader);
      reader.leave(binding);
      if (reader.ok()) {
        variables.add(new Variable(Value.copy(name), value));
      }
    }
    return variables;
  }

  /**
   * Writes a list of variable bindings.
   *
   * @param variables the variables
   * @param writer takes the list
   */
  public static void writeList(List<Variable> variables, BerWriter writer) {
    int list = writer.mark();
    for (int i = variables.size() - 1; i >= 0; i--) {
      int binding = writer.mark();
      variables.get(i).value.write(writer);
      writer.writeOid(BerTag.OBJECT_IDENTIFIER, variables.get(i).name);
      writer.writeHeader(BerTag.SEQUENCE, binding);
    }
    writer.writeHeader(BerTag.SEQUENCE, list);
  }
}
