/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.event.NotificationLog;

/**
 * The rows of nlmLogVariableTable: INDEX { nlmLogName, nlmLogIndex, nlmLogVariableIndex }, and what
 * stands in them. Variables are those of the notification but for sysUpTime.0 and snmpTrapOID.0,
 * which nlmLogTable tells.
 *
 * <pre>
 *  row    | slot of the entry | nlmLogVariableIndex - 1 |
 *         |                   | 8 bits                  |
 * </pre>
 */
final class LogVariables implements RowIndex {

  /** Greatest number of variables of a notification: 2 to that power. */
  private static final int VARIABLE_BITS = 8;

  private static final int VARIABLE_MASK = (1 << VARIABLE_BITS) - 1;

  /** sysUpTime.0 and snmpTrapOID.0, with which each notification begins (RFC 3416 §4.2.6). */
  private static final int NOT_LISTED = 2;

  private final NotificationLog log;
  private final LogEntries entries;
  private final EventVarbinds content;

  /** Index of the entry that the content is pointed at; 0 for none. */
  private long pointedIndex;

  /**
   * Rows of a log.
   *
   * @param log has the entries
   * @param entries finds them
   * @param content tells the variables of one; of no use for anything else
   */
  LogVariables(NotificationLog log, LogEntries entries, EventVarbinds content) {
    this.log = log;
    this.entries = entries;
    this.content = content;
  }

  @Override
  public int find(Oid name, int from) {
    int entry = name.length() == from + 3 ? entries.findWithin(name, from) : NONE;
    if (entry == NONE) {
      return NONE;
    }
    long variable = name.arc(from + 2) & 0xFFFF_FFFFL;
    return variable >= 1 && variable <= count(entry) ? row(entry, (int) variable - 1) : NONE;
  }

  @Override
  public int findNext(Oid name, int from) {
    int entry = entries.findWithin(name, from);
    if (entry != NONE) {
      // The variable behind the one of an index is numbered as that index.
      long variable = name.length() < from + 3 ? 0 : name.arc(from + 2) & 0xFFFF_FFFFL;
      if (variable < count(entry)) {
        return row(entry, (int) variable);
      }
    }
    // Every notification has one variable at least: tocsinEventId.
    int next = entries.findNext(name, from);
    return next == NONE ? NONE : row(next, 0);
  }

  @Override
  public boolean append(int row, Oid name) {
    return entries.append(entry(row), name)
        && IndexEncoding.appendInteger(name, (row & VARIABLE_MASK) + 1L);
  }

  private static int row(int entry, int variable) {
    return entry << VARIABLE_BITS | variable;
  }

  private static int entry(int row) {
    return row >> VARIABLE_BITS;
  }

  private int count(int entry) {
    return contentOf(entry).count() - NOT_LISTED;
  }

  /** Number of a row's variable within the content of its notification. */
  private static int variable(int row) {
    return (row & VARIABLE_MASK) + NOT_LISTED;
  }

  private EventVarbinds contentOf(int entry) {
    long index = log.index(entry);
    // An entry never changes, and a column is looked through entry by entry.
    if (index != pointedIndex) {
      content.pointAt(log.event(entry));
      pointedIndex = index;
    }
    return content;
  }

  /** The notification of an entry: its name. */
  Oid notification(int entry) {
    return contentOf(entry).notification();
  }

  /** The identifier octet of the variable's value. */
  int tag(int row) {
    return contentOf(entry(row)).tag(variable(row));
  }

  /** Gives the variable's name. */
  void name(int row, Oid into) {
    contentOf(entry(row)).name(variable(row), into);
  }

  /** Writes the variable's value. */
  void value(int row, BerWriter out) {
    contentOf(entry(row)).value(variable(row), out);
  }
}
