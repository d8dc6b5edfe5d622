/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/**
 * The events that one target has not got yet, oldest first, in a ring of fixed size.
 *
 * <p>Conservation: at any time {@code accepted = delivered + size + dropped}, where delivered is
 * the sum of traps sent and informs acknowledged, and dropped the sum over {@link DropCause}.
 */
public final class TargetQueue {

  private final Event[] ring;
  private final long[] dropped = new long[DropCause.COUNT];
  private int head;
  private int size;
  private long accepted;
  private long delivered;
  private int highWater;
  private boolean held;

  /**
   * An empty queue.
   *
   * @param capacity most events that it holds, 2 at least; an event takes 64 bytes
   */
  public TargetQueue(int capacity) {
    ring = new Event[capacity];
    for (int i = 0; i < capacity; i++) {
      ring[i] = new Event();
    }
  }

  /**
   * Appends a copy of an event; when the queue is full, the oldest makes room and is counted.
   *
   * @param event a stamped event
   * @return whether nothing had to make room
   */
  public boolean offer(Event event) {
    boolean room = size < ring.length;
    if (!room) {
      pushOutOldest();
    }
    ring[(head + size) % ring.length].set(event);
    size++;
    accepted++;
    highWater = Math.max(highWater, size);
    return room;
  }

  /** The oldest event that may go is the first one, unless that one is held: then the second. */
  private void pushOutOldest() {
    if (held) {
      int second = (head + 1) % ring.length;
      Event kept = ring[head];
      ring[head] = ring[second];
      ring[second] = kept;
    }
    removeFirst();
    dropped[DropCause.QUEUE_FULL]++;
  }

  /** The oldest event; valid until it is removed or pushed out. Null when the queue is empty. */
  public Event peek() {
    return size == 0 ? null : ring[head];
  }

  /** Keeps the oldest event from being pushed out until it is delivered, dropped or released. */
  public void hold() {
    held = size > 0;
  }

  /** Ends {@link #hold()}; the oldest event waits like all others. */
  public void release() {
    held = false;
  }

  /** Removes the oldest event as delivered. */
  public void deliver() {
    remove();
    delivered++;
  }

  /**
   * Removes the oldest event as dropped.
   *
   * @param cause a constant of {@link DropCause}
   */
  public void drop(int cause) {
    remove();
    dropped[cause]++;
  }

  /**
   * Drops all that is left.
   *
   * @param cause a constant of {@link DropCause}
   */
  public void dropAll(int cause) {
    while (size > 0) {
      drop(cause);
    }
  }

  private void remove() {
    if (size == 0) {
      throw new IllegalStateException("the queue is empty");
    }
    held = false;
    removeFirst();
  }

  private void removeFirst() {
    head = (head + 1) % ring.length;
    size--;
  }

  /** Number of events that wait. */
  public int size() {
    return size;
  }

  /** Most events that have waited at a time. */
  public int highWater() {
    return highWater;
  }

  /** Number of events offered so far. */
  public long accepted() {
    return accepted;
  }

  /** Number of events delivered so far: sent as trap, or acknowledged as inform. */
  public long delivered() {
    return delivered;
  }

  /**
   * Number of events dropped so far for one cause.
   *
   * @param cause a constant of {@link DropCause}
   */
  public long dropped(int cause) {
    return dropped[cause];
  }

  /** Number of events dropped so far. */
  public long droppedTotal() {
    long total = 0;
    for (long count : dropped) {
      total += count;
    }
    return total;
  }
}
