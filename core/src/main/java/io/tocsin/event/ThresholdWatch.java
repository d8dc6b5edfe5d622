/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/**
 * Watches one value for crossing a high or a low threshold, with hysteresis: an alarm that was
 * raised is raised again only after the value came back past the clearing value.
 *
 * <pre>
 *   value
 *     |        raised                    high
 *     |-------/------\------------------------
 *     |      /        \                  highClear
 *     |-----/----------\----------------------
 *     |    /            \ cleared
 * </pre>
 */
public final class ThresholdWatch {

  /** State: within bounds. */
  public static final int NORMAL = 0;

  /** State and direction: at or above the high threshold, not back below its clearing value. */
  public static final int HIGH = 1;

  /** State and direction: at or below the low threshold, not back above its clearing value. */
  public static final int LOW = 2;

  /** Result of {@link #observe}: nothing to tell. */
  public static final int UNCHANGED = 0;

  /** Result of {@link #observe}: crossed; {@link #state()} tells where to. */
  public static final int CROSSED = 1;

  /** Result of {@link #observe}: came back; {@link #previousState()} tells where from. */
  public static final int CLEARED = 2;

  /** A threshold that is never reached. */
  public static final int NO_HIGH = Integer.MAX_VALUE;

  /** A threshold that is never reached. */
  public static final int NO_LOW = Integer.MIN_VALUE;

  private final int high;
  private final int highClear;
  private final int low;
  private final int lowClear;
  private final int severity;
  private int state = NORMAL;
  private int previousState = NORMAL;

  /**
   * A watch in state {@link #NORMAL}.
   *
   * @param high crossed at this value and above; {@link #NO_HIGH} for none
   * @param highClear back at this value and below; not above {@code high}
   * @param low crossed at this value and below; {@link #NO_LOW} for none
   * @param lowClear back at this value and above; not below {@code low}
   * @param severity how bad a crossing is, a constant of {@link Severity}
   */
  public ThresholdWatch(int high, int highClear, int low, int lowClear, int severity) {
    this.severity = severity;
    this.high = high;
    this.highClear = highClear;
    this.low = low;
    this.lowClear = lowClear;
  }

  /**
   * Takes a new value. A value that jumps from one alarm straight into the other first clears; the
   * next observation then crosses, so call until {@link #UNCHANGED}.
   *
   * @param value the value in the unit of the thresholds
   * @return {@link #UNCHANGED}, {@link #CROSSED} or {@link #CLEARED}
   */
  public int observe(int value) {
    if (state == NORMAL) {
      if (high != NO_HIGH && value >= high) {
        return change(HIGH, CROSSED);
      }
      if (low != NO_LOW && value <= low) {
        return change(LOW, CROSSED);
      }
      return UNCHANGED;
    }
    boolean back = state == HIGH ? value <= highClear : value >= lowClear;
    return back ? change(NORMAL, CLEARED) : UNCHANGED;
  }

  /**
   * Takes over the alarm of another watch, as far as there is a threshold for it here. Thresholds
   * that have changed count from the next value on.
   *
   * @param other the watch of the same sensor
   */
  void adopt(ThresholdWatch other) {
    boolean isWatched =
        other.state == NORMAL || (other.state == HIGH ? high != NO_HIGH : low != NO_LOW);
    state = isWatched ? other.state : NORMAL;
    previousState = other.previousState;
  }

  private int change(int newState, int result) {
    previousState = state;
    state = newState;
    return result;
  }

  /** {@link #NORMAL}, {@link #HIGH} or {@link #LOW}. */
  public int state() {
    return state;
  }

  /** How bad a crossing is, a constant of {@link Severity}. */
  public int severity() {
    return severity;
  }

  /** The state before the last change. */
  public int previousState() {
    return previousState;
  }

  /** The high threshold or {@link #NO_HIGH}. */
  public int high() {
    return high;
  }

  /** The clearing value of the high threshold. */
  public int highClear() {
    return highClear;
  }

  /** The low threshold or {@link #NO_LOW}. */
  public int low() {
    return low;
  }

  /** The clearing value of the low threshold. */
  public int lowClear() {
    return lowClear;
  }

  /**
   * The threshold that counts for a direction.
   *
   * @param direction {@link #HIGH} or {@link #LOW}
   */
  public int threshold(int direction) {
    return direction == HIGH ? high : low;
  }

  /**
   * The clearing value that counts for a direction.
   *
   * @param direction {@link #HIGH} or {@link #LOW}
   */
  public int clearing(int direction) {
    return direction == HIGH ? highClear : lowClear;
  }
}
