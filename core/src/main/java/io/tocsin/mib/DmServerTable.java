/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.hal.Clock;

/** tocsinDmServerTable: the OMA DM servers that have an account. */
final class DmServerTable extends TableObject {

  private static final int SERVER_ID = 2;
  private static final int NAME = 3;
  private static final int STATE = 4;
  private static final int SESSIONS = 5;
  private static final int FAILURES = 6;
  private static final int LAST_ERROR = 7;
  private static final int SESSION_AGE = 8;
  private static final int NEXT_SESSION = 9;
  private static final int PROVED = 10;
  private static final int REGISTRATIONS = 11;
  private static final int REFUSALS = 12;

  private static final long UNSIGNED32_MAX = 0xFFFF_FFFFL;
  private static final long MS_PER_SECOND = 1_000;

  private final DmServerStatus servers;
  private final Clock clock;
  private final TextEncoder text = new TextEncoder();

  /**
   * A table of all servers.
   *
   * @param servers tells of them
   * @param clock tells the present
   */
  DmServerTable(DmServerStatus servers, Clock clock) {
    super(
        TocsinNames.DM_SERVER_ENTRY,
        new PlaceRowIndex(servers),
        SERVER_ID,
        NAME,
        STATE,
        SESSIONS,
        FAILURES,
        LAST_ERROR,
        SESSION_AGE,
        NEXT_SESSION,
        PROVED,
        REGISTRATIONS,
        REFUSALS);
    this.servers = servers;
    this.clock = clock;
  }

  @Override
  protected void writeValue(int column, int row, BerWriter value) {
    switch (column) {
      case SERVER_ID:
        text.write(servers.serverId(row), value);
        break;
      case NAME:
        text.write(servers.name(row), value);
        break;
      case LAST_ERROR:
        text.write(servers.lastError(row), value);
        break;
      case STATE:
        value.writeInteger(BerTag.INTEGER, servers.state(row));
        break;
      case PROVED:
        value.writeInteger(BerTag.INTEGER, TruthValue.of(servers.hasProved(row)));
        break;
      case SESSION_AGE:
        writeSessionAge(row, value);
        break;
      case NEXT_SESSION:
        writeNextSession(servers.dueMs(row), value);
        break;
      case REGISTRATIONS:
        value.writeUnsigned(BerTag.GAUGE32, servers.registrations(row));
        break;
      default:
        value.writeUnsigned(BerTag.COUNTER32, counter(column, row) & UNSIGNED32_MAX);
        break;
    }
  }

  private void writeSessionAge(int row, BerWriter value) {
    long nowMs = clock.monotonicMs();
    if (servers.state(row) == DmServerStatus.IN_SESSION) {
      Ages.write(nowMs, nowMs, value);
    } else if (servers.endedMs(row) == DmServerStatus.NEVER) {
      value.writeUnsigned(BerTag.TIME_TICKS, Ages.NEVER);
    } else {
      Ages.write(servers.endedMs(row), nowMs, value);
    }
  }

  /** Seconds, rounded up: whoever comes back then finds that it has begun. */
  private void writeNextSession(long dueMs, BerWriter value) {
    long seconds = UNSIGNED32_MAX;
    if (dueMs != DmServerStatus.NEVER) {
      long waitMs = Math.max(0, dueMs - clock.monotonicMs());
      seconds = Math.min((waitMs + MS_PER_SECOND - 1) / MS_PER_SECOND, UNSIGNED32_MAX - 1);
    }
    value.writeUnsigned(BerTag.GAUGE32, seconds);
  }

  private long counter(int column, int row) {
    switch (column) {
      case SESSIONS:
        return servers.sessions(row);
      case FAILURES:
        return servers.failures(row);
      case REFUSALS:
        return servers.refusedRegistrations(row);
      default:
        throw new IllegalArgumentException("no such column: " + column);
    }
  }
}
