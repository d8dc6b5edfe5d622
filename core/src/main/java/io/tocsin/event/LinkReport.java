/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/** Which changes of a network interface are events. */
public final class LinkReport {

  /** None. */
  public static final int NONE = 0;

  /** That it goes down. */
  public static final int DOWN = 1;

  /** That it comes up. */
  public static final int UP = 2;

  /** Both. */
  public static final int BOTH = DOWN | UP;

  private LinkReport() {}
}
