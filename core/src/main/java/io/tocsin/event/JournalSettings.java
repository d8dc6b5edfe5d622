/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/** What the configuration says of the journal. */
public final class JournalSettings {

  /** As least severity: no event is journaled. */
  public static final int OFF = Severity.COUNT;

  private final int leastSeverity;
  private final long windowMs;
  private final int dayBytes;

  /**
   * Settings.
   *
   * @param leastSeverity events of this severity and of worse ones are journaled; {@link #OFF} for
   *     none
   * @param windowMs time in milliseconds after which an event is durable, if the flash works and
   *     the budget allows it
   * @param dayBytes most bytes that are written in 24 hours of operation; 0 for no bound
   */
  public JournalSettings(int leastSeverity, long windowMs, int dayBytes) {
    this.leastSeverity = leastSeverity;
    this.windowMs = windowMs;
    this.dayBytes = dayBytes;
  }

  int leastSeverity() {
    return leastSeverity;
  }

  long windowMs() {
    return windowMs;
  }

  int dayBytes() {
    return dayBytes;
  }
}
