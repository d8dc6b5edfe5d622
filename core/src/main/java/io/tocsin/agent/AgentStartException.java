/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.config.ConfigurationError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The agent cannot start with this configuration on this board; nothing has been started. */
public final class AgentStartException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<ConfigurationError> errors;

  AgentStartException(List<ConfigurationError> errors) {
    super(errors.size() + " errors, the first: " + errors.get(0).text());
    this.errors = Collections.unmodifiableList(new ArrayList<>(errors));
  }

  /** All that is wrong, one entry at least. */
  public List<ConfigurationError> errors() {
    return errors;
  }
}
