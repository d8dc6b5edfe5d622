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

  private Severity() {}
}
