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

/**
 * Many small records, each under a key, as a log over a ring of sectors.
 *
 * <p>{@link #put} and {@link #release} work in RAM alone; {@link #sync} writes what was put since
 * the last one, packed into the next sectors of the ring, and makes it durable. Many puts of one
 * key between two syncs cost one record. Of several records of a key, the one in the sector with
 * the greatest sequence number counts.
 *
 * <h2>What is guaranteed</h2>
 *
 * <p>Let the power be cut at any moment, with any mixture of old and new bytes in each sector that
 * was being written, and the log be opened again. A key is <em>kept</em> when it had a content as
 * {@code sync} last returned, and was not released since. Then
 *
 * <ul>
 *   <li>a kept key has the content that it had as {@code sync} last returned, or one that was put
 *       since: never an older one, and never none;
 *   <li>a key that is not kept has no content, or one that was put into it at some time, which may
 *       be an old one;
 *   <li>nothing has a content that was not put, but for a mixture of bytes whose checksum holds, of
 *       which there is one in 2^32;
 *   <li>the records of one sync that fit into one sector are there all together or not at all.
 *       Those of a sync of several sectors are so sector by sector, and no order holds among them.
 *       A sync that failed, and the next one that tries again, are two.
 * </ul>
 *
 * <p>What the log has after it was opened is durable when the next {@code sync} returned, as if it
 * had been put. A release is never durable by itself: who needs that puts an empty content, which
 * is one like any other.
 *
 * <p>Damage that no cut explains, such as a bit that flips in a sector at rest, costs the records
 * in that sector: their keys fall back to older contents or to none. {@link #damagedSectors()}
 * counts it at the next start, but cannot tell it from a torn write.
 *
 * <h2>How</h2>
 *
 * <p>A sector is <em>live</em> while it holds the durable content of a key, and is not written
 * then: a torn write could harm what it holds. The sectors from the head of the ring to the first
 * live one are the free run. When a sync needs w sectors and the free run has not more, the oldest
 * live sectors are cleaned: the durable contents of their keys are copied into a sector at the
 * head, and when that is durable, they are live no longer. A sync fills up its own last sector in
 * the same way, so that most cleaning costs nothing.
 *
 * <p>Why there is always room: let a sector hold p records of the greatest length, so that every
 * full sector has p or more, and let m = ceil(keys / p). All the keys then fit into m sectors,
 * however they are packed one after the other.
 *
 * <ol>
 *   <li>The free run is never empty, whatever the moment of a cut. A sync writes w sectors only
 *       into a free run of w + 1. Cleaning writes one sector, which takes up at least all that was
 *       live in the oldest one, since that had fitted into one sector before.
 *   <li>Cleaning ends. When each live sector was cleaned once, all durable contents are in the at
 *       most m sectors that this took, and of a ring of n, n - m are free.
 *   <li>A sync needs w &lt;= m sectors. So n = 2m + 1 is enough, and no less is taken; each sector
 *       more makes cleaning rarer.
 * </ol>
 *
 * <p>RAM: twice {@code contentBytesMax} and 18 bytes for each key, 4 for each sector, and one
 * sector, all of it allocated at construction, which itself needs 8 more for each key. Time: a sync
 * looks at all keys once for each sector that it writes or cleans.
 */
public final class KeyedLog {

  /** Greatest {@code contentBytesMax}: one record fills a sector. */
  public static final int CONTENT_BYTES_MAX = LogSector.ROOM_BYTES - LogSector.RECORD_HEADER_BYTES;

  /** Greatest {@code keyCount}. */
  public static final int KEY_COUNT_MAX = 1 << 16;

  private final StorageRegion region;
  private final int keyCount;
  private final int contentBytesMax;
  private final int sectorCount;
  private final LogContents contents;
  private final LogRing ring;
  private final LogPlan plan;
  private final LogSector sector = new LogSector();
  private long nextSequence;
  private boolean foundIsDurable;
  private int damagedSectors;
  private long writtenBytes;
  private long cleanedRecords;

