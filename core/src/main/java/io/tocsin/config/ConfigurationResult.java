/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import java.util.List;

/** What came of reading a configuration: it, or all that is wrong with it. */
public final class ConfigurationResult {

  private final Configuration configuration;
  private final List<ConfigurationError> errors;
  private final List<ConfigurationError> warnings;
  private final int errorsNotListed;

  ConfigurationResult(
      Configuration configuration,
      List<ConfigurationError> errors,
      List<ConfigurationError> warnings,
      int errorsNotListed) {
    this.configuration = configuration;
    this.errors = errors;
    this.warnings = warnings;
    this.errorsNotListed = errorsNotListed;
  }

  /** The configuration; null when there are errors. */
  public Configuration configuration() {
    return configuration;
  }

  /** Whether there is a {@link #configuration()}. */
  public boolean isValid() {
    return configuration != null;
  }

  /**
   * All errors, in the order of their lines, those without a line last; at most {@link
   * Limits#CONFIGURATION_ERRORS_MAX}.
   */
  public List<ConfigurationError> errors() {
    return errors;
  }

  /** Number of errors beyond those of {@link #errors()}. */
  public int errorsNotListed() {
    return errorsNotListed;
  }

  /**
   * What is allowed but hardly meant, in the order of the lines; told together with errors too. At
   * most {@link Limits#CONFIGURATION_ERRORS_MAX}.
   */
  public List<ConfigurationError> warnings() {
    return warnings;
  }

  /** All errors, then all warnings marked as such, one in a line, each ended by a line feed. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (ConfigurationError error : errors) {
      text.append(error.text()).append('\n');
    }
    if (errorsNotListed > 0) {
      text.append("and ").append(errorsNotListed).append(" more errors\n");
    }
    for (ConfigurationError warning : warnings) {
      text.append("warning: ").append(warning.text()).append('\n');
    }
    return text.toString();
  }
}
