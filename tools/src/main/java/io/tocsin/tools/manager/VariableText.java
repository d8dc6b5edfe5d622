/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.manager;

import io.tocsin.tools.names.NameTable;
import io.tocsin.tools.values.ValueText;
import io.tocsin.tools.values.Variable;

/** Variables as the manager's commands print them. */
public final class VariableText {

  private VariableText() {}

  /**
   * One line, for example {@code sysUpTime.0 = Timeticks: (1234) 0:00:12.34}.
   *
   * @param names resolves names
   * @param variable the variable
   */
  public static String line(NameTable names, Variable variable) {
    return names.text(variable.name())
        + " = "
        + ValueText.typed(names, names.find(variable.name()), variable.value());
  }
}
