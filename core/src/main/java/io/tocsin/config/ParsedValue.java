/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/** What came of reading a value: it, or the reason why it is none. */
final class ParsedValue {

  private final Object value;
  private final String problem;

  private ParsedValue(Object value, String problem) {
    this.value = value;
    this.problem = problem;
  }

  static ParsedValue of(Object value) {
    return new ParsedValue(value, null);
  }

  static ParsedValue wrong(String problem) {
    return new ParsedValue(null, problem);
  }

  /** The value; null when there is a {@link #problem()}. */
  Object value() {
    return value;
  }

  /** What is wrong, in words; null when nothing is. */
  String problem() {
    return problem;
  }
}
