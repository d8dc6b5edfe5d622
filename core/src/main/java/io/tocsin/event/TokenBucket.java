/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/**
 * Holds something to a rate: tokens come in steadily up to a greatest number, and whoever uses
 * something takes tokens out. Over any time of t seconds no more than {@code burst + rate * t}
 * tokens are taken, but for the last use, which may take more than are there; the next waits until
 * that debt is paid.
 */
public final class TokenBucket {

  /** A bucket that never runs dry. */
  public static final int UNLIMITED = 0;

  private static final long MILLI = 1000;

  private final long ratePerSecond;
  private final long burstMilli;
  private long milliTokens;
  private long filledMs;
  private boolean started;

  /**
   * A full bucket.
   *
   * @param ratePerSecond tokens that come in each second; {@link #UNLIMITED} for no bound
   * @param burst most tokens that are kept, 1 at least
   */
  public TokenBucket(int ratePerSecond, int burst) {
    this.ratePerSecond = ratePerSecond;
    this.burstMilli = burst * MILLI;
    this.milliTokens = burstMilli;
  }

  /**
   * Whether something may be used now.
   *
   * @param nowMs monotonic time in milliseconds
   */
  public boolean isOpen(long nowMs) {
    return nowMs >= openMs(nowMs);
  }

  /**
   * When something may be used.
   *
   * @param nowMs monotonic time in milliseconds
   * @return {@code nowMs} or later
   */
  public long openMs(long nowMs) {
    return openMs(1, nowMs);
  }

  /**
   * When something may be used that takes several tokens.
   *
   * @param count how many; not more than the burst
   * @param nowMs monotonic time in milliseconds
   * @return {@code nowMs} or later
   */
  public long openMs(int count, long nowMs) {
    if (ratePerSecond == UNLIMITED) {
      return nowMs;
    }
    fill(nowMs);
    // All of them have to be there, so that the rate is kept by every single use.
    long missing = count * MILLI - milliTokens;
    return missing <= 0 ? nowMs : nowMs + (missing + ratePerSecond - 1) / ratePerSecond;
  }

  /**
   * Takes tokens out.
   *
   * @param count how many, 0 to 2^40
   * @param nowMs monotonic time in milliseconds
   */
  public void take(long count, long nowMs) {
    if (ratePerSecond != UNLIMITED) {
      fill(nowMs);
      milliTokens -= count * MILLI;
    }
  }

  /**
   * Takes no more tokens over from another bucket than that one has by now.
   *
   * @param other the other one, which is not used any more
   * @param nowMs monotonic time in milliseconds
   */
  public void adopt(TokenBucket other, long nowMs) {
    if (other.ratePerSecond != UNLIMITED) {
      other.fill(nowMs);
    }
    started = true;
    filledMs = nowMs;
    milliTokens = Math.min(burstMilli, other.milliTokens);
  }

  private void fill(long nowMs) {
    if (!started) {
      started = true;
      filledMs = nowMs;
    }
    long passedMs = nowMs - filledMs;
    filledMs = nowMs;
    // A thousandth of a token comes in each millisecond for every token a second.
    boolean isFullByNow = passedMs > (burstMilli - milliTokens) / ratePerSecond;
    milliTokens = isFullByNow ? burstMilli : milliTokens + passedMs * ratePerSecond;
  }
}
