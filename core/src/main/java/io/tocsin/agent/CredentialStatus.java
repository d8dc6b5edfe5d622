/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.mib.AgentStatus;

/** What the MIB is told of the agent itself. */
final class CredentialStatus implements AgentStatus {

  private final String version;
  private final long certificateNotAfterMs;

  CredentialStatus(String version, Credentials credentials) {
    this.version = version;
    this.certificateNotAfterMs =
        credentials.identity() == null ? 0 : credentials.identity().certificate().notAfterMs();
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public long certificateNotAfterMs() {
    return certificateNotAfterMs;
  }
}
