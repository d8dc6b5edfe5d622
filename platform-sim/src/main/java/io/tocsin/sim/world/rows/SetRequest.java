/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.rows;

import java.util.List;

/**
 * A SET, as it stands in a message.
 *
 * @param requestId the PDU's request-id
 * @param assignments its variables
 */
public record SetRequest(int requestId, List<Assignment> assignments) {

  /** Makes the list unchangeable. */
  public SetRequest {
    assignments = List.copyOf(assignments);
  }

  /** The request for people. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("SET ").append(requestId).append(':');
    for (Assignment assignment : assignments) {
      text.append(' ').append(assignment.name()).append('=').append(assignment.value());
    }
    return text.toString();
  }
}
