/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.ErrorStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Managed objects that keep a diary of what is asked of them. */
final class TestObjects {

  private TestObjects() {}

  /** A scalar INTEGER that can be read. */
  static ScalarObject number(String name, int number) {
    return number(Oid.parse(name), number);
  }

  /** A scalar INTEGER that can be read. */
  static ScalarObject number(Oid name, int number) {
    return new ScalarObject(name) {
      @Override
      protected void writeValue(BerWriter value) {
        value.writeInteger(BerTag.INTEGER, number);
      }
    };
  }

  /** A scalar INTEGER that can be written, whose commits and undos can be made to fail. */
  static final class Register extends WritableScalar {

    final List<String> diary;
    int number;
    boolean refusesCommit;
    boolean refusesUndo;

    Register(String name, Settings settings, List<String> diary) {
      super(Oid.parse(name), settings);
      this.diary = diary;
    }

    @Override
    protected void writeValue(BerWriter value) {
      value.writeInteger(BerTag.INTEGER, number);
    }

    @Override
    protected int check(BerReader value) {
      return ValueCheck.integer(value, 0, 100);
    }

    @Override
    protected int checkState(BerReader value) {
      return value.readInteger32() == 99 ? ErrorStatus.INCONSISTENT_VALUE : ErrorStatus.NO_ERROR;
    }

    @Override
    protected boolean assign(BerReader value) {
      if (refusesCommit) {
        return false;
      }
      number = value.readInteger32();
      diary.add("assign " + name() + "=" + number);
      return true;
    }

    @Override
    protected boolean restore(BerReader value) {
      if (refusesUndo) {
        return false;
      }
      number = value.readInteger32();
      diary.add("restore " + name() + "=" + number);
      return true;
    }

    @Override
    protected void endSet(SetVariable request, boolean committed) {
      diary.add("end " + name() + " " + committed);
    }
  }

  /** A scalar whose durable state is a test's own. */
  static final class Durable extends ScalarObject {

    final List<String> diary;
    final DurableState state;

    Durable(String name, DurableState state, List<String> diary) {
      super(Oid.parse(name));
      this.state = state;
      this.diary = diary;
    }

    @Override
    protected void writeValue(BerWriter value) {
      value.writeNull(BerTag.NULL);
    }

    @Override
    protected int prepareSet(SetVariable request, Oid variable, BerWriter oldValue) {
      return ErrorStatus.NO_ERROR;
    }

    @Override
    protected boolean commitSet(SetVariable request) {
      diary.add("commit " + name());
      return true;
    }

    @Override
    protected boolean undoSet(SetVariable request) {
      diary.add("undo " + name());
      return true;
    }

    @Override
    protected DurableState durableState() {
      return state;
    }
  }

  /**
   * A table whose rows are created by writing a value into them and destroyed by writing -1, as the
   * tables with RowStatus will do it: reserved rows stay invisible until they are committed.
   */
  static final class Rows extends TableObject {

    final SortedRowIndex rows;
    final Integer[] values;
    final List<Integer> reserved = new ArrayList<>();
    private final IndexReader index = new IndexReader();

    Rows(String name, int rowsMax) {
      this(name, new SortedRowIndex(rowsMax, 4), rowsMax);
    }

    private Rows(String name, SortedRowIndex rows, int rowsMax) {
      super(Oid.parse(name), rows, 2);
      this.rows = rows;
      values = new Integer[rowsMax];
    }

    @Override
    protected boolean isPresent(int column, int row) {
      return values[row] != null;
    }

    @Override
    protected void writeValue(int column, int row, BerWriter value) {
      value.writeInteger(BerTag.INTEGER, values[row]);
    }

    @Override
    protected boolean isWritable(int column) {
      return true;
    }

    @Override
    protected int checkValue(int column, BerReader value) {
      return ValueCheck.integer(value, -1, 100);
    }

    @Override
    protected int reserveRow(SetVariable request, Oid variable, int indexPosition) {
      index.wrap(variable, indexPosition).readInteger(1, 1000);
      if (!index.finish()) {
        return ErrorStatus.NO_CREATION;
      }
      if (request.newValue().readInteger32() < 0) {
        return ErrorStatus.INCONSISTENT_NAME;
      }
      int row = rows.insert(Oid.of(variable.arc(indexPosition)));
      if (row == SortedRowIndex.FULL) {
        return ErrorStatus.RESOURCE_UNAVAILABLE;
      }
      request.setRow(row);
      reserved.add(row);
      return ErrorStatus.NO_ERROR;
    }

    @Override
    protected boolean assign(int column, int row, BerReader value) {
      int number = value.hasMore() ? value.readInteger32() : -1;
      values[row] = number < 0 ? null : (Integer) number;
      return true;
    }

    @Override
    protected void endSet(SetVariable request, boolean committed) {
      int row = request.row();
      reserved.removeAll(Collections.singleton(row));
      if (values[row] == null && rows.find(indexOf(row), 0) == row) {
        rows.remove(row);
      }
    }

    private Oid indexOf(int row) {
      Oid name = new Oid(4);
      rows.append(row, name);
      return name;
    }
  }
}
