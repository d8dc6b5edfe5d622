/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Clock;
import io.tocsin.hal.Sensor;
import java.io.Closeable;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The threads in which files and devices are read, so that one that hangs keeps neither the agent
 * nor another one waiting.
 *
 * <p>One thread reads all of them, each when it is due. Where some have been due for a quarter of
 * the time that they may take, it hangs, and further threads come: one for each four that wait, so
 * that many that hang do not hold up the rest one after another. They end when one is enough again.
 * A thread that hangs cannot be ended from outside in every case, so what is bounded is their
 * number, those of readings that are closed included.
 */
public final class Readings implements Closeable {

  /** The part of its time that something may be due before another thread reads it. */
  static final int PATIENCE_DIVISOR = 4;

  /** How many that wait have another thread together. */
  private static final int WAITING_PER_THREAD = 4;

  /** Name of all threads here. */
  static final String THREAD = "tocsin-value";

  private final Clock clock;
  private final int threadsMax;
  private final Runnable afterReading;

  // All of the following belongs to whoever holds the monitor, which is never held over a reading.
  private final Set<Reading> open = new LinkedHashSet<>();

  /** Threads that live, and those of them that read nothing now. */
  private int threadCount;

  private int freeCount;

  /** Threads that wait until something is due. */
  private int pausingCount;

  /**
   * Has nothing to read yet.
   *
   * @param clock tells how long a reading takes; its monotonic time is asked by several threads
   * @param threadsMax most threads at a time
   */
  public Readings(Clock clock, int threadsMax) {
    this(clock, threadsMax, () -> {});
  }

  /** As above, and {@code afterReading} is called in its thread after each reading. */
  Readings(Clock clock, int threadsMax, Runnable afterReading) {
    this.clock = clock;
    this.threadsMax = threadsMax;
    this.afterReading = afterReading;
  }

  synchronized void add(Reading reading) {
    reading.added(System.nanoTime(), clock.monotonicMs());
    open.add(reading);
    notifyAll();
    startWhereNeeded(clock.monotonicMs());
  }

  synchronized int status(Reading reading) {
    if (!open.contains(reading)) {
      return Sensor.UNAVAILABLE;
    }
    long nowMs = clock.monotonicMs();
    startWhereNeeded(nowMs);
    return reading.statusAt(nowMs);
  }

  /**
   * Waits until some have been read once, for a while at most.
   *
   * @param some which
   * @param timeMs how long, in milliseconds
   * @throws InterruptedException when the caller's thread is interrupted
   */
  public synchronized void await(Collection<Reading> some, long timeMs)
      throws InterruptedException {
    long endNs = System.nanoTime() + timeMs * 1_000_000;
    long leftMs = timeMs;
    while (leftMs > 0 && Lists.any(some, Reading::isUnread)) {
      wait(leftMs);
      leftMs = (endNs - System.nanoTime()) / 1_000_000;
    }
  }

  /** Takes one away; false when it is away. */
  synchronized boolean remove(Reading reading) {
    open.remove(reading);
    notifyAll();
    return reading.end();
  }

  private void startWhereNeeded(long nowMs) {
    long nowNs = System.nanoTime();
    int neglected = 0;
    for (Reading reading : open) {
      reading.look(nowNs, nowMs);
      neglected += reading.isNeglected(nowMs) ? 1 : 0;
    }
    int needed = (neglected + WAITING_PER_THREAD - 1) / WAITING_PER_THREAD;
    if (threadCount == 0 && !open.isEmpty()) {
      needed = Math.max(needed, 1);
    }
    while (freeCount < needed
        && threadCount < threadsMax
        && DaemonThread.start(this::run, THREAD) != null) {
      threadCount++;
      freeCount++;
    }
  }

  /** Starts a thread for a moment, which does not count. */
  void startHelper(Runnable work) {
    DaemonThread.start(work, THREAD + "-end");
  }

  private void run() {
    for (Reading reading = next(); reading != null; reading = next()) {
      boolean isRead = false;
      try {
        isRead = reading.read();
      } catch (RuntimeException e) {
        // As if it were not there; not even a defect here may end all readings.
      } finally {
        end(reading, isRead);
      }
      afterReading.run();
    }
  }

  /** What this thread reads next, and waits for; null when the thread is to end. */
  private synchronized Reading next() {
    Reading first = first();
    while (first != null && leftMs(first) > 0 && pausingCount == 0) {
      pausingCount++;
      try {
        wait(Math.max(1, leftMs(first)));
      } catch (InterruptedException e) {
        // Nobody interrupts a thread that reads nothing; it looks again what is due.
      } finally {
        pausingCount--;
      }
      first = first();
    }
    freeCount--;
    if (first != null && leftMs(first) <= 0) {
      first.begin(clock.monotonicMs());
      return first;
    }
    threadCount--;
    // Whoever pauses may have to wait for less now.
    notifyAll();
    return null;
  }

  /** Time until something is due, in milliseconds; 0 when it is due. */
  private static long leftMs(Reading reading) {
    long leftNs = reading.leftNs(System.nanoTime());
    return leftNs <= 0 ? 0 : 1 + leftNs / 1_000_000;
  }

  /** The one that is due first of all that nobody reads; null when there is none. */
  private Reading first() {
    long nowNs = System.nanoTime();
    Reading first = null;
    for (Reading reading : open) {
      boolean isEarlier = first == null || reading.leftNs(nowNs) < first.leftNs(nowNs);
      if (!reading.isBeingRead() && isEarlier) {
        first = reading;
      }
    }
    return first;
  }

  private synchronized void end(Reading reading, boolean isRead) {
    reading.end(System.nanoTime(), isRead);
    freeCount++;
    notifyAll();
    // An interruption was for this reading, and the thread goes on with others.
    Thread.interrupted();
  }

  /** Number of threads that live, also those of readings that are closed and still hang. */
  synchronized int threadCount() {
    return threadCount;
  }

  /** Ends all readings; a thread that hangs in a driver ends with the process. */
  @Override
  public void close() {
    Reading[] all;
    synchronized (this) {
      all = open.toArray(new Reading[0]);
    }
    for (Reading reading : all) {
      reading.close();
    }
  }
}
