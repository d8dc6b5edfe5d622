/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.manager;

import io.tocsin.tools.values.Variable;
import java.io.IOException;
import java.util.List;

/** An agent answered a request with a Report-PDU (RFC 3412 §7.1 step 3). */
public final class ReportException extends IOException {

  private static final long serialVersionUID = 1;

  private final transient List<Variable> variables;

  ReportException(String target, Response report) {
    super(target + " answered with a report instead of a response: " + report.variables());
    this.variables = report.variables();
  }

  /** What is reported: the name of a counter and its value, as a rule. */
  public List<Variable> variables() {
    return variables;
  }
}
