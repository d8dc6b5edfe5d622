/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/** How bad an event is; greater is worse. The values are those of TocsinSeverity in TOCSIN-MIB. */
public final class Severity {

  /** Good to know. */
  public static final int INFORMATIONAL = 1;

  /** Something will go wrong unless somebody acts. */
  public static final int WARNING = 2;

  /** A function is impaired. */
  public static final int MINOR = 3;

  /** Somebody must act now. */
  public static final int CRITICAL = 4;

  /** The least of them. */
  public static final int LEAST = INFORMATIONAL;

  /** The worst of them. */
  public static final int WORST = CRITICAL;

  /** Number of severities plus one, for tables. */
  public static final int COUNT = WORST + 1;

  private static final String[] NAMES = {"none", "informational", "warning", "minor", "critical"};

  private Severity() {}

  /**
   * The severity in words, as in logs.
   *
   * @param severity a constant of this class
   */
  public static String name(int severity) {
    return severity > 0 && severity < COUNT ? NAMES[severity] : "unknown";
  }
}
