/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.fault;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Where something rare and allowed can be made frequent. The agent must do as well as ever. */
public final class FaultSites {
  /** A step hands one event to the transport at most. */
  public static final String ONE_EVENT_A_STEP = "one-event-a-step";

  /** A step takes one line change at most. */
  public static final String ONE_LINE_A_STEP = "one-line-a-step";

  /** A session that has nothing to carry is closed at once. */
  public static final String EARLY_IDLE = "early-idle";

  /** A trap waits until those before it have left the board. */
  public static final String ONE_TRAP_ON_THE_WAY = "one-trap-on-the-way";

  /** One byte is written where more could be. */
  public static final String SHORT_WRITE = "short-write";

  /** All of them. */
  public static final List<String> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              ONE_EVENT_A_STEP, ONE_LINE_A_STEP, EARLY_IDLE, ONE_TRAP_ON_THE_WAY, SHORT_WRITE));

  private FaultSites() {}
}
