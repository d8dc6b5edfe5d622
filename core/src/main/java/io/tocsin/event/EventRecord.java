/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.store.BigEndian;

/**
 * An event as the journal keeps it:
 *
 * <pre>
 *  tag, severity, kind            1 + 1 + 1
 *  number in its log              8
 *  identifier, wall time          8 + 8
 *  sysUpTime, first sysUpTime     4 + 4
 *  value, limit, detail, count    4 + 4 + 4 + 4
 *  subscribers                    4
 *  name of the subject            1 + length
 * </pre>
 *
 * <p>The subject is kept by its name, because its index may be another one after a restart.
 */
final class EventRecord {

  /** First byte of such a record: its kind and version. */
  static final int TAG = 0x12;

  private static final int NAME_AT = 55;

  /** Greatest length in bytes. */
  static final int BYTES_MAX = NAME_AT + 1 + RecordText.LENGTH_MAX;

  /** Greatest number that is believed: more events than any board lives to see. */
  static final long NUMBER_MAX = 1L << 53;

  /** Number of the event in the log of its severity. */
  long number;

  /** The event, but for its subject. */
  final Event event = new Event();

  /** Name of the event's subject; empty when it has none. */
  final RecordText subject = new RecordText();

  /**
   * Writes this record.
   *
   * @param into takes it from index 0; {@link #BYTES_MAX} have to be there
   * @return its length in bytes
   */
  int encode(byte[] into) {
    into[0] = TAG;
    into[1] = (byte) event.severity();
    into[2] = (byte) event.kind();
    BigEndian.putLong(into, 3, number);
    BigEndian.putLong(into, 11, event.id());
    BigEndian.putLong(into, 19, event.wallMs());
    BigEndian.putInt(into, 27, (int) event.upTimeHundredths());
    BigEndian.putInt(into, 31, (int) event.firstUpTimeHundredths());
    BigEndian.putInt(into, 35, event.value());
    BigEndian.putInt(into, 39, event.limit());
    BigEndian.putInt(into, 43, event.detail());
    BigEndian.putInt(into, 47, event.count());
    BigEndian.putInt(into, 51, event.subscribers());
    return subject.put(into, NAME_AT);
  }

  /**
   * Reads this record.
   *
   * @param from has it from index 0
   * @param length its length in bytes
   * @return whether it is one that {@link #encode} may have written; if not, the fields are rubbish
   */
  boolean decode(byte[] from, int length) {
    if (length <= NAME_AT || from[0] != TAG) {
      return false;
    }
    int severity = from[1];
    int kind = from[2];
    number = BigEndian.getLong(from, 3);
    int count = BigEndian.getInt(from, 47);
    if (severity < Severity.LEAST
        || severity > Severity.WORST
        || kind <= EventKind.NONE
        || kind >= EventKind.COUNT
        || number < 0
        || number >= NUMBER_MAX
        || count < 1) {
      return false;
    }
    event.fill(
        kind,
        severity,
        0,
        BigEndian.getInt(from, 35),
        BigEndian.getInt(from, 39),
        BigEndian.getInt(from, 43));
    event.stamp(
        BigEndian.getLong(from, 11),
        BigEndian.getInt(from, 27) & 0xFFFF_FFFFL,
        BigEndian.getLong(from, 19));
    event.standFor(count, BigEndian.getInt(from, 31) & 0xFFFF_FFFFL, severity);
    event.tell(BigEndian.getInt(from, 51));
    return subject.take(from, NAME_AT, length);
  }
}
