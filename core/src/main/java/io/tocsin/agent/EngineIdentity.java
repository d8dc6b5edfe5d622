/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import io.tocsin.hal.Entropy;
import io.tocsin.hal.Log;
import io.tocsin.hal.Storage;
import io.tocsin.store.BigEndian;
import io.tocsin.store.Crc32;
import io.tocsin.store.TwoSlotRecord;
import io.tocsin.text.Hexadecimal;
import java.io.IOException;

/**
 * snmpEngineID and snmpEngineBoots (RFC 3411 §5), which survive power cuts.
 *
 * <p>The engineID is made from the enterprise number and the board's serial number, and kept for as
 * long as the memory stays with that board and no other engineID is configured.
 *
 * <p>The count of starts rises with each start, and no engineID ever sees a count twice. Where a
 * slot of the record is damaged the count rises by one more, as that slot may have held a start
 * that was counted; where no slot is left, it goes on from {@link #BOOTS_AFTER_LOSS_MIN} and a
 * random part, which no counting reaches. In a memory that comes from another board, as when a card
 * is copied, it begins anew with the engineID; only where the memory has changed boards before, and
 * so may be back at one of them, it goes on above all counts of all boards.
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

  /** RFC 3411 §5, format 4: administratively assigned text. */
  private static final byte FORMAT_TEXT = 4;

  /** Text that an engineID has room for behind the enterprise number and the format. */
  private static final int TEXT_LENGTH_MAX = 27;

  /** Length of a hyphen and eight hexadecimal digits. */
  private static final int SUFFIX_LENGTH = 9;

  private final TwoSlotRecord memory;
  private final EngineRecord kept;
  private final EngineRecord present;
  private final boolean lost;
  private final boolean moved;

  private EngineIdentity(
      TwoSlotRecord memory, EngineRecord kept, EngineRecord present, boolean lost, boolean moved) {
    this.memory = memory;
    this.kept = kept;
    this.present = present;
    this.lost = lost;
    this.moved = moved;
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
    TwoSlotRecord memory = new TwoSlotRecord(storage, REGION, EngineRecord.BYTES_MAX);
    EngineRecord kept = EngineRecord.decode(memory.content(), memory.length());
    // Damaged is not blank: a board that lost its record has been this engine before.
    boolean lost = kept == null && (memory.length() >= 0 || memory.damagedSlots() > 0);
    int serialChecksum = checksum(serial);
    boolean otherBoard = kept != null && kept.serialChecksum != serialChecksum;
    boolean makesAnew = kept == null || kept.configured || otherBoard;
    byte[] engineId =
        configuredId != null
            ? configuredId.clone()
            : makesAnew ? make(enterprise, serial) : kept.engineId;
    EngineRecord present;
    if (kept != null) {
      present =
          kept.following(
              engineId,
              configuredId != null,
              serialChecksum,
              configurationChecksum,
              memory.damagedSlots());
    } else {
      int boots = lost ? bootsAfterLoss(entropy) : 1;
      // Whether there have been other boards is lost as well.
      int otherBoots = lost ? boots : 0;
      present =
          new EngineRecord(
              boots,
              configurationChecksum,
              serialChecksum,
              otherBoots,
              configuredId != null,
              engineId);
    }
    boolean moved = otherBoard && configuredId == null && !kept.configured;
    return new EngineIdentity(memory, kept, present, lost, moved);
  }

  private static int bootsAfterLoss(Entropy entropy) {
    byte[] random = new byte[4];
    entropy.fill(random, 0, random.length);
    return BOOTS_AFTER_LOSS_MIN | (BigEndian.getInt(random, 0) & BOOTS_AFTER_LOSS_RANDOM);
  }

  /**
   * Counts this start: makes the record durable before it returns.
   *
   * @throws IOException when the memory fails; an engine whose starts are not counted must not run
   */
  public void count() throws IOException {
    if (Faults.planted(PlantedBugs.FORGET_BOOTS)) {
      return;
    }
    byte[] encoded = present.encode();
    memory.write(encoded, 0, encoded.length);
    if (memory.damagedSlots() > 0) {
      // Into the other slot as well: where the damaged one stays so, as a worn-out sector does, the
      // good one would otherwise lead to this same count again.
      memory.write(encoded, 0, encoded.length);
    }
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
              + present.boots
              + ", far above what it can have been. The board's memory may be failing: replace it.");
    }
    if (moved) {
      log.write(
          Log.WARNING,
          TOPIC,
          "The record of the engineID is of a board with another serial number, as when a memory"
              + " card was copied or moved. This board has made an engineID of its own; where it is"
              + " to stand for the other one, set engine.id = "
              + hexadecimal(kept.engineId)
              + ".");
    }
    if (present.boots == Integer.MAX_VALUE) {
      // RFC 3414 §2.2.2: from here on only another engineID helps.
      log.write(
          Log.ERROR,
          TOPIC,
          "The count of starts has reached its greatest value and rises no more, so identifiers of"
              + " events repeat. Give the board another engineID by engine.id.");
    }
  }

  private static String hexadecimal(byte[] octets) {
    StringBuilder text = new StringBuilder(3 * octets.length);
    for (byte octet : octets) {
      text.append(text.length() == 0 ? "" : ":");
      Hexadecimal.append(text, octet);
    }
    return text.toString();
  }

  /** RFC 3411 §5, SnmpEngineID: enterprise number with the first bit set, format, and the rest. */
  static byte[] make(int enterprise, String serial) {
    String text = serial;
    if (text.length() > TEXT_LENGTH_MAX || !isPrintableAscii(text)) {
      // What is cut off still counts: two long serial numbers that differ give two identifiers.
      text = shorten(text);
    }
    byte[] engineId = new byte[ENGINE_ID_LENGTH_MIN + text.length()];
    BigEndian.putInt(engineId, 0, enterprise | 0x8000_0000);
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
    StringBuilder text = new StringBuilder(TEXT_LENGTH_MAX);
    for (int i = 0; i < serial.length(); i++) {
      char c = serial.charAt(i);
      if (text.length() < TEXT_LENGTH_MAX - SUFFIX_LENGTH) {
        text.append(c < '!' || c > '~' ? '_' : c);
      }
    }
    text.append('-');
    int checksum = checksum(serial);
    for (int shift = 28; shift >= 0; shift -= 4) {
      text.append(Character.forDigit((checksum >> shift) & 0xF, 16));
    }
    return text.toString();
  }

  private static int checksum(String serial) {
    byte[] all = new byte[serial.length() * 2];
    for (int i = 0; i < serial.length(); i++) {
      all[2 * i] = (byte) (serial.charAt(i) >> 8);
      all[2 * i + 1] = (byte) serial.charAt(i);
    }
    return Crc32.of(all, 0, all.length);
  }

  /** snmpEngineID, as a copy. */
  public byte[] engineId() {
    return present.engineId.clone();
  }

  /** snmpEngineBoots of this run, 1 or greater. */
  public int boots() {
    return present.boots;
  }

  /**
   * Whether there was no usable record of this board: a new board, or one that lost its record or
   * got the memory of another.
   */
  public boolean isFirstStart() {
    return kept == null || moved;
  }

  /** Whether the configuration is another one than at the last start. */
  public boolean isConfigurationChanged() {
    return kept == null || kept.configurationChecksum != present.configurationChecksum;
  }

  /** Slots of the record, 0 to 2, that were found damaged. */
  public int damagedSlots() {
    return memory.damagedSlots();
  }
}
