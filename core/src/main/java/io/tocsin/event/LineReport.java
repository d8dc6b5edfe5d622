/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/** Which level changes of an input line are events. */
public final class LineReport {

  /** None. */
  public static final int NONE = 0;

  /** Changes to active. */
  public static final int ACTIVE = 1;

  /** Changes to inactive. */
  public static final int INACTIVE = 2;

  /** Both. */
  public static final int BOTH = ACTIVE | INACTIVE;

  private LineReport() {}

  /**
   * Whether a change is an event.
   *
   * @param report a constant of this class
   * @param active the new level
   */
  public static boolean includes(int report, boolean active) {
    return (report & (active ? ACTIVE : INACTIVE)) != 0;
  }
}