  /**
   * Opens a log and reads it. Writes nothing.
   *
   * <p>Whatever the region holds is either good, and applied in the order of the sequence numbers,
   * or ignored. A record whose content is too long leaves its key without any.
   *
   * <p>The log does not become smaller: where the region is greater than asked for, all of it is
   * the ring, and where it has records of greater keys, there are as many keys as these need and
   * the ring allows. Otherwise a content would be lost, or an older one of it would come back.
   *
   * @param storage the board's memory
   * @param name name of the region
   * @param keyCountMin least number of keys, 1 to {@link #KEY_COUNT_MAX}
   * @param contentBytesMax greatest length of a content in bytes, 1 to {@link #CONTENT_BYTES_MAX}
   * @param sectorCountMin least size of the ring in sectors of {@link StorageRegion#SECTOR_BYTES},
   *     at least {@link #sectorsNeeded}
   * @throws IllegalArgumentException when a number is out of these bounds
   * @throws IOException when the memory cannot be opened or read. Nothing was changed; the caller
   *     goes on without the log, and may try to open it again at any time
   */
  public KeyedLog(
      Storage storage, String name, int keyCountMin, int contentBytesMax, int sectorCountMin)
      throws IOException {
    int needed = sectorsNeeded(keyCountMin, contentBytesMax);
    if (sectorCountMin < needed
        || sectorCountMin > Integer.MAX_VALUE / StorageRegion.SECTOR_BYTES) {
      throw new IllegalArgumentException(sectorCountMin + " sectors, " + needed + " needed");
    }
    this.contentBytesMax = contentBytesMax;
    region = storage.open(name, sectorCountMin * StorageRegion.SECTOR_BYTES);
    boolean read = false;
    try {
      sectorCount = region.sizeBytes() / StorageRegion.SECTOR_BYTES;
      keyCount = Math.max(keyCountMin, Math.min(keysFound(), keysFor(sectorCount)));
      contents = new LogContents(keyCount, contentBytesMax);
      ring = new LogRing(keyCount, sectorCount);
      plan = new LogPlan(keyCount, sectorCount, contents, ring);
      recover();
      read = true;
    } finally {
      if (!read) {
        region.close();
      }
    }
  }

  /**
   * The least size of the ring: 2 ceil(keyCount / p) + 1, where p is the number of records of the
   * greatest length that fit into a sector.
   *
   * @param keyCount number of keys
   * @param contentBytesMax greatest length of a content in bytes
   * @return sectors of {@link StorageRegion#SECTOR_BYTES}
   * @throws IllegalArgumentException when a number is out of the bounds of the constructor
   */
  public static int sectorsNeeded(int keyCount, int contentBytesMax) {
    if (keyCount < 1 || keyCount > KEY_COUNT_MAX) {
      throw new IllegalArgumentException(keyCount + " keys");
    }
    if (contentBytesMax < 1 || contentBytesMax > CONTENT_BYTES_MAX) {
      throw new IllegalArgumentException("contents of " + contentBytesMax + " bytes");
    }
    int perSector = perSector(contentBytesMax);
    return 2 * ((keyCount + perSector - 1) / perSector) + 1;
  }

  private static int perSector(int contentBytesMax) {
    return LogSector.ROOM_BYTES / (LogSector.RECORD_HEADER_BYTES + contentBytesMax);
  }

  /** The most keys for which a ring is great enough. */
  private int keysFor(int sectors) {
    return Math.min(KEY_COUNT_MAX, (sectors - 1) / 2 * perSector(contentBytesMax));
  }

  /** One more than the greatest key of a record in a good sector. */
  private int keysFound() throws IOException {
    int found = 0;
    for (int position = 0; position < sectorCount; position++) {
      read(position);
      if (sector.isGood()) {
        while (sector.nextRecord()) {
          found = Math.max(found, sector.key() + 1);
        }
      }
    }
    return found;
  }

  private void read(int position) throws IOException {
    region.read(
        position * StorageRegion.SECTOR_BYTES, sector.bytes(), 0, StorageRegion.SECTOR_BYTES);
  }

