/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.hal.Clock;
import io.tocsin.hal.Log;
import io.tocsin.hal.Storage;
import io.tocsin.mib.ClockStatus;
import io.tocsin.store.TwoSlotRecord;
import io.tocsin.text.CivilDate;
import io.tocsin.tls.CertificateTime;
import io.tocsin.tls.CertificateView;
import java.io.IOException;

/**
 * What the board knows of wall time, for judging certificates.
 *
 * <p>A board without a battery-backed clock starts in 1970. It does know that time has not gone
 * back: the latest trusted time that it ever saw is kept, and while the clock is not trusted, the
 * present lies somewhere between that and for ever. A certificate that had ended by then is
 * refused; one that may be valid is accepted. A strict clock accepts none until it is trusted.
 */
public final class ValidityClock implements CertificateTime, ClockStatus {

  /** Name of the record's region. */
  public static final String REGION = "clock";

  /**
   * The record is written when the clock is first trusted in a run, as often as the count of starts
   * is, and then when time has gone on by so many milliseconds; the flash is spared otherwise.
   */
  public static final long SAVE_PERIOD_MS = 24L * 3600 * 1000;

  /** Pause in milliseconds after which is looked again whether the clock has become trusted. */
  static final long LOOK_PERIOD_MS = 60_000;

  /** Pause in milliseconds after a write that failed. */
  static final long RETRY_PERIOD_MS = 3600L * 1000;

  /** Least pause in milliseconds until the next write, should wall time be slow. */
  private static final long WAIT_MS_MIN = 1000;

  private static final String TOPIC = "clock";
  private static final int RECORD_BYTES = 8;

  private final Clock clock;
  private final Log log;
  private boolean strict;
  private final TwoSlotRecord record;
  private final byte[] encoded = new byte[RECORD_BYTES];
  private long boundMs;
  private long savedMs;
  private boolean savedInThisRun;
  private long retryMs = Long.MIN_VALUE;

  /**
   * Reads the kept bound.
   *
   * @param clock the board's clock
   * @param storage the board's memory
   * @param log hears when the bound cannot be kept
   * @param strict whether no certificate is to be accepted while the clock is not trusted
   * @throws IOException when the memory cannot be read
   */
  public ValidityClock(Clock clock, Storage storage, Log log, boolean strict) throws IOException {
    this.clock = clock;
    this.log = log;
    this.strict = strict;
    this.record = new TwoSlotRecord(storage, REGION, RECORD_BYTES);
    if (record.length() == RECORD_BYTES) {
      for (int i = 0; i < RECORD_BYTES; i++) {
        boundMs = boundMs << 8 | (record.content()[i] & 0xFF);
      }
    }
    savedMs = boundMs;
  }

  /** Sets whether no certificate is to be accepted while the clock is not trusted. */
  void setStrict(boolean strict) {
    this.strict = strict;
  }

  /**
   * Raises the bound to a trusted present, and keeps it now and then.
   *
   * @param nowMs monotonic time in milliseconds
   * @return when to call again at the latest
   */
  public long step(long nowMs) {
    raise();
    if (!savedInThisRun && !clock.wallTrusted()) {
      return nowMs + LOOK_PERIOD_MS;
    }
    if (nowMs < retryMs) {
      return retryMs;
    }
    // A board that is switched off every evening must keep the time as well, so it is the time
    // gained that counts and not the length of this run.
    if (!savedInThisRun || boundMs - savedMs >= SAVE_PERIOD_MS) {
      save();
      savedInThisRun = savedMs == boundMs;
      if (!savedInThisRun) {
        retryMs = nowMs + RETRY_PERIOD_MS;
        return retryMs;
      }
    }
    return nowMs + Math.max(WAIT_MS_MIN, SAVE_PERIOD_MS - (boundMs - savedMs));
  }

  private void raise() {
    if (clock.wallTrusted()) {
      boundMs = Math.max(boundMs, clock.wallMs());
    }
  }

  /** Keeps the bound, where it has risen; called at a clean stop too. */
  public void save() {
    raise();
    if (boundMs == savedMs) {
      return;
    }
    for (int i = 0; i < RECORD_BYTES; i++) {
      encoded[i] = (byte) (boundMs >> (56 - 8 * i));
    }
    try {
      record.write(encoded, 0, RECORD_BYTES);
      savedMs = boundMs;
    } catch (IOException e) {
      log.write(Log.WARNING, TOPIC, "The lower bound of time cannot be kept: " + e.getMessage());
    }
  }

  /**
   * Warns of a bound that a wrong clock may have left behind: it never goes down by itself, and one
   * that lies in the far future makes the board refuse good peers until its clock is trusted.
   *
   * @param own our own certificate, which an operator has made to be valid in the present
   */
  void warnOfFarBound(CertificateView own) {
    boolean trulyEnded = clock.wallTrusted() && clock.wallMs() > own.notAfterMs();
    if (boundMs <= own.notAfterMs() || trulyEnded) {
      return;
    }
    log.write(
        Log.WARNING,
        TOPIC,
        "The lower bound of time, "
            + date(boundMs)
            + ", lies after the end of our own certificate, "
            + own.notAfter()
            + ". If that has not really passed, the clock was trusted once though it was wrong, and"
            + " whenever it is not trusted, good certificates are refused as expired. To forget the"
            + " bound, stop the agent, set the clock, and remove the file \""
            + REGION
            + "\" from state.directory.");
  }

  private static String date(long timeMs) {
    long day = Math.floorDiv(timeMs, CivilDate.DAY_MS);
    int month = CivilDate.month(day);
    int dayOfMonth = CivilDate.dayOfMonth(day);
    return CivilDate.year(day)
        + (month < 10 ? "-0" : "-")
        + month
        + (dayOfMonth < 10 ? "-0" : "-")
        + dayOfMonth;
  }

  @Override
  public boolean isTrusted() {
    return clock.wallTrusted();
  }

  @Override
  public long boundMs() {
    return boundMs;
  }

  @Override
  public long earliestMs() {
    return clock.wallTrusted() ? clock.wallMs() : boundMs;
  }

  @Override
  public long latestMs() {
    return clock.wallTrusted() ? clock.wallMs() : Long.MAX_VALUE;
  }

  @Override
  public boolean isInsufficient() {
    return strict && !clock.wallTrusted();
  }
}
