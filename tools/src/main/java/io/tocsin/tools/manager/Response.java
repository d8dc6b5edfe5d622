/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.manager;

import io.tocsin.snmp.ErrorStatus;
import io.tocsin.tools.values.Variable;
import java.util.List;

/**
 * What an agent answered (Response-PDU of RFC 3416 §3).
 *
 * @param errorStatus a value of {@link ErrorStatus}
 * @param errorIndex the variable that failed, counted from 1; 0 for none
 * @param variables the variables
 */
public record Response(int errorStatus, int errorIndex, List<Variable> variables) {

  /** Copies the list. */
  public Response {
    variables = List.copyOf(variables);
  }

  /** The name of the error-status (RFC 3416 §3). */
  public String errorName() {
    return ErrorStatus.name(errorStatus);
  }
}
