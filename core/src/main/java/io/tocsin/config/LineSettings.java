/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/** Which changes of one line of the board are reported: {@code line.NAME.*}. */
public final class LineSettings {

  /** Report: no change. */
  public static final int NONE = 0;

  /** Report: changes to active. */
  public static final int ACTIVE = 1;

  /** Report: changes to inactive. */
  public static final int INACTIVE = 2;

  /** Report: every change; so it is for lines that the configuration does not name. */
  public static final int BOTH = 3;

  private final String name;
  private final boolean reportPresent;
  private final int report;
  private final int severity;

  LineSettings(Values values, String name) {
    this.name = name;
    this.reportPresent = values.isPresent(ConfigurationKeys.LINE_REPORT, name);
    this.report = values.integer(ConfigurationKeys.LINE_REPORT, name);
    this.severity = 1 + values.integer(ConfigurationKeys.LINE_SEVERITY, name);
  }

  /** The line's name on the board. */
  public String name() {
    return name;
  }

  /** Whether the file says which changes are reported. */
  public boolean hasReport() {
    return reportPresent;
  }

  /**
   * {@link #NONE}, {@link #ACTIVE}, {@link #INACTIVE} or {@link #BOTH}; the same numbers as the
   * event layer's.
   */
  public int report() {
    return report;
  }

  /** How bad a change is, 1 informational to 4 critical; the same numbers as the event layer's. */
  public int severity() {
    return severity;
  }
}
