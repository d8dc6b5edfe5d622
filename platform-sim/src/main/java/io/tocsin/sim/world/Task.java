/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world;

/** Something that is to happen at a moment; see {@link Scheduler#at}. */
public final class Task {

  static final int NOWHERE = -1;

  private final Scheduler scheduler;
  private final long timeMs;
  private final long number;
  private final String name;
  private final Runnable action;

  /** Where the scheduler's heap has it; {@link #NOWHERE} when it has not. */
  int place = NOWHERE;

  Task(Scheduler scheduler, long timeMs, long number, String name, Runnable action) {
    this.scheduler = scheduler;
    this.timeMs = timeMs;
    this.number = number;
    this.name = name;
    this.action = action;
  }

  /** When it happens, in milliseconds of the scheduler's time. */
  public long timeMs() {
    return timeMs;
  }

  /** What happens, in a word or two. */
  public String name() {
    return name;
  }

  /** Whether it still waits. */
  public boolean isPending() {
    return place != NOWHERE;
  }

  /** Lets it not happen. Harmless when it has happened already, and when repeated. */
  public void cancel() {
    scheduler.remove(this);
  }

  long number() {
    return number;
  }

  void run() {
    action.run();
  }

  /** Earlier, or asked for earlier. */
  boolean isBefore(Task other) {
    return timeMs < other.timeMs || (timeMs == other.timeMs && number < other.number);
  }
}