  private void recover() throws IOException {
    long[] newest = new long[keyCount];
    long highest = 0;
    for (int position = 0; position < sectorCount; position++) {
      read(position);
      if (!sector.isGood()) {
        damagedSectors += sector.isBlank() ? 0 : 1;
        continue;
      }
      long sequence = sector.sequence();
      if (sequence >= highest) {
        highest = sequence;
        ring.setHead(ring.after(position));
      }
      while (sector.nextRecord()) {
        int key = sector.key();
        if (key < keyCount && sequence >= newest[key]) {
          newest[key] = sequence;
          recoverRecord(key, position);
        }
      }
    }
    nextSequence = highest + 1;
    findFreeHead();
  }

  private void recoverRecord(int key, int position) {
    if (sector.contentLength() > contentBytesMax) {
      release(key);
      return;
    }
    contents.restore(key, sector.bytes(), sector.contentAt(), sector.contentLength());
    ring.place(key, position);
  }

  /**
   * The sector behind the greatest sequence number may be live: a sync that failed may have left
   * records there that were never needed again until now. The next one that is not live will do.
   */
  private void findFreeHead() {
    if (ring.findFreeHead()) {
      return;
    }
    // Contents that were released have come back, or the region comes from elsewhere. No key that
    // is
    // kept is in the head's sector, which was free; what is there is in RAM as well, and counts as
    // put: until the next sync, a cut may take it away again.
    for (int key = 0; key < keyCount; key++) {
      if (ring.sectorOf(key) == ring.head()) {
        contents.distrust(key);
        ring.place(key, LogRing.NONE);
      }
    }
  }

  /** Number of keys. */
  public int keyCount() {
    return keyCount;
  }

  /** Greatest length of a content in bytes. */
  public int contentBytesMax() {
    return contentBytesMax;
  }

  /**
   * Length of a key's content in bytes, as it was put or found last; -1 when it has none.
   *
   * @param key 0 to keyCount - 1
   * @throws IndexOutOfBoundsException when there is no such key
   */
  public int length(int key) {
    return contents.newestLength(key);
  }

  /**
   * Copies a key's content, as it was put or found last.
   *
   * @param key 0 to keyCount - 1
   * @param into destination
   * @param offset index in the destination
   * @return length of the content in bytes; -1 when it has none
   * @throws IndexOutOfBoundsException when there is no such key, or no room for the content
   */
  public int content(int key, byte[] into, int offset) {
    int length = contents.newestLength(key);
    if (length > 0) {
      System.arraycopy(contents.bytes(), contents.newestAt(key), into, offset, length);
    }
    return length;
  }

  /**
   * Gives a key a new content, which is durable when the next {@link #sync} has returned.
   *
   * @param key 0 to keyCount - 1
   * @param from source
   * @param offset index of the first byte
   * @param length number of bytes, 0 to contentBytesMax
   * @throws IndexOutOfBoundsException when there is no such key, or a range is exceeded; nothing
   *     has changed then
   */
  public void put(int key, byte[] from, int offset, int length) {
    if (key < 0
        || key >= keyCount
        || length < 0
        || length > contentBytesMax
        || offset < 0
        || offset > from.length - length) {
      throw new IndexOutOfBoundsException();
    }
    contents.put(key, from, offset, length);
  }

  /**
   * Takes a key's content away. It is not kept in the memory any longer, but may be there for a
   * while, and come back when the log is opened again.
   *
   * @param key 0 to keyCount - 1; one without content stays so
   * @throws IndexOutOfBoundsException when there is no such key
   */
  public void release(int key) {
    ring.place(key, LogRing.NONE);
    contents.release(key);
  }

  /**
   * Makes everything durable that was put before. Without anything to write this costs nothing,
   * save that the first time makes durable what was found. With the m of above, it writes at most m
   * sectors for what was put and m for cleaning, and each of the latter is synced by itself.
   *
   * @throws IOException when the memory failed. Nothing that was durable is lost; what was put
   *     stays to be written, and the next call tries again. Of the contents that were on their way,
   *     any may be found after a restart. Also when the region, which comes from elsewhere then,
   *     holds a sequence number near 2^62, after which there are none left
   */
  public void sync() throws IOException {
    if (!foundIsDurable) {
      // Another process may have written it and not synced it. Until it is durable, what it stands
      // for in older sectors must not be overwritten.
      region.sync();
      foundIsDurable = true;
    }
    int batch = plan.makeBatch();
    if (batch == 0) {
      return;
    }
    while (ring.freeRun() <= batch) {
      clean();
    }
    writeBatch(batch);
  }

