/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.store.BigEndian;
import java.util.Arrays;

/**
 * What a board keeps of the engine that it is. The content of the record, all numbers big-endian:
 *
 * <pre>
 *  0         1       5                9          13            17       18       19
 * +---------+-------+----------------+----------+-------------+--------+--------+-----------+
 * | version | boots | configuration  | serial   | other boots | origin | length | engineID  |
 * | 1       | 4     | checksum, 4    | checksum | 4           | 1      | 1      | 5 to 32   |
 * +---------+-------+----------------+----------+-------------+--------+--------+-----------+
 * </pre>
 */
final class EngineRecord {

  /** Greatest length of an encoded record in bytes. */
  static final int BYTES_MAX = 51;

  private static final byte VERSION = 1;
  private static final byte MADE = 1;
  private static final byte CONFIGURED = 2;

  private static final int BOOTS_AT = 1;
  private static final int CONFIGURATION_AT = 5;
  private static final int SERIAL_AT = 9;
  private static final int OTHER_BOOTS_AT = 13;
  private static final int ORIGIN_AT = 17;
  private static final int LENGTH_AT = 18;
  private static final int HEADER_BYTES = 19;
  private static final int ENGINE_ID_LENGTH_MIN = 5;

  /** snmpEngineBoots of the run that wrote the record. */
  final int boots;

  /** Checksum of the configuration of that run. */
  final int configurationChecksum;

  /** Checksum of the serial number of the board of that run. */
  final int serialChecksum;

  /**
   * Bound of snmpEngineBoots of other boards that may have written into this memory before, as when
   * a card is moved; 0 when there was certainly none.
   */
  final int otherBoots;

  /** Whether the engineID came from the configuration. */
  final boolean configured;

  /** snmpEngineID, not to be changed. */
  final byte[] engineId;

  EngineRecord(
      int boots,
      int configurationChecksum,
      int serialChecksum,
      int otherBoots,
      boolean configured,
      byte[] engineId) {
    this.boots = boots;
    this.configurationChecksum = configurationChecksum;
    this.serialChecksum = serialChecksum;
    this.otherBoots = otherBoots;
    this.configured = configured;
    this.engineId = engineId;
  }

  /**
   * Decodes a record.
   *
   * @param content begins with the record
   * @param length of the record in bytes; negative for none
   * @return the record, or null when it is none of this version
   */
  static EngineRecord decode(byte[] content, int length) {
    if (length < HEADER_BYTES + ENGINE_ID_LENGTH_MIN
        || content[0] != VERSION
        || content[LENGTH_AT] != length - HEADER_BYTES
        || BigEndian.getInt(content, BOOTS_AT) <= 0
        || BigEndian.getInt(content, OTHER_BOOTS_AT) < 0) {
      return null;
    }
    return new EngineRecord(
        BigEndian.getInt(content, BOOTS_AT),
        BigEndian.getInt(content, CONFIGURATION_AT),
        BigEndian.getInt(content, SERIAL_AT),
        BigEndian.getInt(content, OTHER_BOOTS_AT),
        content[ORIGIN_AT] == CONFIGURED,
        Arrays.copyOfRange(content, HEADER_BYTES, length));
  }

  /**
   * The record of the start after this one; no engineID sees a count twice.
   *
   * @param nextId snmpEngineID, not to be changed
   * @param nextConfigured whether it came from the configuration
   * @param nextSerial checksum of the serial number of the board
   * @param nextConfiguration checksum of the configuration
   * @param damagedSlots 1 when the other slot of the record is damaged, otherwise 0
   */
  EngineRecord following(
      byte[] nextId,
      boolean nextConfigured,
      int nextSerial,
      int nextConfiguration,
      int damagedSlots) {
    boolean otherBoard = nextSerial != serialChecksum;
    // A damaged slot may have held the start that followed this record, whoever it was.
    int used = sum(boots, damagedSlots);
    int usedByAny = sum(Math.max(boots, otherBoots), damagedSlots);
    boolean firstOther =
        otherBoard && !configured && !nextConfigured && otherBoots == 0 && damagedSlots == 0;
    int next;
    if (Arrays.equals(nextId, engineId)) {
      next = sum(used, 1);
    } else if (firstOther || used == Integer.MAX_VALUE) {
      // RFC 3411 §5: the starts since the engineID was set. RFC 3414 §2.2.2: another engineID is
      // the way out of the greatest count.
      next = 1;
    } else {
      next = sum(usedByAny, 1);
    }
    return new EngineRecord(
        next,
        nextConfiguration,
        nextSerial,
        otherBoard || damagedSlots > 0 ? usedByAny : otherBoots,
        nextConfigured,
        nextId);
  }

  /** RFC 3414 §2.2.2: the count stays at its greatest value. */
  private static int sum(int boots, int more) {
    return (int) Math.min((long) boots + more, Integer.MAX_VALUE);
  }

  /** The record as {@link #decode} reads it. */
  byte[] encode() {
    byte[] content = new byte[HEADER_BYTES + engineId.length];
    content[0] = VERSION;
    BigEndian.putInt(content, BOOTS_AT, boots);
    BigEndian.putInt(content, CONFIGURATION_AT, configurationChecksum);
    BigEndian.putInt(content, SERIAL_AT, serialChecksum);
    BigEndian.putInt(content, OTHER_BOOTS_AT, otherBoots);
    content[ORIGIN_AT] = configured ? CONFIGURED : MADE;
    content[LENGTH_AT] = (byte) engineId.length;
    System.arraycopy(engineId, 0, content, HEADER_BYTES, engineId.length);
    return content;
  }
}
