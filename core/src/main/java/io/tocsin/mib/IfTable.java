/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.event.LinkHistory;
import io.tocsin.hal.Board;
import io.tocsin.hal.Link;
import io.tocsin.hal.LinkCounter;

/**
 * ifTable (RFC 2863) without its deprecated columns. Both states are those of the last look at the
 * interface, so they agree with ifLastChange and with linkDown and linkUp.
 */
final class IfTable extends TableObject {

  private static final int INDEX = 1;
  private static final int DESCR = 2;
  private static final int TYPE = 3;
  private static final int MTU = 4;
  private static final int SPEED = 5;
  private static final int PHYS_ADDRESS = 6;
  private static final int ADMIN_STATUS = 7;
  private static final int OPER_STATUS = 8;
  private static final int LAST_CHANGE = 9;
  private static final int IN_OCTETS = 10;
  private static final int IN_UCAST_PKTS = 11;
  private static final int IN_DISCARDS = 13;
  private static final int IN_ERRORS = 14;
  private static final int IN_UNKNOWN_PROTOS = 15;
  private static final int OUT_OCTETS = 16;
  private static final int OUT_UCAST_PKTS = 17;
  private static final int OUT_DISCARDS = 19;
  private static final int OUT_ERRORS = 20;

  private static final int UP = 1;
  private static final int DOWN = 2;

  private static final long GAUGE32_MAX = 0xFFFF_FFFFL;

  private final Board board;
  private final LinkHistory links;
  private final UpTime upTime;
  private final TextEncoder text = new TextEncoder();

  /**
   * A table of all interfaces.
   *
   * @param rows finds them
   * @param board has them
   * @param links tells since when they are what they are
   * @param upTime tells times in sysUpTime
   */
  IfTable(RowIndex rows, Board board, LinkHistory links, UpTime upTime) {
    super(
        IfNames.IF_ENTRY,
        rows,
        INDEX,
        DESCR,
        TYPE,
        MTU,
        SPEED,
        PHYS_ADDRESS,
        ADMIN_STATUS,
        OPER_STATUS,
        LAST_CHANGE,
        IN_OCTETS,
        IN_UCAST_PKTS,
        IN_DISCARDS,
        IN_ERRORS,
        IN_UNKNOWN_PROTOS,
        OUT_OCTETS,
        OUT_UCAST_PKTS,
        OUT_DISCARDS,
        OUT_ERRORS);
    this.board = board;
    this.links = links;
    this.upTime = upTime;
  }

  @Override
  protected void writeValue(int column, int row, BerWriter value) {
    Link link = board.link(row);
    switch (column) {
      case INDEX:
        value.writeInteger(BerTag.INTEGER, link.interfaceIndex());
        break;
      case DESCR:
        text.writeDisplayString(link.description(), DisplayStrings.LENGTH_MAX, value);
        break;
      case TYPE:
        value.writeInteger(BerTag.INTEGER, link.type());
        break;
      case MTU:
        value.writeInteger(BerTag.INTEGER, link.mtuBytes());
        break;
      case SPEED:
        // What is faster is told by ifHighSpeed.
        value.writeUnsigned(BerTag.GAUGE32, Math.min(link.bitsPerSecond(), GAUGE32_MAX));
        break;
      case PHYS_ADDRESS:
        byte[] address = link.physicalAddress();
        value.writeOctets(BerTag.OCTET_STRING, address, 0, address.length);
        break;
      case ADMIN_STATUS:
        value.writeInteger(BerTag.INTEGER, links.isEnabled(row) ? UP : DOWN);
        break;
      case OPER_STATUS:
        value.writeInteger(BerTag.INTEGER, links.status(row));
        break;
      case LAST_CHANGE:
        upTime.write(links.changedMs(row), value);
        break;
      default:
        // RFC 2863 §3.1.6: the 32-bit counter is the lower half of that with 64 bits.
        value.writeUnsigned(BerTag.COUNTER32, link.counter(counter(column)) & 0xFFFF_FFFFL);
        break;
    }
  }

  private static int counter(int column) {
    switch (column) {
      case IN_OCTETS:
        return LinkCounter.IN_OCTETS;
      case IN_UCAST_PKTS:
        return LinkCounter.IN_UNICAST_PACKETS;
      case IN_DISCARDS:
        return LinkCounter.IN_DISCARDS;
      case IN_ERRORS:
        return LinkCounter.IN_ERRORS;
      case IN_UNKNOWN_PROTOS:
        return LinkCounter.IN_UNKNOWN_PROTOCOLS;
      case OUT_OCTETS:
        return LinkCounter.OUT_OCTETS;
      case OUT_UCAST_PKTS:
        return LinkCounter.OUT_UNICAST_PACKETS;
      case OUT_DISCARDS:
        return LinkCounter.OUT_DISCARDS;
      case OUT_ERRORS:
        return LinkCounter.OUT_ERRORS;
      default:
        throw new IllegalArgumentException("no such column: " + column);
    }
  }
}
