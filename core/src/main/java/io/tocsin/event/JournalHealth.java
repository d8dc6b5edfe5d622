/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.hal.Log;
import java.io.IOException;

/**
 * How the {@link Journal} is: its state, and who has been told of it. The log hears of each change,
 * receivers of one in a minute at most.
 */
final class JournalHealth {

  private static final String TOPIC = "journal";
  private static final long RETRY_MS_MIN = 5_000;
  private static final long RETRY_MS_MAX = 300_000;
  private static final long REPORT_PAUSE_MS = 60_000;

  private final Log log;
  private int state;
  private String lastError = "";
  private long retryMs = RETRY_MS_MIN;
  private int reportedState;
  private long reportMs = Long.MIN_VALUE;

  /**
   * A state that receivers take for granted.
   *
   * @param state a state of {@link Journal}
   * @param log hears of changes
   */
  JournalHealth(int state, Log log) {
    this.state = state;
    this.reportedState = state;
    this.log = log;
  }

  /**
   * Goes on from where another one is, as far as both are about a journal that is not off.
   *
   * @param other the health of the journal that was before
   */
  void adopt(JournalHealth other) {
    lastError = other.lastError;
    retryMs = other.retryMs;
    if (state != Journal.OFF && other.state != Journal.OFF) {
      state = other.state;
      reportedState = other.reportedState;
      reportMs = other.reportMs;
    }
  }

  /**
   * {@link Journal#OFF}, {@link Journal#GOOD}, {@link Journal#SLOWED} or {@link Journal#FAILING}.
   */
  int state() {
    return state;
  }

  /** Why the memory failed last; empty when it never did. */
  String lastError() {
    return lastError;
  }

  /**
   * Everything has been written.
   *
   * @param isBudgetGood whether there is enough left to write the next events in time
   */
  void succeeded(boolean isBudgetGood) {
    retryMs = RETRY_MS_MIN;
    if (state == Journal.FAILING) {
      log.write(Log.INFO, TOPIC, "The memory works again; events survive a power cut.");
      state = Journal.GOOD;
    }
    if (state == Journal.SLOWED && isBudgetGood) {
      log.write(Log.INFO, TOPIC, "Events become durable in time again.");
      state = Journal.GOOD;
    }
  }

  /**
   * Events have to wait longer than they should.
   *
   * @param why in words
   */
  void slowed(String why) {
    if (state == Journal.GOOD) {
      log.write(
          Log.WARNING, TOPIC, why + "; events become durable later than journal.sync.ms says.");
      state = Journal.SLOWED;
    }
  }

  /**
   * The memory has failed.
   *
   * @param e how
   * @return after how many milliseconds to try again: ever more
   */
  long failed(IOException e) {
    lastError = String.valueOf(e.getMessage());
    if (state != Journal.FAILING) {
      log.write(
          Log.ERROR,
          TOPIC,
          "Events do not survive a power cut: " + lastError + ". It is tried again and again.");
      state = Journal.FAILING;
    }
    long waitMs = retryMs;
    retryMs = Math.min(2 * retryMs, RETRY_MS_MAX);
    return waitMs;
  }

  /**
   * Whether receivers have to be told of a change.
   *
   * @param event takes the report then
   * @param nowMs monotonic time in milliseconds
   */
  boolean isReportDue(Event event, long nowMs) {
    if (state == reportedState || nowMs < reportMs) {
      return false;
    }
    reportedState = state;
    reportMs = nowMs + REPORT_PAUSE_MS;
    event.fill(EventKind.JOURNAL_STATE_CHANGED, Severity.WARNING, 0, state, 0, 0);
    return true;
  }
}
