/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.store;

import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;

/**
 * How many bytes may be written to the flash in a day. A quarter of them is there at once, the rest
 * comes in evenly, so that a busy hour does not leave the other 23 without; in any 24 hours no more
 * than the budget is written, but for a single write that is greater than that quarter, and for
 * what an orderly end writes. Such debts are paid before anything else is written.
 *
 * <p>A day is 24 hours of operation. Time without power brings nothing in, so that a board which
 * starts again and again keeps its budget too.
 */
public final class FlashBudget {

  /** A budget without bound. */
  public static final int UNLIMITED = 0;

  /** First byte of the record: its kind and version. */
  public static final int TAG = 0x31;

  /** Length of the record in bytes. */
  public static final int RECORD_BYTES = 25;

  /** A day in milliseconds. */
  public static final long DAY_MS = 24L * 3600 * 1000;

  private final long burstBytes;
  private final long steadyBytes;

  /** What may be written, in bytes times {@link #DAY_MS}; negative for a debt. */
  private long level;

  private long bytesToday;
  private long dayElapsedMs;
  private long seenMs;

  /**
   * A full budget.
   *
   * @param dayBytes bytes in 24 hours; {@link #UNLIMITED} for no bound
   * @param nowMs monotonic time in milliseconds
   */
  public FlashBudget(int dayBytes, long nowMs) {
    burstBytes = dayBytes / 4;
    steadyBytes = dayBytes - burstBytes;
    level = burstBytes * DAY_MS;
    seenMs = nowMs;
  }

  private boolean isUnlimited() {
    return steadyBytes == UNLIMITED;
  }

  private void pass(long nowMs) {
    long passedMs = Math.min(nowMs - seenMs, DAY_MS * 2);
    seenMs = nowMs;
    level = Math.min(burstBytes * DAY_MS, level + passedMs * steadyBytes);
    dayElapsedMs += passedMs;
    if (dayElapsedMs >= DAY_MS) {
      dayElapsedMs %= DAY_MS;
      bytesToday = 0;
    }
  }

  /**
   * How long a write has to wait.
   *
   * @param bytes its size
   * @param nowMs monotonic time in milliseconds
   * @return milliseconds, 0 when it may be done now
   */
  public long waitMs(long bytes, long nowMs) {
    pass(nowMs);
    if (isUnlimited()) {
      return 0;
    }
    long missing = Math.min(bytes, burstBytes) * DAY_MS - level;
    return missing <= 0 ? 0 : (missing + steadyBytes - 1) / steadyBytes;
  }

  /**
   * Whether half of what may be there at once is.
   *
   * @param nowMs monotonic time in milliseconds
   */
  public boolean isHalfFull(long nowMs) {
    return halfFullMs(nowMs) == 0;
  }

  /**
   * Time until half of what may be there at once is, in milliseconds.
   *
   * @param nowMs monotonic time in milliseconds
   */
  public long halfFullMs(long nowMs) {
    return waitMs(burstBytes / 2, nowMs);
  }

  /**
   * Something has been written.
   *
   * @param bytes its size
   * @param nowMs monotonic time in milliseconds
   */
  public void spend(long bytes, long nowMs) {
    pass(nowMs);
    bytesToday += bytes;
    boolean isFree = isUnlimited() || Faults.planted(PlantedBugs.JOURNAL_FREE_BYTES);
    level -= isFree ? 0 : bytes * DAY_MS;
  }

  /**
   * Bytes written since the day began.
   *
   * @param nowMs monotonic time in milliseconds
   */
  public long bytesToday(long nowMs) {
    pass(nowMs);
    return bytesToday;
  }

  /**
   * Writes the record of this budget.
   *
   * @param into takes it from index 0
   * @param coming bytes that are about to be written
   * @return its length in bytes
   */
  public int encode(byte[] into, long coming) {
    into[0] = TAG;
    BigEndian.putLong(into, 1, level - (isUnlimited() ? 0 : coming * DAY_MS));
    BigEndian.putLong(into, 9, bytesToday + coming);
    BigEndian.putLong(into, 17, dayElapsedMs);
    return RECORD_BYTES;
  }

  /**
   * Goes on where a record left off.
   *
   * @param from has it from index 0
   * @param length its length in bytes
   * @return whether it is one that {@link #encode} may have written; if not, nothing has changed
   */
  public boolean decode(byte[] from, int length) {
    if (length != RECORD_BYTES || from[0] != TAG) {
      return false;
    }
    long today = BigEndian.getLong(from, 9);
    long elapsedMs = BigEndian.getLong(from, 17);
    if (today < 0 || elapsedMs < 0 || elapsedMs >= DAY_MS) {
      return false;
    }
    // Another budget may have been configured meanwhile: no more than what is there at once.
    level = isUnlimited() ? 0 : Math.min(burstBytes * DAY_MS, BigEndian.getLong(from, 1));
    level = Math.max(level, -burstBytes * DAY_MS);
    bytesToday = today;
    dayElapsedMs = elapsedMs;
    return true;
  }
}
