/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.hal.Entropy;
import io.tocsin.hal.Log;
import io.tocsin.hal.Storage;
import io.tocsin.store.Crc32;
import io.tocsin.store.TwoSlotRecord;
import java.io.IOException;
import java.util.Arrays;

/**
 * snmpEngineID and snmpEngineBoots (RFC 3411 §5), which survive power cuts.
 *
 * <p>The engineID is made once from the enterprise number and the board's serial number, and kept;
 * the count of starts rises with each start and never goes back. Where a slot of the record is
 * damaged it rises by one more, as that slot may have held a start that was counted; where no slot
 * is left, it goes on from {@link #BOOTS_AFTER_LOSS_MIN} and a random part, which no counting
 * reaches. The record holds:
 *
 * <pre>
 *  0       4                8        9
 * +-------+----------------+--------+-----------+
 * | boots | configuration  | length | engineID  |
 * | 4     | checksum, 4    | 1      | 5 to 32   |
 * +-------+----------------+--------+-----------+
 * </pre>
 */
public final class EngineIdentity {

  /** Name of the record's region. */
  public static final String REGION = "engine";

  /**
   * Least snmpEngineBoots after the record was lost; {@link #BOOTS_AFTER_LOSS_RANDOM} is added, so
   * that a second loss does not repeat the first.
   */
  static final int BOOTS_AFTER_LOSS_MIN = 1 << 30;

  /** Mask of the random part of the count after a loss: 28 bits. */
  static final int BOOTS_AFTER_LOSS_RANDOM = (1 << 28) - 1;

  private static final String TOPIC = "engine";
  private static final int ENGINE_ID_LENGTH_MIN = 5;
  private static final int ENGINE_ID_LENGTH_MAX = 32;
  private static final int HEADER_BYTES = 9;

  /** RFC 3411 §5, format 4: administratively assigned text. */
  private static final byte FORMAT_TEXT = 4;

  /** Text that an engineID has room for behind the enterprise number and the format. */
  private static final int TEXT_LENGTH_MAX = 27;

  /** Length of a hyphen and eight hexadecimal digits. */
  private static final int SUFFIX_LENGTH = 9;

  private final TwoSlotRecord record;
  private final byte[] engineId;
  private final int boots;
  private final int configurationChecksum;
  private final boolean firstStart;
  private final boolean configurationChanged;
  private final boolean lost;

  private EngineIdentity(
      TwoSlotRecord record,
      byte[] engineId,
      int boots,
      int configurationChecksum,
      boolean first,
      boolean configurationChanged,
      boolean lost) {
    this.record = record;
    this.engineId = engineId;
    this.boots = boots;
    this.configurationChecksum = configurationChecksum;
    this.firstStart = first;
    this.configurationChanged = configurationChanged;
    this.lost = lost;
  }

  /**
   * Reads the record. The start counts once {@link #count} has been called, before which nothing
   * may be sent.
   *
   * @param storage the board's memory
   * @param entropy for the count of starts, when the record is lost
   * @param configuredId an engineID that the operator wants, or null
   * @param enterprise private enterprise number, for an engineID that is made
   * @param serial the board's serial number, for an engineID that is made
   * @param configurationChecksum a checksum of the whole configuration
   * @return the identity for this run
   * @throws IOException when the memory cannot be read
   */
  public static EngineIdentity read(
      Storage storage,
      Entropy entropy,
      byte[] configuredId,
      int enterprise,
      String serial,
      int configurationChecksum)
      throws IOException {
    TwoSlotRecord record = new TwoSlotRecord(storage, REGION, HEADER_BYTES + ENGINE_ID_LENGTH_MAX);
    byte[] content = record.content();
    boolean first = !isUsable(record);
    int boots = first ? 0 : getInt(content, 0);
    boolean changed = first || getInt(content, 4) != configurationChecksum;
    byte[] kept = first ? null : Arrays.copyOfRange(content, HEADER_BYTES, record.length());
    byte[] engineId = configuredId != null ? configuredId.clone() : kept;
    if (engineId == null) {
      engineId = make(enterprise, serial);
    }
    if (boots == Integer.MAX_VALUE && !Arrays.equals(engineId, kept)) {
      // RFC 3414 §2.2.2: another engineID is the way out, and its count begins anew.
      boots = 0;
    }
    // Damaged is not blank: a board that lost its record has been this engine before.
    boolean lost = first && (record.length() >= 0 || record.damagedSlots() > 0);
    int next = lost ? bootsAfterLoss(entropy) : following(boots, first ? 0 : record.damagedSlots());
    return new EngineIdentity(record, engineId, next, configurationChecksum, first, changed, lost);
  }

