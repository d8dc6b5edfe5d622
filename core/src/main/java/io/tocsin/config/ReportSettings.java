/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/**
 * Which changes of one line or one network interface of the board are reported: {@code
 * line.NAME.*}, {@code link.NAME.*}.
 */
public final class ReportSettings {

  private final String name;
  private final boolean reportPresent;
  private final int report;
  private final int severity;

  ReportSettings(
      Values values, String name, ConfigurationKey reportKey, ConfigurationKey severityKey) {
    this.name = name;
    this.reportPresent = values.isPresent(reportKey, name);
    this.report = values.integer(reportKey, name);
    this.severity = 1 + values.integer(severityKey, name);
  }

  /** Name of the line or interface on the board. */
  public String name() {
    return name;
  }

  /** Whether the file says which changes are reported. */
  public boolean hasReport() {
    return reportPresent;
  }

  /**
   * Which changes: the numbers of the event layer's {@code LineReport} for a line, those of its
   * {@code LinkReport} for an interface.
   */
  public int report() {
    return report;
  }

  /**
   * How bad a change of the line is, or that the interface goes down: 1 informational to 4
   * critical, the same numbers as the event layer's.
   */
  public int severity() {
    return severity;
  }
}
