/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.manager;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.tools.values.Variable;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Reads all variables of a subtree with GETBULK (RFC 3416 §4.2.3). */
public final class Walk {

  private final CommandGenerator agent;
  private final int maxRepetitions;
  private int requestCount;

  /**
   * A walk.
   *
   * @param agent who is asked, over an open session
   * @param maxRepetitions variables that are asked for at once, 1 at least
   */
  public Walk(CommandGenerator agent, int maxRepetitions) {
    this.agent = agent;
    this.maxRepetitions = maxRepetitions;
  }

  /** Number of requests that were needed so far. */
  public int requestCount() {
    return requestCount;
  }

  /**
   * Reads a subtree.
   *
   * @param root name of the subtree
   * @param found takes the variables, in their order
   * @return number of variables
   * @throws IOException when there is no answer or it makes no sense
   */
  public int below(Oid root, Consumer<Variable> found) throws IOException {
    int count = 0;
    Oid last = root;
    while (true) {
      Response response = agent.getBulk(0, maxRepetitions, List.of(last));
      requestCount++;
      if (response.errorStatus() != ErrorStatus.NO_ERROR) {
        throw new IOException("The walk stops behind " + last + ": " + response.errorName() + ".");
      }
      if (response.variables().isEmpty()) {
        throw new IOException("The walk stops behind " + last + ": an answer without variables.");
      }
      for (Variable variable : response.variables()) {
        if (isBeyond(root, variable)) {
          return count;
        }
        if (variable.name().compareTo(last) <= 0) {
          // An agent that goes back would be walked for ever.
          throw new IOException(
              "The walk stops: " + variable.name() + " came behind " + last + ", out of order.");
        }
        found.accept(variable);
        count++;
        last = variable.name();
      }
    }
  }

  private static boolean isBeyond(Oid root, Variable variable) {
    return variable.value().tag() == BerTag.END_OF_MIB_VIEW || !variable.name().startsWith(root);
  }
}
