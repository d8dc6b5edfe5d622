/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.store.KeyedLog;
import java.util.Arrays;

/**
 * Which key of the journal's log is whose. Any key may serve any purpose, as each record tells
 * itself what it is; so nothing moves when the configuration changes.
 */
final class JournalKeys {

  /** No key. */
  static final int NONE = -1;

  private static final byte[] NOTHING = {};

  private static final byte FREE = 0;
  private static final byte EVENT = 1;
  private static final byte OTHER = 2;

  /** The record is replaced by an empty one, which is not durable yet. */
  private static final byte BURIED = 3;

  private final byte[] use;
  private final byte[] severities;
  private final long[] numbers;
  private final boolean[] durable;

  /** For each severity and place in the ring of its log, the key of the event that was there. */
  private final int[][] keyOf = new int[Severity.COUNT][];

  private final int[] places;
  private int budget = NONE;
  private int hint;

  /**
   * All keys free.
   *
   * @param keyCount number of keys
   * @param outbox whose events they are for
   */
  JournalKeys(int keyCount, Outbox outbox) {
    use = new byte[keyCount];
    severities = new byte[keyCount];
    numbers = new long[keyCount];
    durable = new boolean[keyCount];
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      keyOf[severity] = new int[outbox.log(severity).capacity()];
      Arrays.fill(keyOf[severity], NONE);
    }
    places = new int[outbox.targetCount() * Severity.COUNT];
    Arrays.fill(places, NONE);
  }

  /** Number of keys. */
  int count() {
    return use.length;
  }

  /** A free key, which is not free any more if something is assigned to it; {@link #NONE}. */
  int findFree() {
    for (int i = 0; i < use.length; i++) {
      int key = (hint + i) % use.length;
      if (use[key] == FREE) {
        hint = key;
        return key;
      }
    }
    return NONE;
  }

  /** Gives a key to an event; its record may be durable already. */
  void assignEvent(int key, int severity, long number, boolean isDurable) {
    use[key] = EVENT;
    severities[key] = (byte) severity;
    numbers[key] = number;
    durable[key] = isDurable;
    keyOf[severity][ringIndex(severity, number)] = key;
  }

  private int ringIndex(int severity, long number) {
    return (int) (number % keyOf[severity].length);
  }

  /** Gives a key to the place of a target in the log of a severity. */
  void assignPlace(int key, int target, int severity) {
    use[key] = OTHER;
    places[target * Severity.COUNT + severity] = key;
  }

  /** Gives a key to the budget. */
  void assignBudget(int key) {
    use[key] = OTHER;
    budget = key;
  }

  /** Makes an event's key free. */
  void freeEvent(int key) {
    int index = ringIndex(severities[key], numbers[key]);
    if (keyOf[severities[key]][index] == key) {
      keyOf[severities[key]][index] = NONE;
    }
    use[key] = FREE;
  }

  /** Makes a place's key free. */
  void freePlace(int target, int severity) {
    int index = target * Severity.COUNT + severity;
    use[places[index]] = FREE;
    places[index] = NONE;
  }

  /**
   * Takes away a record that no place makes harmless: without a record in its stead it might come
   * back with a later start, when its event is long over. The key is free when that is durable.
   */
  void forget(KeyedLog log, int key) {
    log.put(key, NOTHING, 0, 0);
    use[key] = BURIED;
  }

  /** The key of an event; {@link #NONE}. */
  int event(int severity, long number) {
    int key = keyOf[severity][ringIndex(severity, number)];
    return key != NONE && isEvent(key) && numbers[key] == number && severities[key] == severity
        ? key
        : NONE;
  }

  /** The key of a place; {@link #NONE}. */
  int place(int target, int severity) {
    return places[target * Severity.COUNT + severity];
  }

  /** The key of the budget; {@link #NONE}. */
  int budget() {
    return budget;
  }

  /** Whether a key is an event's. */
  boolean isEvent(int key) {
    return use[key] == EVENT;
  }

  /** Severity of the event that has a key. */
  int severity(int key) {
    return severities[key];
  }

  /** Number of the event that has a key. */
  long number(int key) {
    return numbers[key];
  }

  /** Whether the record of the event that has a key is durable. */
  boolean isDurable(int key) {
    return durable[key];
  }

  /**
   * Notes that all records are durable.
   *
   * @return whether keys have become free
   */
  boolean settle() {
    Arrays.fill(durable, true);
    boolean cameFree = false;
    for (int key = 0; key < use.length; key++) {
      if (use[key] == BURIED) {
        use[key] = FREE;
        cameFree = true;
      }
    }
    return cameFree;
  }
}