  private static int bootsAfterLoss(Entropy entropy) {
    byte[] random = new byte[4];
    entropy.fill(random, 0, random.length);
    return BOOTS_AFTER_LOSS_MIN | (getInt(random, 0) & BOOTS_AFTER_LOSS_RANDOM);
  }

  /** RFC 3414 §2.2.2: the count stays at its greatest value. */
  private static int following(int boots, int damagedSlots) {
    return (int) Math.min(boots + 1L + damagedSlots, Integer.MAX_VALUE);
  }

  /**
   * Counts this start: makes the record durable before it returns.
   *
   * @throws IOException when the memory fails; an engine whose starts are not counted must not run
   */
  public void count() throws IOException {
    byte[] updated = new byte[HEADER_BYTES + engineId.length];
    putInt(updated, 0, boots);
    putInt(updated, 4, configurationChecksum);
    updated[8] = (byte) engineId.length;
    System.arraycopy(engineId, 0, updated, HEADER_BYTES, engineId.length);
    record.write(updated, 0, updated.length);
  }

  /**
   * Tells of what an operator must know of this identity.
   *
   * @param log takes it
   */
  void report(Log log) {
    if (lost) {
      log.write(
          Log.ERROR,
          TOPIC,
          "The record of the engineID and of the count of starts is destroyed. The engineID is the"
              + " one that the configuration and the board give; the count goes on from "
              + boots
              + ", far above what it can have been. The board's memory may be failing: replace it.");
    }
    if (boots == Integer.MAX_VALUE) {
      // RFC 3414 §2.2.2: from here on only another engineID helps.
      log.write(
          Log.ERROR,
          TOPIC,
          "The count of starts has reached its greatest value and rises no more, so identifiers of"
              + " events repeat. Give the board another engineID by engine.id.");
    }
  }

  private static boolean isUsable(TwoSlotRecord record) {
    int length = record.length();
    return length >= HEADER_BYTES + ENGINE_ID_LENGTH_MIN
        && record.content()[8] == length - HEADER_BYTES
        && getInt(record.content(), 0) > 0;
  }

  /** RFC 3411 §5, SnmpEngineID: enterprise number with the first bit set, format, and the rest. */
  static byte[] make(int enterprise, String serial) {
    String text = serial;
    if (text.length() > TEXT_LENGTH_MAX || !isPrintableAscii(text)) {
      // What is cut off still counts: two long serial numbers that differ give two identifiers.
      text = shorten(text);
    }
    byte[] engineId = new byte[ENGINE_ID_LENGTH_MIN + text.length()];
    putInt(engineId, 0, enterprise | 0x8000_0000);
    engineId[4] = FORMAT_TEXT;
    for (int i = 0; i < text.length(); i++) {
      engineId[ENGINE_ID_LENGTH_MIN + i] = (byte) text.charAt(i);
    }
    return engineId;
  }

  private static boolean isPrintableAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '!' || text.charAt(i) > '~') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static String shorten(String serial) {
    byte[] all = new byte[serial.length() * 2];
    StringBuilder text = new StringBuilder(TEXT_LENGTH_MAX);
    for (int i = 0; i < serial.length(); i++) {
      char c = serial.charAt(i);
      all[2 * i] = (byte) (c >> 8);
      all[2 * i + 1] = (byte) c;
      if (text.length() < TEXT_LENGTH_MAX - SUFFIX_LENGTH) {
        text.append(c < '!' || c > '~' ? '_' : c);
      }
    }
    text.append('-');
    int checksum = Crc32.of(all, 0, all.length);
    for (int shift = 28; shift >= 0; shift -= 4) {
      text.append(Character.forDigit((checksum >> shift) & 0xF, 16));
    }
    return text.toString();
  }

  /** snmpEngineID, as a copy. */
  public byte[] engineId() {
    return engineId.clone();
  }

  /** snmpEngineBoots of this run, 1 or greater. */
  public int boots() {
    return boots;
  }

  /** Whether there was no usable record: a new board, or one that lost its record. */
  public boolean isFirstStart() {
    return firstStart;
  }

  /** Whether the configuration is another one than at the last start. */
  public boolean isConfigurationChanged() {
    return configurationChanged;
  }

  /** Slots of the record, 0 to 2, that were found damaged. */
  public int damagedSlots() {
    return record.damagedSlots();
  }

  private static int getInt(byte[] from, int at) {
    return (from[at] & 0xFF) << 24
        | (from[at + 1] & 0xFF) << 16
        | (from[at + 2] & 0xFF) << 8
        | (from[at + 3] & 0xFF);
  }

  private static void putInt(byte[] into, int at, int value) {
    for (int i = 0; i < 4; i++) {
      into[at + i] = (byte) (value >> (24 - 8 * i));
    }
  }
}
