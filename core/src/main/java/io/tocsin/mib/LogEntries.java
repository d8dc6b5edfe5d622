/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;
import io.tocsin.event.NotificationLog;

/**
 * The rows of nlmLogTable: INDEX { nlmLogName, nlmLogIndex }, where the name is that of the default
 * log, of no octets. A row is numbered as the slot of its entry.
 */
final class LogEntries implements RowIndex {

  private static final int DEFAULT_LOG = 0;

  private final NotificationLog log;

  /**
   * Rows of a log.
   *
   * @param log has the entries
   */
  LogEntries(NotificationLog log) {
    this.log = log;
  }

  @Override
  public int find(Oid name, int from) {
    return name.length() == from + 2 ? findWithin(name, from) : NONE;
  }

  /** The row whose index a name has, whatever stands behind that. */
  int findWithin(Oid name, int from) {
    boolean isIndex = name.length() >= from + 2 && name.arc(from) == DEFAULT_LOG;
    return isIndex ? log.find(name.arc(from + 1) & NotificationLog.INDEX_MAX) : NONE;
  }

  @Override
  public int findNext(Oid name, int from) {
    if (name.length() > from && name.arc(from) != DEFAULT_LOG) {
      // The names of other logs, which are not there, come behind the one that is empty.
      return NONE;
    }
    // No entry has the index 0, behind which all come.
    return log.findNext(
        name.length() < from + 2 ? 0 : name.arc(from + 1) & NotificationLog.INDEX_MAX);
  }

  @Override
  public boolean append(int row, Oid name) {
    return name.append(DEFAULT_LOG) && IndexEncoding.appendInteger(name, log.index(row));
  }
}
