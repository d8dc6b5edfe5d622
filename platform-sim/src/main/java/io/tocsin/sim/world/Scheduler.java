/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The time of a world: it stands still while something happens, and then jumps to what happens
 * next. Of two tasks for the same moment, the one that was asked for first goes first, so the order
 * of everything is fixed.
 *
 * <p>One thread. What a task throws comes out of the call that ran it, and the world is then as the
 * task left it.
 */
public final class Scheduler {

  private final EventHash hash = new EventHash();
  private Task[] heap = new Task[64];
  private int size;
  private long nowMs;
  private long taskNumber;
  private long executedCount;

  /** A world at moment 0 in which nothing is to happen. */
  public Scheduler() {}

  /** The present in milliseconds since the world began. */
  public long nowMs() {
    return nowMs;
  }

  /**
   * Lets something happen.
   *
   * @param timeMs when, on {@link #nowMs()}; a moment that is over counts as now
   * @param name what happens, a constant word or two; it goes into the checksum
   * @param action what is done
   * @return the task, which can be cancelled
   */
  public Task at(long timeMs, String name, Runnable action) {
    Task task = new Task(this, Math.max(nowMs, timeMs), taskNumber++, name, action);
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    place(task, size++);
    rise(task);
    return task;
  }

  /** As {@link #at}, after a delay in milliseconds. */
  public Task after(long delayMs, String name, Runnable action) {
    return at(nowMs + Math.max(0, delayMs), name, action);
  }

  /**
   * Lets time pass.
   *
   * @param timeMs how far, on {@link #nowMs()}; what is due at that very moment happens too
   */
  public void runUntil(long timeMs) {
    runUntil(timeMs, () -> false);
  }

  /**
   * Lets time pass until a condition holds.
   *
   * @param timeMs how far at most
   * @param condition asked before each task; must not change anything
   * @return whether it holds
   */
  public boolean runUntil(long timeMs, BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (!runNext(timeMs)) {
        nowMs = Math.max(nowMs, timeMs);
        return condition.getAsBoolean();
      }
    }
    return true;
  }

  /**
   * Lets time pass until nothing is left to happen.
   *
   * @param timeMsMax how far at most
   * @return whether nothing is left
   */
  public boolean runUntilIdle(long timeMsMax) {
    boolean ran = true;
    while (ran) {
      ran = runNext(timeMsMax);
    }
    return size == 0;
  }

  /**
   * Runs the next task, if it is due by then.
   *
   * @param timeMsMax latest moment
   * @return whether there was one
   */
  public boolean runNext(long timeMsMax) {
    if (size == 0 || heap[0].timeMs() > timeMsMax) {
      return false;
    }
    Task task = heap[0];
    remove(task);
    nowMs = task.timeMs();
    executedCount++;
    hash.mix(nowMs);
    hash.mix(task.name());
    task.run();
    return true;
  }

  /** When the next task is due; {@link Long#MAX_VALUE} when there is none. */
  public long nextMs() {
    return size == 0 ? Long.MAX_VALUE : heap[0].timeMs();
  }

  /** Tasks that wait. */
  public int pendingCount() {
    return size;
  }

  /** Tasks that have run. */
  public long executedCount() {
    return executedCount;
  }

  /** The checksum of all that happened; whoever observes something mixes it in. */
  public EventHash hash() {
    return hash;
  }

  // ---- a binary heap whose members know their place, so that cancelling is cheap ----

  void remove(Task task) {
    int hole = task.place;
    if (hole == Task.NOWHERE) {
      return;
    }
    task.place = Task.NOWHERE;
    Task last = heap[--size];
    heap[size] = null;
    if (last != task) {
      place(last, hole);
      rise(last);
      sink(last);
    }
  }

  private void place(Task task, int at) {
    heap[at] = task;
    task.place = at;
  }

  private void rise(Task task) {
    while (task.place > 0 && task.isBefore(heap[(task.place - 1) / 2])) {
      swapWithParent(task);
    }
  }

  private void swapWithParent(Task task) {
    int at = task.place;
    int parent = (at - 1) / 2;
    place(heap[parent], at);
    place(task, parent);
  }

  private void sink(Task task) {
    while (true) {
      int child = 2 * task.place + 1;
      if (child + 1 < size && heap[child + 1].isBefore(heap[child])) {
        child++;
      }
      if (child >= size || !heap[child].isBefore(task)) {
        return;
      }
      swapWithParent(heap[child]);
    }
  }
}
