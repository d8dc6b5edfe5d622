/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/**
 * The events that one target has not got yet, oldest first, in a ring of fixed size.
 *
 * <p>A first part of the queue may be on its way: handed to the transport, but not yet known to
 * have arrived. It is settled or sent again as a whole.
 *
 * <pre>
 *   oldest                                    newest
 *  +-------+-------+-------+-------+-------+-------+
 *  | on its way    | waiting                       |
 *  +-------+-------+-------+-------+-------+-------+
 *                  ^ peek
 * </pre>
 *
 * <p>Conservation: at any time {@code accepted = delivered + size + dropped}, where delivered is
 * the sum of traps that the network has taken and informs acknowledged, and dropped the sum over
 * {@link DropCause}.
 */
public final class TargetQueue {

  private final Event[] ring;
  private final long[] dropped = new long[DropCause.COUNT];
  private int head;
  private int size;
  private int onTheWay;
  private long accepted;
  private long delivered;
  private int highWater;

  /**
   * An empty queue.
   *
   * @param capacity most events that it holds, 1 at least; an event takes 64 bytes
   */
  public TargetQueue(int capacity) {
    ring = new Event[capacity];
    for (int i = 0; i < capacity; i++) {
      ring[i] = new Event();
    }
  }

  /**
   * Appends a copy of an event. When the queue is full, the oldest that waits makes room; when all
   * are on their way, the oldest of those.
   *
   * @param event a stamped event
   * @return whether nothing had to make room
   */
  public boolean offer(Event event) {
    boolean room = size < ring.length;
    if (!room) {
      remove(onTheWay < size ? onTheWay : 0);
      dropped[DropCause.QUEUE_FULL]++;
    }
    ring[(head + size) % ring.length].set(event);
    size++;
    accepted++;
    highWater = Math.max(highWater, size);
    return room;
  }

  /**
   * The oldest event that waits; null when none does. The record stays valid, even if others are
   * pushed out, as long as the event is in the queue.
   */
  public Event peek() {
    return onTheWay == size ? null : ring[(head + onTheWay) % ring.length];
  }

  /** Notes that the event of {@link #peek} is on its way. */
  public void sent() {
    if (onTheWay == size) {
      throw new IllegalStateException("no event waits");
    }
    onTheWay++;
  }

  /** Removes all events that are on their way as delivered. */
  public void settle() {
    while (onTheWay > 0) {
      remove(0);
      delivered++;
    }
  }

  /** Makes all events that are on their way wait again. */
  public void takeBack() {
    onTheWay = 0;
  }

  /**
   * Removes the oldest event, on its way or not, as dropped.
   *
   * @param cause a constant of {@link DropCause}
   */
  public void dropOldest(int cause) {
    drop(0, cause);
  }

  /**
   * Removes the event of {@link #peek} as dropped.
   *
   * @param cause a constant of {@link DropCause}
   */
  public void dropWaiting(int cause) {
    drop(onTheWay, cause);
  }

  /**
   * Drops all that is left.
   *
   * @param cause a constant of {@link DropCause}
   */
  public void dropAll(int cause) {
    while (size > 0) {
      drop(0, cause);
    }
  }

  private void drop(int index, int cause) {
    if (index >= size) {
      throw new IllegalStateException("no such event is queued");
    }
    remove(index);
    dropped[cause]++;
  }

  /** Removes one event; those before it move up by one place, and keep their records. */
  private void remove(int index) {
    Event removed = ring[(head + index) % ring.length];
    for (int i = index; i > 0; i--) {
      ring[(head + i) % ring.length] = ring[(head + i - 1) % ring.length];
    }
    ring[head] = removed;
    head = (head + 1) % ring.length;
    size--;
    if (index < onTheWay) {
      onTheWay--;
    }
  }

  /** Number of events in the queue. */
  public int size() {
    return size;
  }

  /** Number of events in the queue that are on their way. */
  public int onTheWay() {
    return onTheWay;
  }

  /** Most events that were in the queue at a time. */
  public int highWater() {
    return highWater;
  }

  /** Number of events offered so far. */
  public long accepted() {
    return accepted;
  }

  /** Number of events delivered so far: taken by the network as trap, or acknowledged as inform. */
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
