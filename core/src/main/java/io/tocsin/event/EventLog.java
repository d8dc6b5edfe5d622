/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;

/**
 * The latest events of one severity class, in a ring of fixed size. Each event has a number,
 * counted from 0 and never given twice; whoever reads the log remembers a number and no more.
 *
 * <pre>
 *        first                                  end
 *  gone  | kept                                 | to come
 *  ------+-------+-------+-------+-------+------+--------
 *           number first ... number end - 1
 * </pre>
 */
final class EventLog {

  private final Event[] ring;
  private long first;
  private long end;

  /**
   * An empty log.
   *
   * @param capacity most events that it keeps, 1 at least; an event takes 96 bytes
   */
  EventLog(int capacity) {
    ring = new Event[capacity];
    for (int i = 0; i < capacity; i++) {
      ring[i] = new Event();
    }
  }

  /** Whether the oldest event has to go before another one can come. */
  boolean isFull() {
    return end - first == ring.length;
  }

  /** Forgets the oldest event. */
  void removeFirst() {
    if (first == end) {
      throw new IllegalStateException("the log is empty");
    }
    first++;
  }

  /**
   * Appends a copy of an event. There has to be room.
   *
   * @param event a stamped event
   */
  void append(Event event) {
    if (isFull()) {
      throw new IllegalStateException("the log is full");
    }
    ring[index(end)].set(event);
    end++;
    if ((end & 7) == 0 && end - first > 1 && Faults.planted(PlantedBugs.SWAP_EVENTS)) {
      Event swapped = ring[index(end - 1)];
      ring[index(end - 1)] = ring[index(end - 2)];
      ring[index(end - 2)] = swapped;
    }
  }

  /**
   * Makes room for events that the log had before a restart. Those that {@link #restore} does not
   * bring back are for nobody.
   *
   * @param newFirst number of the first event
   * @param newEnd number of the event that will come next; not more than the capacity above
   */
  void reset(long newFirst, long newEnd) {
    if (newFirst < 0 || newEnd < newFirst || newEnd - newFirst > ring.length) {
      throw new IllegalArgumentException(newFirst + " to " + newEnd);
    }
    first = newFirst;
    end = newEnd;
    for (Event event : ring) {
      event.clear();
    }
  }

  /**
   * Raises the numbers of all events, so that none is below a bound.
   *
   * @param least the bound
   * @return by how much they have risen
   */
  long raiseNumbers(long least) {
    // By whole turns of the ring, in which the events then stand where they stood.
    long by = (least + ring.length - 1) / ring.length * ring.length;
    first += by;
    end += by;
    return by;
  }

  /**
   * Brings an event back.
   *
   * @param number {@link #first()} to {@link #end()} - 1
   * @param event a stamped event; copied
   */
  void restore(long number, Event event) {
    at(number).set(event);
  }

  /**
   * An event of the log; good until it is removed.
   *
   * @param number {@link #first()} to {@link #end()} - 1
   */
  Event at(long number) {
    if (number < first || number >= end) {
      throw new IndexOutOfBoundsException();
    }
    return ring[index(number)];
  }

  private int index(long number) {
    return (int) (number % ring.length);
  }

  /** Number of the oldest event that is kept; {@link #end()} when there is none. */
  long first() {
    return first;
  }

  /** Number of the event that will come next. */
  long end() {
    return end;
  }

  /** Most events that are kept. */
  int capacity() {
    return ring.length;
  }
}
