/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Collects errors and warnings, up to a bound, and puts them in order. */
final class Problems {

  /** By line; what concerns no line comes last. */
  private static final Comparator<ConfigurationError> BY_LINE =
      new Comparator<ConfigurationError>() {
        @Override
        public int compare(ConfigurationError one, ConfigurationError other) {
          return Integer.compare(order(one), order(other));
        }

        private int order(ConfigurationError error) {
          return error.line() == 0 ? Integer.MAX_VALUE : error.line();
        }
      };

  private final List<ConfigurationError> errors = new ArrayList<>();
  private final List<ConfigurationError> warnings = new ArrayList<>();
  private int errorsNotListed;

  void error(ConfigurationError error) {
    if (isFull()) {
      errorsNotListed++;
    } else {
      errors.add(error);
    }
  }

  void warning(ConfigurationError warning) {
    if (warnings.size() < Limits.CONFIGURATION_ERRORS_MAX) {
      warnings.add(warning);
    }
  }

  /** Whether further errors are only counted, so that no work need go into their words. */
  boolean isFull() {
    return errors.size() >= Limits.CONFIGURATION_ERRORS_MAX;
  }

  boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** The result, with a configuration when there is no error. */
  ConfigurationResult result(Values values) {
    Collections.sort(errors, BY_LINE);
    Collections.sort(warnings, BY_LINE);
    return new ConfigurationResult(
        hasErrors() ? null : new Configuration(values),
        Collections.unmodifiableList(errors),
        Collections.unmodifiableList(warnings),
        errorsNotListed);
  }
}
