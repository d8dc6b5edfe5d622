/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.store;

import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import io.tocsin.hal.Storage;
import io.tocsin.hal.StorageRegion;
import java.io.IOException;
import java.util.Arrays;

/**
 * One small record in two slots, written in turn, so that a power cut during a write leaves the
 * other slot whole.
 *
 * <p>A slot fills whole sectors ({@link StorageRegion#SECTOR_BYTES}), all numbers big-endian:
 *
 * <pre>
 *  0        4            12       16         20
 * +--------+------------+--------+----------+----------------+---------+
 * | magic  | generation | length | checksum | content        | padding |
 * | 4      | 8          | 4      | 4        | length bytes   |         |
 * +--------+------------+--------+----------+----------------+---------+
 * </pre>
 *
 * <p>The checksum is over the header, with zeros in its own place, and the content; the padding is
 * zeros when it is written, and is not looked at in a slot whose checksum holds. Only the sectors
 * that header and content reach are written, so a record with room to spare wears no more than its
 * content does.
 *
 * <p>The slot with the greatest generation whose checksum holds is the record. The generation rises
 * by one with each write; a slot is only overwritten while the other one is good.
 */
public final class TwoSlotRecord {

  private static final int MAGIC = 0x54435352;
  private static final int HEADER_BYTES = 20;
  private static final int GENERATION_AT = 4;
  private static final int LENGTH_AT = 12;
  private static final int CHECKSUM_AT = 16;

  private final StorageRegion region;
  private final int slotBytes;
  private final byte[] slot;
  private final byte[] content;
  private int contentLength = -1;
  private long generation;
  private int currentSlot = 1;
  private int damagedSlots;
  private boolean isInDoubt;

  /**
   * Opens a record and reads it.
   *
   * @param storage the board's memory
   * @param name name of the region
   * @param contentBytesMax greatest length of the content in bytes
   * @throws IOException when the memory cannot be opened or read
   */
  public TwoSlotRecord(Storage storage, String name, int contentBytesMax) throws IOException {
    slotBytes = wholeSectors(HEADER_BYTES + contentBytesMax);
    slot = new byte[slotBytes];
    content = new byte[contentBytesMax];
    region = storage.open(name, 2 * slotBytes);
    recover();
  }

  /**
   * Bytes that {@link #write} writes.
   *
   * @param length length of the content in bytes
   */
  public int writtenBytes(int length) {
    return wholeSectors(HEADER_BYTES + length);
  }

  private static int wholeSectors(int bytes) {
    int sector = StorageRegion.SECTOR_BYTES;
    return (bytes + sector - 1) / sector * sector;
  }

  private void recover() throws IOException {
    for (int index = 0; index < 2; index++) {
      region.read(index * slotBytes, slot, 0, slotBytes);
      int length = verifiedLength();
      if (length < 0) {
        damagedSlots += isBlank() ? 0 : 1;
        continue;
      }
      long found = BigEndian.getLong(slot, GENERATION_AT);
      if (contentLength < 0 || found > generation) {
        System.arraycopy(slot, HEADER_BYTES, content, 0, length);
        contentLength = length;
        generation = found;
        currentSlot = index;
      }
    }
  }

  private int verifiedLength() {
    int length = BigEndian.getInt(slot, LENGTH_AT);
    if (BigEndian.getInt(slot, 0) != MAGIC || length < 0 || length > content.length) {
      return -1;
    }
    int stored = BigEndian.getInt(slot, CHECKSUM_AT);
    BigEndian.putInt(slot, CHECKSUM_AT, 0);
    return stored == Crc32.of(slot, 0, HEADER_BYTES + length) ? length : -1;
  }

  private boolean isBlank() {
    for (byte octet : slot) {
      if (octet != 0) {
        return false;
      }
    }
    return true;
  }

  /** Length of the content in bytes; -1 when there is no good record. */
  public int length() {
    return contentLength;
  }

  /** The content, from index 0; not to be changed. */
  public byte[] content() {
    return content;
  }

  /** How often the record has been written, over its whole life. */
  public long generation() {
    return generation;
  }

  /** Number of slots, 0 to 2, that held neither a good record nor nothing when they were read. */
  public int damagedSlots() {
    return damagedSlots;
  }

  /**
   * Whether the last write failed: the memory may have kept it all the same, and a start would then
   * find it. The next write that succeeds puts that right.
   */
  public boolean isInDoubt() {
    return isInDoubt;
  }

  /**
   * Replaces the content and makes it durable.
   *
   * @param from source
   * @param offset index of the first byte
   * @param length number of bytes, at most what the constructor allowed
   * @throws IOException when the memory failed; the old content is then still the record, the next
   *     write goes to the same slot again, and until then what is there {@link #isInDoubt}
   */
  public void write(byte[] from, int offset, int length) throws IOException {
    if (length < 0 || length > content.length) {
      throw new IndexOutOfBoundsException();
    }
    System.arraycopy(from, offset, slot, HEADER_BYTES, length);
    int writtenBytes = writtenBytes(length);
    Arrays.fill(slot, HEADER_BYTES + length, writtenBytes, (byte) 0);
    BigEndian.putInt(slot, 0, MAGIC);
    BigEndian.putLong(slot, GENERATION_AT, generation + 1);
    BigEndian.putInt(slot, LENGTH_AT, length);
    BigEndian.putInt(slot, CHECKSUM_AT, 0);
    BigEndian.putInt(slot, CHECKSUM_AT, Crc32.of(slot, 0, HEADER_BYTES + length));
    int target = Faults.planted(PlantedBugs.ONE_SLOT) ? currentSlot : 1 - currentSlot;
    isInDoubt = true;
    region.write(target * slotBytes, slot, 0, writtenBytes);
    if (!Faults.planted(PlantedBugs.SKIP_SYNC)) {
      region.sync();
    }
    System.arraycopy(slot, HEADER_BYTES, content, 0, length);
    contentLength = length;
    generation++;
    currentSlot = target;
    isInDoubt = false;
  }
}
