/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/** How fast a target of notifications is sent to, and how soon it is tried again. */
public final class TargetPacing {

  private final int backoffMsMin;
  private final int backoffMsMax;
  private final int pauseMs;
  private final int ratePerSecond;
  private final int burstEvents;
  private final int weight;
  private final int idleMs;

  /**
   * What a configuration says.
   *
   * @param name NAME of a target's entry; empty for what holds where no entry says anything
   */
  TargetPacing(Values values, String name) {
    this.backoffMsMin = values.integer(ConfigurationKeys.TARGET_BACKOFF_MIN_MS, name);
    this.backoffMsMax = values.integer(ConfigurationKeys.TARGET_BACKOFF_MAX_MS, name);
    this.pauseMs = values.integer(ConfigurationKeys.TARGET_PAUSE_MS, name);
    this.ratePerSecond = values.integer(ConfigurationKeys.TARGET_PER_SECOND_EVENTS, name);
    this.burstEvents = values.integer(ConfigurationKeys.TARGET_BURST_EVENTS, name);
    this.weight = values.integer(ConfigurationKeys.TARGET_WEIGHT, name);
    this.idleMs = values.integer(ConfigurationKeys.TARGET_IDLE_MS, name);
  }

  /** First pause between two attempts to connect, in milliseconds. */
  public int backoffMsMin() {
    return backoffMsMin;
  }

  /** Longest pause between two attempts to connect, in milliseconds. */
  public int backoffMsMax() {
    return backoffMsMax;
  }

  /** Notifications in a second, in the long run; 0 for no bound. */
  public int ratePerSecond() {
    return ratePerSecond;
  }

  /** Notifications that may come together after a rest. */
  public int burstEvents() {
    return burstEvents;
  }

  /** Notifications in one turn, when several targets wait. */
  public int weight() {
    return weight;
  }

  /** Least time between two notifications, in milliseconds. */
  public int pauseMs() {
    return pauseMs;
  }

  /** Time after the last notification until the session is closed, in milliseconds; 0 for never. */
  public int idleMs() {
    return idleMs;
  }
}
