/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

/** When each part of an exchange has taken too long, in monotonic milliseconds. */
final class HttpDeadlines {

  private final HttpTimes times;
  private long startedMs;
  private int allowedMs;
  private int exchangeError;

  HttpDeadlines(HttpTimes times) {
    this.times = times;
  }

  void beginConnect(long nowMs) {
    begin(times.connectMsMax(), nowMs);
  }

  void beginHandshake(long nowMs) {
    begin(times.handshakeMsMax(), nowMs);
  }

  void beginExchange(long nowMs) {
    begin(times.sendMsMax(), nowMs);
    exchangeError = HttpError.SEND_TIMEOUT;
  }

  void beginKeep(long nowMs) {
    begin(times.keepMsMax(), nowMs);
  }

  private void begin(int newAllowedMs, long nowMs) {
    startedMs = nowMs;
    allowedMs = newAllowedMs;
  }

  /** Goes on to the next part of the exchange when the one before is over. */
  void observe(boolean requestSent, boolean answerBegun, long nowMs) {
    if (answerBegun && exchangeError != HttpError.ANSWER_TIMEOUT) {
      exchangeError = HttpError.ANSWER_TIMEOUT;
      begin(times.answerMsMax(), nowMs);
    } else if (requestSent && exchangeError == HttpError.SEND_TIMEOUT) {
      exchangeError = HttpError.FIRST_BYTE_TIMEOUT;
      begin(times.firstByteMsMax(), nowMs);
    }
  }

  boolean keepsConnections() {
    return times.keepMsMax() > 0;
  }

  long deadlineMs() {
    return startedMs + allowedMs;
  }

  int allowedMs() {
    return allowedMs;
  }

  /** What an exchange fails with at the deadline. */
  int exchangeError() {
    return exchangeError;
  }
}
