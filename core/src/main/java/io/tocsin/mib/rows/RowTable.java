/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import io.tocsin.mib.DurableState;
import io.tocsin.mib.OidOrder;
import io.tocsin.mib.RowIndex;
import io.tocsin.mib.SetVariable;
import io.tocsin.mib.TableObject;
import io.tocsin.snmp.ErrorStatus;
import java.util.ArrayList;
import java.util.List;

/** A conceptual table whose rows managers create, change and destroy. */
public final class RowTable extends TableObject {

  private final RowShape shape;
  private final RowRules rules;
  private final RowStore store;
  private final RowListener listener;
  private final int managedRowsMax;
  private final RowOrder order;
  private final BerReader reader = new BerReader();

  /** The rows of the request that is being carried out. */
  private final List<RowDraft> drafts = new ArrayList<>();

  private int managedCount;
  private long changeCount;

  /** Whether the request has changed rows, be it that they were changed back. */
  private boolean wasApplied;

  /**
   * A table without rows.
   *
   * @param shape what it is made of
   * @param rules what it asks of rows that are in use
   * @param managedRowsMax most rows that managers may have made at a time
   * @param store keeps rows over a restart
   * @param listener hears of rows that managers have changed
   */
  public RowTable(
      RowShape shape, RowRules rules, int managedRowsMax, RowStore store, RowListener listener) {
    this(shape, rules, new RowOrder(), managedRowsMax, store, listener);
    store.add(this);
  }

  private RowTable(
      RowShape shape,
      RowRules rules,
      RowOrder order,
      int managedRowsMax,
      RowStore store,
      RowListener listener) {
    super(shape.entry, order, shape.columnIds());
    this.shape = shape;
    this.rules = rules;
    this.order = order;
    this.managedRowsMax = managedRowsMax;
    this.store = store;
    this.listener = listener;
  }

  /** All rows, in the order of their indexes; not to be changed. */
  public List<Row> rows() {
    return order.rows();
  }

  /** How often its rows have changed; whoever goes by them compares it with what it was before. */
  public long changeCount() {
    return changeCount;
  }

  /** The rows that are active, in the order of their indexes; allocates. */
  public List<Row> activeRows() {
    List<Row> list = new ArrayList<>();
    for (Row row : rows()) {
      if (row.isActive()) {
        list.add(row);
      }
    }
    return list;
  }

  /**
   * Adds a row that managers neither change nor destroy.
   *
   * @param index its index
   * @param storage {@link StorageType#PERMANENT} or {@link StorageType#READ_ONLY}
   * @param values one for each column but those of StorageType and RowStatus, encoded; null for the
   *     default
   * @throws IllegalArgumentException when the row is none of this table: a programming error
   */
  public void addOwn(Oid index, int storage, byte[]... values) {
    byte[][] all = new byte[shape.count()][];
    for (int i = 0; i < all.length; i++) {
      boolean isGiven = i < values.length && values[i] != null;
      all[i] = isGiven ? values[i] : shape.column(i).defaultValue();
    }
    Row row = new Row(shape, copy(index), all, storage, RowStatus.ACTIVE);
    if (!isGood(row) || !order.add(row)) {
      throw new IllegalArgumentException(shape.entry + ": cannot have the row " + index);
    }
    changeCount++;
  }

  /**
   * Takes a row that was kept. Whether it may be in use is not asked again: what it depends on may
   * come back, and whoever goes by the rows has to look at each anyway.
   *
   * @return whether it fits; if not, nothing has changed
   */
  boolean load(Oid index, int storage, int status, byte[][] values) {
    Row row = new Row(shape, copy(index), values, storage, status);
    if (managedCount == managedRowsMax || !isGood(row)) {
      return false;
    }
    if (!order.add(row)) {
      return false;
    }
    managedCount++;
    changeCount++;
    return true;
  }

  /** Whether index and values are what the table asks for, and none is missing in a row in use. */
  private boolean isGood(Row row) {
    if (!shape.index.fits(row.index(), 0)) {
      return false;
    }
    for (int i = 0; i < shape.count(); i++) {
      byte[] value = row.values()[i];
      if (value != null
          && shape.column(i).syntax.check(reader.wrap(value, 0, value.length))
              != ErrorStatus.NO_ERROR) {
        return false;
      }
    }
    return row.status() == RowStatus.NOT_READY || row.isComplete();
  }

  private static Oid copy(Oid oid) {
    Oid copy = new Oid(oid.length());
    copy.set(oid);
    return copy;
  }

  /** What it is made of. */
  RowShape shape() {
    return shape;
  }

  /** The rows as they would be when the request is carried out that is being judged. */
  List<Row> rowsAfterwards() {
    List<Row> list = new ArrayList<>(rows());
    for (RowDraft draft : drafts) {
      list.remove(draft.before);
      if (draft.after() != null) {
        list.add(draft.after());
      }
    }
    return list;
  }

  /** Takes a row away; returns whether it was one of this table. */
  boolean takeAway(Row row) {
    boolean isThere = order.rows().contains(row);
    if (isThere) {
      exchange(row, null);
    }
    return isThere;
  }

