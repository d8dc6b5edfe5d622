/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.event.BoardWatch;
import io.tocsin.hal.Board;
import io.tocsin.hal.Link;
import io.tocsin.hal.LinkCounter;

/** ifXTable (RFC 2863): what every interface has besides ifTable. */
final class IfXTable extends TableObject {

  private static final int NAME = 1;
  private static final int IN_MULTICAST_PKTS = 2;
  private static final int IN_BROADCAST_PKTS = 3;
  private static final int OUT_MULTICAST_PKTS = 4;
  private static final int OUT_BROADCAST_PKTS = 5;
  private static final int HC_IN_OCTETS = 6;
  private static final int HC_IN_UCAST_PKTS = 7;
  private static final int HC_IN_MULTICAST_PKTS = 8;
  private static final int HC_IN_BROADCAST_PKTS = 9;
  private static final int HC_OUT_OCTETS = 10;
  private static final int HC_OUT_UCAST_PKTS = 11;
  private static final int HC_OUT_MULTICAST_PKTS = 12;
  private static final int HC_OUT_BROADCAST_PKTS = 13;
  private static final int LINK_UP_DOWN_TRAP_ENABLE = 14;
  private static final int HIGH_SPEED = 15;
  private static final int PROMISCUOUS_MODE = 16;
  private static final int CONNECTOR_PRESENT = 17;
  private static final int ALIAS = 18;
  private static final int COUNTER_DISCONTINUITY_TIME = 19;

  private static final int ALIAS_LENGTH_MAX = 64;

  private static final long MEGABIT = 1_000_000;

  private static final long GAUGE32_MAX = 0xFFFF_FFFFL;

  private final Board board;
  private final BoardWatch watch;
  private final UpTime upTime;
  private final TextEncoder text = new TextEncoder();

  /**
   * A table of all interfaces.
   *
   * @param rows finds them
   * @param board has them
   * @param watch tells which are reported, and since when they are what they are
   * @param upTime tells times in sysUpTime
   */
  IfXTable(RowIndex rows, Board board, BoardWatch watch, UpTime upTime) {
    super(
        IfNames.IF_X_ENTRY,
        rows,
        NAME,
        IN_MULTICAST_PKTS,
        IN_BROADCAST_PKTS,
        OUT_MULTICAST_PKTS,
        OUT_BROADCAST_PKTS,
        HC_IN_OCTETS,
        HC_IN_UCAST_PKTS,
        HC_IN_MULTICAST_PKTS,
        HC_IN_BROADCAST_PKTS,
        HC_OUT_OCTETS,
        HC_OUT_UCAST_PKTS,
        HC_OUT_MULTICAST_PKTS,
        HC_OUT_BROADCAST_PKTS,
        LINK_UP_DOWN_TRAP_ENABLE,
        HIGH_SPEED,
        PROMISCUOUS_MODE,
        CONNECTOR_PRESENT,
        ALIAS,
        COUNTER_DISCONTINUITY_TIME);
    this.board = board;
    this.watch = watch;
    this.upTime = upTime;
  }

  @Override
  protected void writeValue(int column, int row, BerWriter value) {
    Link link = board.link(row);
    switch (column) {
      case NAME:
        text.writeDisplayString(link.name(), DisplayStrings.LENGTH_MAX, value);
        break;
      case LINK_UP_DOWN_TRAP_ENABLE:
        value.writeInteger(BerTag.INTEGER, TruthValue.of(watch.isReported(row)));
        break;
      case HIGH_SPEED:
        value.writeUnsigned(BerTag.GAUGE32, megabits(link.bitsPerSecond()));
        break;
      case PROMISCUOUS_MODE:
        value.writeInteger(BerTag.INTEGER, TruthValue.of(link.isPromiscuous()));
        break;
      case CONNECTOR_PRESENT:
        value.writeInteger(BerTag.INTEGER, TruthValue.of(link.hasConnector()));
        break;
      case ALIAS:
        text.writeDisplayString(link.alias(), ALIAS_LENGTH_MAX, value);
        break;
      case COUNTER_DISCONTINUITY_TIME:
        upTime.write(watch.links().discontinuityMs(row), value);
        break;
      default:
        writeCounter(column, link.counter(counter(column)), value);
        break;
    }
  }

  /** To the nearest million, as the bounds in the text of ifHighSpeed say. */
  private static long megabits(long bitsPerSecond) {
    long rest = bitsPerSecond % MEGABIT;
    return Math.min(bitsPerSecond / MEGABIT + (rest >= MEGABIT / 2 ? 1 : 0), GAUGE32_MAX);
  }

  private static void writeCounter(int column, long counter, BerWriter value) {
    if (column >= HC_IN_OCTETS) {
      value.writeUnsigned(BerTag.COUNTER64, counter);
    } else {
      // RFC 2863 §3.1.6: the 32-bit counter is the lower half of that with 64 bits.
      value.writeUnsigned(BerTag.COUNTER32, counter & 0xFFFF_FFFFL);
    }
  }

  private static int counter(int column) {
    switch (column) {
      case HC_IN_OCTETS:
        return LinkCounter.IN_OCTETS;
      case HC_IN_UCAST_PKTS:
        return LinkCounter.IN_UNICAST_PACKETS;
      case IN_MULTICAST_PKTS:
      case HC_IN_MULTICAST_PKTS:
        return LinkCounter.IN_MULTICAST_PACKETS;
      case IN_BROADCAST_PKTS:
      case HC_IN_BROADCAST_PKTS:
        return LinkCounter.IN_BROADCAST_PACKETS;
      case HC_OUT_OCTETS:
        return LinkCounter.OUT_OCTETS;
      case HC_OUT_UCAST_PKTS:
        return LinkCounter.OUT_UNICAST_PACKETS;
      case OUT_MULTICAST_PKTS:
      case HC_OUT_MULTICAST_PKTS:
        return LinkCounter.OUT_MULTICAST_PACKETS;
      case OUT_BROADCAST_PKTS:
      case HC_OUT_BROADCAST_PKTS:
        return LinkCounter.OUT_BROADCAST_PACKETS;
      default:
        throw new IllegalArgumentException("no such column: " + column);
    }
  }
}
