/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import io.tocsin.dm.session.SessionLimits;
import io.tocsin.dm.syncml.Encoding;

/** How a client behaves. */
public final class DmSettings {

  private final SessionLimits sessionLimits;
  private Encoding encoding = Encoding.WBXML;
  private boolean isPlainAllowed;
  private long pollMs;
  private long firstContactMs = 3_000;
  private int accountsMax = 8;
  private long backoffMsMin = 5_000;
  private long backoffMsMax = 3_600_000;
  private int sessionsPerHourMax = 60;
  private int sessionsBurst = 5;
  private long sessionMsMax = 600_000;
  private String userAgent = "Tocsin";

  /**
   * The settings of a client that polls nobody.
   *
   * @param sessionLimits the bounds of each session
   */
  public DmSettings(SessionLimits sessionLimits) {
    this.sessionLimits = sessionLimits;
  }

  /** Sets how messages are written. */
  public DmSettings encoding(Encoding value) {
    encoding = value;
    return this;
  }

  /** Lets sessions go over HTTP without TLS: for trials alone. */
  public DmSettings allowPlain() {
    isPlainAllowed = true;
    return this;
  }

  /** Sets the time between two sessions that nobody has asked for, in milliseconds; 0 for none. */
  public DmSettings poll(long periodMs) {
    pollMs = periodMs;
    return this;
  }

  /**
   * Sets the time within which the first session begins, in milliseconds; drawn at random. Boards
   * that come back together after a power cut do not call all at once so.
   */
  public DmSettings firstContact(long spreadMs) {
    firstContactMs = spreadMs;
    return this;
  }

  /** Sets the pauses after sessions that failed, in milliseconds. */
  public DmSettings backoff(long leastMs, long greatestMs) {
    backoffMsMin = leastMs;
    backoffMsMax = greatestMs;
    return this;
  }

  /**
   * Sets how often a server may be called.
   *
   * @param perHour sessions in an hour, in the long run
   * @param burst sessions that may follow upon each other after a rest
   */
  public DmSettings rate(int perHour, int burst) {
    sessionsPerHourMax = perHour;
    sessionsBurst = burst;
    return this;
  }

  /** Sets how many accounts are served; others wait until one of these is gone. */
  public DmSettings accounts(int countMax) {
    accountsMax = countMax;
    return this;
  }

  /**
   * Sets how long a session may take, in milliseconds; then it is cut, for others to have a turn.
   */
  public DmSettings sessionTime(long timeMsMax) {
    sessionMsMax = timeMsMax;
    return this;
  }

  /** Sets who we say we are, in visible ASCII. */
  public DmSettings userAgent(String text) {
    userAgent = text;
    return this;
  }

  SessionLimits sessionLimits() {
    return sessionLimits;
  }

  Encoding encoding() {
    return encoding;
  }

  boolean isPlainAllowed() {
    return isPlainAllowed;
  }

  long pollMs() {
    return pollMs;
  }

  long firstContactMs() {
    return firstContactMs;
  }

  long backoffMsMin() {
    return backoffMsMin;
  }

  long backoffMsMax() {
    return backoffMsMax;
  }

  int sessionsPerHourMax() {
    return sessionsPerHourMax;
  }

  int sessionsBurst() {
    return sessionsBurst;
  }

  int accountsMax() {
    return accountsMax;
  }

  long sessionMsMax() {
    return sessionMsMax;
  }

  String userAgent() {
    return userAgent;
  }
}
