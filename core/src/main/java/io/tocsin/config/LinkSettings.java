/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/** Which changes of one network interface of the board are reported: {@code link.NAME.*}. */
public final class LinkSettings {

  private final String name;
  private final boolean reportPresent;
  private final int report;
  private final int severity;

  LinkSettings(Values values, String name) {
    this.name = name;
    this.reportPresent = values.isPresent(ConfigurationKeys.LINK_REPORT, name);
    this.report = values.integer(ConfigurationKeys.LINK_REPORT, name);
    this.severity = 1 + values.integer(ConfigurationKeys.LINK_SEVERITY, name);
  }

  /** The interface's name on the board. */
  public String name() {
    return name;
  }

  /** Whether the file says which changes are reported. */
  public boolean hasReport() {
    return reportPresent;
  }

  /**
   * 0 for none, 1 for going down, 2 for coming up, 3 for both; the same numbers as the event
   * layer's.
   */
  public int report() {
    return report;
  }

  /**
   * How bad it is that the interface goes down, 1 informational to 4 critical; the same numbers as
   * the event layer's.
   */
  public int severity() {
    return severity;
  }
}
