/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.event.NotificationLog;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.SnmpEngine;
import io.tocsin.snmp.TransportDomain;

/**
 * nlmLogTable (RFC 3014). Each entry has the times of its event, those that its notification tells;
 * an event that was held back came into the log somewhat later.
 *
 * <p>All notifications are our own. They count as sent by the engine to itself (RFC 3014 §2.1.1):
 * over the transport domain that it has, from the board's loopback address and no port.
 */
final class LogTable extends TableObject {

  private static final int TIME = 2;
  private static final int DATE_AND_TIME = 3;
  private static final int ENGINE_ID = 4;
  private static final int ENGINE_T_ADDRESS = 5;
  private static final int ENGINE_T_DOMAIN = 6;
  private static final int CONTEXT_ENGINE_ID = 7;
  private static final int CONTEXT_NAME = 8;
  private static final int NOTIFICATION_ID = 9;

  private static final byte[] OWN_ADDRESS = Octets.ofAscii("127.0.0.1:0").toArray();

  private final NotificationLog log;
  private final LogVariables variables;
  private final SnmpEngine engine;
  private final UpTime upTime;
  private final byte[] date = new byte[DateAndTime.LENGTH];

  /**
   * A table of all entries.
   *
   * @param entry name of nlmLogEntry
   * @param rows finds them
   * @param log has them
   * @param variables tells which notification an entry is
   * @param engine tells the engineID
   * @param upTime tells which times of events are over
   */
  LogTable(
      Oid entry,
      LogEntries rows,
      NotificationLog log,
      LogVariables variables,
      SnmpEngine engine,
      UpTime upTime) {
    super(
        entry,
        rows,
        TIME,
        DATE_AND_TIME,
        ENGINE_ID,
        ENGINE_T_ADDRESS,
        ENGINE_T_DOMAIN,
        CONTEXT_ENGINE_ID,
        CONTEXT_NAME,
        NOTIFICATION_ID);
    this.log = log;
    this.variables = variables;
    this.engine = engine;
    this.upTime = upTime;
  }

  @Override
  protected boolean isPresent(int column, int row) {
    return column != DATE_AND_TIME || log.wallMs(row) != NotificationLog.NO_WALL_TIME;
  }

  @Override
  protected void writeValue(int column, int row, BerWriter value) {
    switch (column) {
      case TIME:
        value.writeUnsigned(BerTag.TIME_TICKS, time(row));
        break;
      case DATE_AND_TIME:
        DateAndTime.write(log.wallMs(row), date);
        value.writeOctets(BerTag.OCTET_STRING, date, 0, date.length);
        break;
      case ENGINE_T_ADDRESS:
        value.writeOctets(BerTag.OCTET_STRING, OWN_ADDRESS, 0, OWN_ADDRESS.length);
        break;
      case ENGINE_T_DOMAIN:
        value.writeOid(BerTag.OBJECT_IDENTIFIER, TransportDomain.TLS_TCP.identifier());
        break;
      case CONTEXT_ENGINE_ID:
        value.writeOctets(
            BerTag.OCTET_STRING, engine.engineId().bytes(), 0, engine.engineId().length());
        break;
      case NOTIFICATION_ID:
        value.writeOid(BerTag.OBJECT_IDENTIFIER, variables.notification(row));
        break;
      case ENGINE_ID:
      case CONTEXT_NAME:
        // The log of one engine alone has no engineID, and the default context no name.
        value.writeOctets(BerTag.OCTET_STRING, date, 0, 0);
        break;
      default:
        throw new IllegalArgumentException("no such column: " + column);
    }
  }

  /** sysUpTime at the event. */
  private long time(int row) {
    boolean isOver = upTime.isBeforeZero(log.loggedMs(row));
    return isOver ? 0 : log.event(row).upTimeHundredths() & 0xFFFF_FFFFL;
  }
}
