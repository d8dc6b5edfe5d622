/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/** What the changes of one network interface mean. */
public final class LinkRule {

  private final int report;
  private final int severity;

  /**
   * A rule.
   *
   * @param report which changes are events, a constant of {@link LinkReport}
   * @param severity how bad it is that the interface goes down, a constant of {@link Severity};
   *     that it comes up is informational
   */
  public LinkRule(int report, int severity) {
    this.report = report;
    this.severity = severity;
  }

  /**
   * Whether a change is an event.
   *
   * @param isUp whether the interface came up, and did not go down
   */
  boolean includes(boolean isUp) {
    return (report & (isUp ? LinkReport.UP : LinkReport.DOWN)) != 0;
  }

  /**
   * How bad a change is, a constant of {@link Severity}.
   *
   * @param isUp whether the interface came up, and did not go down
   */
  int severity(boolean isUp) {
    return isUp ? Severity.INFORMATIONAL : severity;
  }
}