  /** Has other rows from now on. */
  void become(List<Row> rows) {
    order.become(rows);
    changeCount++;
    managedCount = 0;
    for (Row row : rows) {
      managedCount += StorageType.isOfManagers(row.storage()) ? 1 : 0;
    }
  }

  // ---- reading ----

  @Override
  protected void writeValue(int column, int row, BerWriter value) {
    byte[] encoded = order.row(row).encoded(column);
    value.writeRaw(encoded, 0, encoded.length);
  }

  @Override
  protected boolean isPresent(int column, int row) {
    return order.row(row).encoded(column) != null;
  }

  // ---- the phases of a SET ----

  @Override
  protected int prepareSet(SetVariable request, Oid variable, BerWriter oldValue) {
    int column = columnOf(variable);
    if (column < 0) {
      return ErrorStatus.NOT_WRITABLE;
    }
    int status = shape.syntax(column).check(request.newValue());
    if (status == ErrorStatus.NO_ERROR && column == shape.statusColumn) {
      // RFC 2579 §2: notReady is never set.
      boolean isNotReady = request.newValue().readInteger32() == RowStatus.NOT_READY;
      status = isNotReady ? ErrorStatus.WRONG_VALUE : ErrorStatus.NO_ERROR;
    }
    if (status != ErrorStatus.NO_ERROR) {
      return status;
    }
    int position = draftPosition(variable);
    if (position < 0) {
      status = begin(variable);
      if (status != ErrorStatus.NO_ERROR) {
        return status;
      }
      position = drafts.size() - 1;
    }
    request.setColumn(column);
    request.setNote(position);
    drafts.get(position).set(column, Values.canonical(request.newValue()));
    return ErrorStatus.NO_ERROR;
  }

  private int draftPosition(Oid variable) {
    for (int i = 0; i < drafts.size(); i++) {
      if (OidOrder.LEXICOGRAPHIC.compare(variable, indexPosition(), drafts.get(i).index) == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Begins a draft of the row of a variable. */
  private int begin(Oid variable) {
    int number = order.find(variable, indexPosition());
    Row before = number == RowIndex.NONE ? null : order.row(number);
    if (before != null && !StorageType.isOfManagers(before.storage())) {
      // RFC 3416 §4.2.5 rule 9: it can be given no other value whatever.
      return ErrorStatus.NOT_WRITABLE;
    }
    if (before == null && !shape.index.fits(variable, indexPosition())) {
      return ErrorStatus.NO_CREATION;
    }
    store.begin();
    Oid index = new Oid(variable.length() - indexPosition());
    index.append(variable, indexPosition());
    drafts.add(new RowDraft(shape, index, before));
    return ErrorStatus.NO_ERROR;
  }

  @Override
  protected int verifySet(SetVariable request) {
    if (store.isPending()) {
      return ErrorStatus.RESOURCE_UNAVAILABLE;
    }
    RowDraft draft = drafts.get(request.note());
    boolean isFirst = !draft.isJudged();
    int status = draft.judge(request.column(), rules);
    // Whether there is room has to be asked once for a row: all of its variables are in it already.
    if (status != ErrorStatus.NO_ERROR || draft.after() == null || !isFirst) {
      return status;
    }
    boolean hasRoom = managedCount + growth() <= managedRowsMax && store.hasRoom();
    return hasRoom ? ErrorStatus.NO_ERROR : ErrorStatus.RESOURCE_UNAVAILABLE;
  }

  /** By how many rows the request makes the table longer. */
  private int growth() {
    int growth = 0;
    for (RowDraft draft : drafts) {
      growth += draft.after() == null ? 0 : 1;
      growth -= draft.before == null ? 0 : 1;
    }
    return growth;
  }

  @Override
  protected boolean commitSet(SetVariable request) {
    RowDraft draft = drafts.get(request.note());
    if (request.note() > 0 && Faults.planted(PlantedBugs.ROWS_HALF)) {
      return true;
    }
    if (!draft.isApplied) {
      exchange(draft.before, draft.after());
      draft.isApplied = true;
      wasApplied = true;
    }
    return true;
  }

  @Override
  protected boolean undoSet(SetVariable request) {
    RowDraft draft = drafts.get(request.note());
    if (draft.isApplied && !Faults.planted(PlantedBugs.ROWS_NO_UNDO)) {
      exchange(draft.after(), draft.before);
      draft.isApplied = false;
    }
    return true;
  }

  private void exchange(Row old, Row now) {
    changeCount++;
    if (old == null && now != null) {
      order.add(now);
      managedCount++;
    } else if (old != null && now == null) {
      order.remove(old.index());
      managedCount--;
    } else if (old != null) {
      order.replace(now);
    }
  }

  @Override
  protected void endSet(SetVariable request, boolean committed) {
    boolean isFirst = !drafts.isEmpty();
    // One that was taken back may have been looked at meanwhile.
    boolean isLookedAt = committed || wasApplied;
    drafts.clear();
    wasApplied = false;
    store.end();
    if (isFirst && isLookedAt) {
      listener.rowsChanged(this);
    }
  }

  @Override
  protected DurableState durableState() {
    return store;
  }
}
