/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;
import io.tocsin.event.BoardWatch;
import io.tocsin.hal.Board;
import io.tocsin.hal.Clock;
import io.tocsin.snmp.SnmpEngine;

/**
 * IF-MIB (RFC 2863), read-only: ifTable without what is deprecated, ifXTable, and the scalars.
 * ifStackTable and ifRcvAddressTable are not there.
 */
final class IfMib {

  private IfMib() {}

  /**
   * Registers the module's objects.
   *
   * @param registry takes them
   * @param system takes the module's row of sysORTable
   * @param engine tells sysUpTime
   * @param clock the board's clock
   * @param board has the network interfaces, no two of which have the same number
   * @param watch tells since when they are what they are
   */
  static void register(
      MibRegistry registry,
      SnmpV2Mib system,
      SnmpEngine engine,
      Clock clock,
      Board board,
      BoardWatch watch) {
    system.addModule(IfNames.COMPLIANCE, "IF-MIB (RFC 2863), read-only");
    RowIndex rows = rows(board);
    UpTime upTime = new UpTime(engine, clock);
    registry.register(ConstantScalar.integer(IfNames.IF_NUMBER, board.linkCount()));
    registry.register(new IfTable(rows, board, watch.links(), upTime));
    registry.register(new IfXTable(rows, board, watch, upTime));
    // A board keeps the interfaces, and their layers, that it had when the agent started.
    registry.register(ConstantScalar.timeOfStart(IfNames.IF_TABLE_LAST_CHANGE));
    registry.register(ConstantScalar.timeOfStart(IfNames.IF_STACK_LAST_CHANGE));
  }

  /** Rows by ifIndex; each is numbered as the board numbers the interface. */
  private static RowIndex rows(Board board) {
    SortedRowIndex rows = new SortedRowIndex(board.linkCount(), 1);
    Oid index = new Oid(1);
    for (int link = 0; link < board.linkCount(); link++) {
      index.clear();
      IndexEncoding.appendInteger(index, board.link(link).interfaceIndex());
      if (rows.insert(index) != link) {
        throw new IllegalArgumentException(
            "two network interfaces have the number " + board.link(link).interfaceIndex());
      }
    }
    return rows;
  }
}