  private void writeBatch(int batch) throws IOException {
    for (int i = 0; i < batch; i++) {
      sector.clear();
      for (int key = 0; key < keyCount; key++) {
        if (plan.batchIndex(key) == i) {
          sector.add(key, contents.bytes(), contents.newestAt(key), contents.newestLength(key));
        }
      }
      if (i == batch - 1) {
        addOldest(false);
      }
      write(ring.position(i));
    }
    syncRegion();
    settleCopies(ring.position(batch - 1), false);
    for (int key = 0; key < keyCount; key++) {
      if (plan.batchIndex(key) != LogRing.NONE) {
        ring.place(key, ring.position(plan.batchIndex(key)));
        contents.settle(key);
      }
    }
    ring.advance(batch);
  }

  private void syncRegion() throws IOException {
    if (!Faults.planted(PlantedBugs.JOURNAL_SKIP_SYNC)) {
      region.sync();
    }
  }

  /** Copies what is live in the oldest sectors, as much as one sector takes. */
  private void clean() throws IOException {
    sector.clear();
    addOldest(true);
    write(ring.head());
    syncRegion();
    settleCopies(ring.head(), true);
    ring.advance(1);
  }

  /**
   * Adds the durable contents of the oldest live sectors until one does not fit.
   *
   * @param dirtyToo also those of dirty keys, which the batch is about to replace
   */
  private void addOldest(boolean dirtyToo) {
    for (int i = ring.freeRun(); i < sectorCount; i++) {
      int position = ring.position(i);
      for (int key = 0; key < keyCount && ring.isLive(position); key++) {
        if (ring.sectorOf(key) == position
            && (dirtyToo || !contents.isDirty(key))
            && !sector.add(
                key, contents.bytes(), contents.durableAt(key), contents.durableLength(key))) {
          return;
        }
      }
    }
  }

  /** The sector in the buffer has become durable: what {@link #addOldest} put there counts now. */
  private void settleCopies(int position, boolean dirtyToo) {
    sector.rewind();
    while (sector.nextRecord()) {
      int key = sector.key();
      if (dirtyToo || !contents.isDirty(key)) {
        ring.place(key, position);
        cleanedRecords++;
      }
    }
  }

  /**
   * Writes the sector in the buffer. Each attempt has a sequence number of its own. Another attempt
   * after a failure goes to the same sectors, which hold nothing that is needed; and whatever the
   * failed one left in them is older than all that is written from then on.
   */
  private void write(int position) throws IOException {
    if (nextSequence > LogSector.SEQUENCE_MAX) {
      throw new IOException("the sequence numbers of the log are used up");
    }
    sector.seal(nextSequence++);
    region.write(
        position * StorageRegion.SECTOR_BYTES, sector.bytes(), 0, StorageRegion.SECTOR_BYTES);
    writtenBytes += StorageRegion.SECTOR_BYTES;
  }

  /**
   * What the next {@link #sync} would write, in bytes: whole sectors, with those that cleaning
   * takes. Exact, unless something is put or released before, or the memory fails.
   */
  public long estimateSyncBytes() {
    int batch = plan.makeBatch();
    int cleaning = batch == 0 ? 0 : plan.cleaningSectors(batch + 1);
    return (long) (batch + cleaning) * StorageRegion.SECTOR_BYTES;
  }

  /** What was written since construction, in bytes: whole sectors, of failed syncs too. */
  public long writtenBytes() {
    return writtenBytes;
  }

  /** Records that were copied since construction, because their sector was to be written. */
  public long cleanedRecords() {
    return cleanedRecords;
  }

  /** Sectors that were neither good nor blank when the log was opened. */
  public int damagedSectors() {
    return damagedSectors;
  }

  /** Sectors that hold nothing that is needed. */
  public int freeSectors() {
    return ring.freeSectors();
  }

  /** Gives the region back. What was put and not synced is lost. Harmless when repeated. */
  public void close() {
    region.close();
  }
}
