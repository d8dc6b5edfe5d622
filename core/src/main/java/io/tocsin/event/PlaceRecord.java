/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.store.BigEndian;

/**
 * A target's place in the log of one severity, with its counters, as the journal keeps it:
 *
 * <pre>
 *  tag, severity          1 + 1
 *  next, end              8 + 8    numbers of events
 *  queued                 4
 *  delivered, coalesced   6 + 6
 *  dropped                6 for each cause
 *  told                   6 + 6    losses, coalesced
 *  taken                  1 + 2 for each, backwards from next
 *  name of the target     1 + length
 * </pre>
 */
final class PlaceRecord {

  /** First byte of such a record: its kind and version. */
  static final int TAG = 0x22;

  private static final int CAUSES = DropCause.COUNT - 1;

  /** Greatest length in bytes. */
  static final int BYTES_MAX =
      2 + 8 + 8 + 4 + 6 * (4 + CAUSES) + 1 + 2 * ClassCursor.TAKEN_MAX + 1 + RecordText.LENGTH_MAX;

  /** Events that are further behind {@link #next} are not noted, and lost. */
  private static final long BEHIND_MAX = 0xFFFF;

  /** A constant of {@link Severity}. */
  int severity;

  /** Number of the first event that was never sent. */
  long next;

  /** Number of the event that was to come next when this was noted. */
  long end;

  /** Events that were on their way or waited. */
  long queued;

  /** Events delivered. */
  long delivered;

  /** Events that others stood for. */
  long coalesced;

  /** Losses that the target has been told of. */
  long lossesTold;

  /** Events that others stood for, of which the target has been told. */
  long coalescedTold;

  /** Events dropped, by cause. */
  final long[] dropped = new long[DropCause.COUNT];

  /** Numbers of the events that were on their way or to be sent again, rising. */
  final long[] taken = new long[ClassCursor.TAKEN_MAX];

  /** How many of {@link #taken} there are. */
  int takenCount;

  /** Name of the target. */
  final RecordText name = new RecordText();

  /** Adds a number to {@link #taken}, unless it is out of reach. */
  void take(long number) {
    if (next - number <= BEHIND_MAX) {
      taken[takenCount++] = number;
    }
  }

  /** Number of the first event that was on its way or waited. */
  long firstNeeded() {
    return takenCount > 0 ? taken[0] : next;
  }

  /** Whether an event was on its way or waited, or has come since. */
  boolean waitsFor(long number) {
    if (number >= next) {
      return true;
    }
    for (int i = 0; i < takenCount; i++) {
      if (taken[i] == number) {
        return true;
      }
    }
    return false;
  }

  /**
   * Writes this record.
   *
   * @param into takes it from index 0; {@link #BYTES_MAX} have to be there
   * @return its length in bytes
   */
  int encode(byte[] into) {
    into[0] = TAG;
    into[1] = (byte) severity;
    BigEndian.putLong(into, 2, next);
    BigEndian.putLong(into, 10, end);
    BigEndian.putInt(into, 18, (int) queued);
    int at = 22;
    at = putCounter(into, at, delivered);
    at = putCounter(into, at, coalesced);
    for (int cause = 1; cause < DropCause.COUNT; cause++) {
      at = putCounter(into, at, dropped[cause]);
    }
    at = putCounter(into, at, lossesTold);
    at = putCounter(into, at, coalescedTold);
    into[at++] = (byte) takenCount;
    for (int i = 0; i < takenCount; i++) {
      BigEndian.putShort(into, at, (int) (next - taken[i]));
      at += 2;
    }
    return name.put(into, at);
  }

  /**
   * Reads this record.
   *
   * @param from has it from index 0
   * @param length its length in bytes
   * @return whether it is one that {@link #encode} may have written; if not, the fields are rubbish
   */
  boolean decode(byte[] from, int length) {
    int namesAt = 22 + 6 * (4 + CAUSES);
    if (length <= namesAt || from[0] != TAG) {
      return false;
    }
    severity = from[1];
    next = BigEndian.getLong(from, 2);
    end = BigEndian.getLong(from, 10);
    queued = BigEndian.getInt(from, 18);
    delivered = counter(from, 22);
    coalesced = counter(from, 28);
    int at = 34;
    for (int cause = 1; cause < DropCause.COUNT; cause++) {
      dropped[cause] = counter(from, at);
      at += 6;
    }
    lossesTold = counter(from, at);
    coalescedTold = counter(from, at + 6);
    takenCount = from[namesAt];
    if (takenCount < 0
        || takenCount > ClassCursor.TAKEN_MAX
        || namesAt + 1 + 2 * takenCount >= length
        || !isPlausible()) {
      return false;
    }
    at = namesAt + 1;
    for (int i = 0; i < takenCount; i++) {
      taken[i] = next - BigEndian.getShort(from, at);
      at += 2;
      if (taken[i] < 0 || taken[i] >= next || (i > 0 && taken[i] <= taken[i - 1])) {
        return false;
      }
    }
    return name.take(from, at, length);
  }

  private boolean isPlausible() {
    return severity >= Severity.LEAST
        && severity <= Severity.WORST
        && next >= 0
        && end >= next
        && end <= EventRecord.NUMBER_MAX
        && queued >= 0;
  }

  private static int putCounter(byte[] into, int at, long value) {
    BigEndian.putShort(into, at, (int) (value >> 32));
    BigEndian.putInt(into, at + 2, (int) value);
    return at + 6;
  }

  private static long counter(byte[] from, int at) {
    return (long) BigEndian.getShort(from, at) << 32
        | (BigEndian.getInt(from, at + 2) & 0xFFFF_FFFFL);
  }
}
