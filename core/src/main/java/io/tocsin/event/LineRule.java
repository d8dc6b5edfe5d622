/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/** What the changes of one input line mean. */
public final class LineRule {

  private final int report;
  private final int severity;

  /**
   * A rule.
   *
   * @param report which changes are events, a constant of {@link LineReport}
   * @param severity how bad they are, a constant of {@link Severity}
   */
  public LineRule(int report, int severity) {
    this.report = report;
    this.severity = severity;
  }

  /**
   * Whether a change is an event.
   *
   * @param active the new level
   */
  boolean includes(boolean active) {
    return LineReport.includes(report, active);
  }

  /** How bad a change is, a constant of {@link Severity}. */
  int severity() {
    return severity;
  }
}
