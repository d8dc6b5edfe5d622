/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

/** What is to be told of the agent itself. */
public interface AgentStatus {

  /** Version of the agent's program; ASCII. */
  String version();

  /** End of validity of the agent's own certificate, milliseconds since 1970-01-01T00:00:00Z. */
  long certificateNotAfterMs();
}
