/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import io.tocsin.mib.DurableState;
import io.tocsin.store.FlashBudget;
import io.tocsin.store.TwoSlotRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps the rows of all tables that are to survive a restart, in one record, so that a power cut
 * leaves all of a request or nothing of it.
 *
 * <p>The record is SEQUENCE OF SEQUENCE { name of the row, RowStatus, SEQUENCE OF SEQUENCE { column
 * INTEGER, value } }, where the name of a row is that of the conceptual row with its index behind
 * it. A later version of the agent skips what it does not know.
 *
 * <p>After a write that failed, nobody knows what of it the memory has kept, and a start could find
 * rows that a request was refused. {@link #settle} therefore writes again what holds.
 */
public final class RowStore implements DurableState {

  /** Name of the region that the record is in. */
  public static final String REGION = "rows";

  /** Least time between two attempts to write again, in milliseconds; doubles from one to next. */
  static final long SETTLE_PAUSE_MS_MIN = 1_000;

  /** Greatest time between two attempts to write again, in milliseconds. */
  public static final long SETTLE_PAUSE_MS_MAX = 60_000;

  private final TwoSlotRecord record;
  private final byte[] bytes;
  private final BerWriter writer = new BerWriter();
  private final List<RowTable> tables = new ArrayList<>();
  private final RowExpiry expiry = new RowExpiry(tables);
  private RowGuard guard = RowGuard.NONE;
  private FlashBudget budget = new FlashBudget(FlashBudget.UNLIMITED, 0);
  private long nowMs;

  /** The rows of each table before the request that is being carried out; null outside of one. */
  private List<List<Row>> before;

  /** The rows of each table before a change that waits to be confirmed; null for none. */
  private List<List<Row>> beforePending;

  private int rejectedCount;
  private long settleMs = Long.MIN_VALUE;
  private long settlePauseMs = SETTLE_PAUSE_MS_MIN;

  /**
   * A store of no table yet.
   *
   * @param record keeps the rows; null when the board's memory could not be opened: a SET of rows
   *     that are to survive a restart then fails with commitFailed
   * @param bytesMax greatest length of the record's content in bytes, for which it has room
   */
  public RowStore(TwoSlotRecord record, int bytesMax) {
    this.record = record;
    bytes = new byte[bytesMax];
  }

  /**
   * Sets who can ask that a change is confirmed.
   *
   * @param newGuard from now on
   */
  public void setGuard(RowGuard newGuard) {
    guard = newGuard;
  }

  /**
   * Bounds what is written.
   *
   * @param newBudget from now on
   */
  public void setBudget(FlashBudget newBudget) {
    budget = newBudget;
  }

  /**
   * Says what time it is, before a request.
   *
   * @param monotonicMs monotonic time in milliseconds
   */
  public void setNow(long monotonicMs) {
    nowMs = monotonicMs;
  }

  /** Whether a change waits to be confirmed; until then no other is made. */
  public boolean isPending() {
    return beforePending != null;
  }

  /**
   * Makes the change durable that waits.
   *
   * @return false when the memory failed; the change still waits then
   */
  public boolean confirm() {
    if (!write()) {
      return false;
    }
    beforePending = null;
    return true;
  }

  /** Takes the change back that waits; whoever goes by the rows has to look at them again. */
  public void takeBack() {
    for (int i = 0; i < tables.size(); i++) {
      tables.get(i).become(beforePending.get(i));
    }
    beforePending = null;
  }

  /**
   * Takes away rows that have lacked something for {@link RowExpiry#LACK_MS_MAX}; not while a
   * change waits to be confirmed.
   *
   * @param monotonicMs monotonic time in milliseconds
   * @return how many were taken away
   */
  public int expire(long monotonicMs) {
    setNow(monotonicMs);
    if (isPending()) {
      return 0;
    }
    expiry.look(nowMs);
    int count = nowMs >= expiry.dueMs() ? expiry.takeAway(nowMs) : 0;
    if (count > 0) {
      // Where the memory fails, it is tried again.
      write();
      expiry.look(nowMs);
    }
    return count;
  }

  /** When to call {@link #expire} again at the latest. */
  public long expireMs() {
    return isPending() ? Long.MAX_VALUE : expiry.dueMs();
  }

  /**
   * Whether a write has failed, so that a start may find other rows than those that hold.
   *
   * @see #settle
   */
  public boolean isInDoubt() {
    return record != null && record.isInDoubt();
  }

  /**
   * Writes again what holds after a write that failed: at once, and then ever more seldom as long
   * as the memory fails, and as the budget has room for it.
   *
   * @param monotonicMs monotonic time in milliseconds
   * @return when to call again at the latest; {@link Long#MAX_VALUE} when nothing is in doubt
   */
  public long settle(long monotonicMs) {
    setNow(monotonicMs);
    if (!isInDoubt() || Faults.planted(PlantedBugs.ROWS_LEAVE_DOUBT)) {
      settleMs = Long.MIN_VALUE;
      settlePauseMs = SETTLE_PAUSE_MS_MIN;
      return Long.MAX_VALUE;
    }
    if (nowMs < settleMs) {
      return settleMs;
    }
    // A change that waits to be confirmed does not hold yet.
    boolean isEncoded = encode(isPending() ? beforePending : rowsNow());
    long waitMs = budget.waitMs(record.writtenBytes(writer.length()), nowMs);
    if (isEncoded && waitMs == 0 && writeEncoded(true)) {
      return settle(monotonicMs);
    }
    settleMs = nowMs + Math.max(waitMs, settlePauseMs);
    settlePauseMs = Math.min(2 * settlePauseMs, SETTLE_PAUSE_MS_MAX);
    return settleMs;
  }

  /** A request begins to change rows. */
  void begin() {
    if (before == null) {
      before = rowsNow();
    }
  }

  private List<List<Row>> rowsNow() {
    List<List<Row>> now = new ArrayList<>();
    for (RowTable table : tables) {
      now.add(new ArrayList<>(table.rows()));
    }
    return now;
  }

  private List<List<Row>> rowsAfterwards() {
    List<List<Row>> afterwards = new ArrayList<>();
    for (RowTable table : tables) {
      afterwards.add(table.rowsAfterwards());
    }
    return afterwards;
  }

  /** A request has ended. */
  void end() {
    before = null;
  }

  void add(RowTable table) {
    tables.add(table);
  }

  /**
   * Puts the rows that were kept into their tables, which have their own rows already.
   *
   * <p>A row that the table has by itself, or that it does not take any more, is left out, and gone
   * with the next change.
   */
  public void load() {
    if (record == null || record.length() <= 0) {
      return;
    }
    BerReader reader = new BerReader().wrap(record.content(), 0, record.length());
    Oid name = new Oid();
    int list = reader.enter(BerTag.SEQUENCE);
    while (reader.hasMore()) {
      int row = reader.enter(BerTag.SEQUENCE);
      reader.readOid(BerTag.OBJECT_IDENTIFIER, name);
      rejectedCount += loadRow(name, reader) ? 0 : 1;
      reader.leave(row);
    }
    reader.leave(list);
  }

  private boolean loadRow(Oid name, BerReader reader) {
    RowTable table = tableOf(name);
    int status = reader.readInteger32();
    byte[][] values = table == null ? null : new byte[table.shape().count()][];
    int columns = reader.enter(BerTag.SEQUENCE);
    while (reader.hasMore()) {
      int column = reader.enter(BerTag.SEQUENCE);
      int id = reader.readInteger32();
      int position = table == null ? RowShape.NONE : table.shape().position(id);
      int from = reader.position();
      reader.skip();
      if (position >= 0 && reader.ok()) {
        values[position] = Arrays.copyOfRange(reader.buffer(), from, reader.position());
      }
      reader.leave(column);
    }
    reader.leave(columns);
    if (table == null
        || !reader.ok()
        || status < RowStatus.ACTIVE
        || status > RowStatus.NOT_READY) {
      return false;
    }
    Oid index = new Oid(name.length() - table.name().length());
    index.append(name, table.name().length());
    return table.load(index, StorageType.NON_VOLATILE, status, values);
  }

  private RowTable tableOf(Oid name) {
    for (RowTable table : tables) {
      if (name.startsWith(table.name())) {
        return table;
      }
    }
    return null;
  }

  /**
   * Takes the rows over that would go with a restart, from the store of tables of the same shapes
   * that are not used any more. A row that the table has by itself is left out.
   *
   * @param other the store before
   */
  public void adoptVolatile(RowStore other) {
    for (int i = 0; i < tables.size(); i++) {
      for (Row row : other.tables.get(i).rows()) {
        if (row.storage() == StorageType.VOLATILE) {
          tables.get(i).load(row.index(), StorageType.VOLATILE, row.status(), row.values());
        }
      }
    }
  }

  /** Number of rows that were kept and that no table has taken. */
  public int rejectedCount() {
    return rejectedCount;
  }

  /**
   * Whether there is room for the rows as they would be after the request that is judged, and
   * enough left of the budget to write them, and to write the rows of before again if that fails.
   */
  boolean hasRoom() {
    List<List<Row>> afterwards = rowsAfterwards();
    if (!encode(afterwards)) {
      return false;
    }
    if (record == null || isAsKept(isKeptChanged(rowsNow(), afterwards))) {
      return true;
    }
    int againBytes = record.writtenBytes(Math.max(0, record.length()));
    return budget.waitMs((long) record.writtenBytes(writer.length()) + againBytes, nowMs) == 0;
  }

  @Override
  public boolean save() {
    if (before != null && guard.isToBeConfirmed()) {
      beforePending = before;
      return true;
    }
    if (Faults.planted(PlantedBugs.ROWS_ANSWER_EARLY)) {
      return true;
    }
    List<List<Row>> now = rowsNow();
    return encode(now) && writeEncoded(before == null || isKeptChanged(before, now));
  }

  /** Writes the rows as they are now. */
  private boolean write() {
    return encode(rowsNow()) && writeEncoded(true);
  }

  /** Whether a row that is to survive a restart has come, gone, or been set. */
  private static boolean isKeptChanged(List<List<Row>> from, List<List<Row>> to) {
    for (int i = 0; i < from.size(); i++) {
      if (!to.get(i).containsAll(kept(from.get(i))) || !from.get(i).containsAll(kept(to.get(i)))) {
        return true;
      }
    }
    return false;
  }

  private static List<Row> kept(List<Row> rows) {
    List<Row> kept = new ArrayList<>();
    for (Row row : rows) {
      boolean isKept =
          row.storage() == StorageType.NON_VOLATILE
              || Faults.planted(PlantedBugs.ROWS_KEEP_VOLATILE);
      if (isKept) {
        kept.add(row);
      }
    }
    return kept;
  }

  /**
   * Writes what is encoded.
   *
   * @param isChanged whether it is, as far as it is kept; if not, doubt is left to {@link #settle}
   */
  private boolean writeEncoded(boolean isChanged) {
    if (record == null) {
      return isEmpty();
    }
    if (isAsKept(isChanged)) {
      return true;
    }
    try {
      if (!Faults.planted(PlantedBugs.ROWS_FREE_BYTES)) {
        budget.spend(record.writtenBytes(writer.length()), nowMs);
      }
      record.write(writer.buffer(), writer.offset(), writer.length());
      return true;
    } catch (IOException e) {
      // The responder answers commitFailed; what the memory has now is in doubt.
      return false;
    }
  }

  /** Whether no row is to survive a restart. */
  private boolean isEmpty() {
    return writer.length() <= EMPTY_LIST_BYTES;
  }

  private boolean isAsKept(boolean isChanged) {
    if (isChanged && isInDoubt()) {
      return false;
    }
    if (record.length() < 0 && isEmpty()) {
      return true;
    }
    if (record.length() != writer.length()) {
      return false;
    }
    for (int i = 0; i < writer.length(); i++) {
      if (record.content()[i] != writer.buffer()[writer.offset() + i]) {
        return false;
      }
    }
    return true;
  }

  /** Writes all rows that are to be kept; false when they do not fit. */
  private boolean encode(List<List<Row>> rows) {
    writer.wrap(bytes, 0, bytes.length);
    int list = writer.mark();
    for (int i = 0; i < tables.size(); i++) {
      for (Row row : kept(rows.get(i))) {
        encode(tables.get(i).shape(), row);
      }
    }
    writer.writeHeader(BerTag.SEQUENCE, list);
    return !writer.isFull();
  }

  /** A writer works from the end to the beginning. */
  private void encode(RowShape shape, Row row) {
    int whole = writer.mark();
    int columns = writer.mark();
    for (int i = 0; i < shape.count(); i++) {
      byte[] value = row.values()[i];
      if (value != null) {
        int column = writer.mark();
        writer.writeRaw(value, 0, value.length);
        writer.writeInteger(BerTag.INTEGER, shape.column(i).id);
        writer.writeHeader(BerTag.SEQUENCE, column);
      }
    }
    writer.writeHeader(BerTag.SEQUENCE, columns);
    writer.writeInteger(BerTag.INTEGER, row.status());
    Oid name = new Oid();
    name.set(shape.entry);
    name.append(row.index(), 0);
    writer.writeOid(BerTag.OBJECT_IDENTIFIER, name);
    writer.writeHeader(BerTag.SEQUENCE, whole);
  }

  /** Identifier and length of a sequence without content. */
  private static final int EMPTY_LIST_BYTES = 2;
}
