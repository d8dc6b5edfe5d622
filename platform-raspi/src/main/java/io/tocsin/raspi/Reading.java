/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Sensor;

/**
 * Something that is read again and again beside the agent, because it may take long or for ever.
 * What it read, it keeps itself; {@link Readings} has the threads and the time.
 */
public abstract class Reading {

  private final Readings readings;
  private final int periodMs;
  private final int readTimeMsMax;

  // All of the following belongs to whoever holds the monitor of the readings.

  /** When it is due, by the machine's own clock in nanoseconds. */
  private long dueNs;

  /** Since when the next reading is waited for; {@link Long#MAX_VALUE} while none is due. */
  private long waitingSinceMs;

  /** Who reads it now; null for nobody. */
  private Thread reader;

  private boolean isWantedAgain;
  private boolean isUnread = true;
  private int lastStatus = Sensor.UNAVAILABLE;
  private boolean closed;

  /**
   * Something that nobody reads before {@link #start}.
   *
   * @param readings read it
   * @param periodMs time between two readings in milliseconds, more than 0
   * @param readTimeMsMax time that one reading may take, in milliseconds, before it is late
   */
  protected Reading(Readings readings, int periodMs, int readTimeMsMax) {
    this.readings = readings;
    this.periodMs = periodMs;
    this.readTimeMsMax = readTimeMsMax;
  }

  /**
   * Reads once, in a thread beside the agent, of which there is one at a time. That thread is
   * interrupted when the reading is closed meanwhile.
   *
   * @return whether it is there
   */
  protected abstract boolean read();

  /** Has it read from now on. */
  public final void start() {
    readings.add(this);
  }

  /** Has it read at once, and again if it is being read already. */
  public final void readSoon() {
    synchronized (readings) {
      isWantedAgain = reader != null;
      dueNs = System.nanoTime();
      readings.notifyAll();
    }
  }

  /**
   * State of the last reading: {@link Sensor#OK}; {@link Sensor#UNAVAILABLE} before the first,
   * while it is not there, or closed; {@link Sensor#FAULTY} while a reading takes longer than it
   * may.
   */
  public int status() {
    return readings.status(this);
  }

  /** Has it read no more. Harmless when repeated. */
  public void close() {
    readings.remove(this);
  }

  void added(long nowNs, long nowMs) {
    dueNs = nowNs;
    waitingSinceMs = nowMs;
  }

  /** Notices that it is due. */
  void look(long nowNs, long nowMs) {
    if (reader == null && waitingSinceMs == Long.MAX_VALUE && dueNs - nowNs <= 0) {
      waitingSinceMs = nowMs;
    }
  }

  boolean isBeingRead() {
    return reader != null;
  }

  /** Whether nobody reads it though it has been due for a part of its time already. */
  boolean isNeglected(long nowMs) {
    return reader == null
        && waitingSinceMs != Long.MAX_VALUE
        && nowMs - waitingSinceMs > readTimeMsMax / Readings.PATIENCE_DIVISOR;
  }

  /** Nanoseconds until it is due; 0 and less when it is. */
  long leftNs(long nowNs) {
    return dueNs - nowNs;
  }

  void begin(long nowMs) {
    reader = Thread.currentThread();
    isWantedAgain = false;
    waitingSinceMs = nowMs;
  }

  /** Whether no reading has ended yet. */
  boolean isUnread() {
    return isUnread && !closed;
  }

  void end(long nowNs, boolean isRead) {
    isUnread = false;
    reader = null;
    waitingSinceMs = Long.MAX_VALUE;
    dueNs = isWantedAgain ? nowNs : nowNs + periodMs * 1_000_000L;
    lastStatus = isRead ? Sensor.OK : Sensor.UNAVAILABLE;
  }

  int statusAt(long nowMs) {
    if (closed) {
      return Sensor.UNAVAILABLE;
    }
    boolean isLate = waitingSinceMs != Long.MAX_VALUE && nowMs - waitingSinceMs > readTimeMsMax;
    return isLate ? Sensor.FAULTY : lastStatus;
  }

  /** Ends it; false when it has ended before. */
  boolean end() {
    boolean isOpen = !closed;
    closed = true;
    if (isOpen && reader != null) {
      reader.interrupt();
    }
    return isOpen;
  }
}
