/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.event.DropCause;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.Journal;
import io.tocsin.hal.Board;
import io.tocsin.snmp.VarbindSource;
import io.tocsin.snmp.tlstm.TlstmCounters;

/**
 * The content of the notification for an event: sysUpTime.0, snmpTrapOID.0 and the objects that the
 * notification's definition lists, in its order. To be pointed at one event after another;
 * allocates nothing.
 *
 * <p>Values are those at the time of the event, but for counters, the configured fingerprint and
 * the journal's last error, which are read when they are asked for.
 */
public final class EventVarbinds implements VarbindSource {

  private static final int SYS_UP_TIME = 0;
  private static final int SNMP_TRAP_OID = 1;
  private static final int LINE_NAME = 2;
  private static final int LINE_LEVEL = 3;
  private static final int SENSOR_NAME = 4;
  private static final int SENSOR_UNIT = 5;
  private static final int SENSOR_VALUE = 6;
  private static final int EVENT_THRESHOLD = 7;
  private static final int EVENT_DIRECTION = 8;
  private static final int EVENT_ID = 9;
  private static final int EVENT_SEVERITY = 10;
  private static final int UNKNOWN_SERVER_CERTIFICATE = 11;
  private static final int SERVER_FINGERPRINT = 12;
  private static final int INVALID_SERVER_CERTIFICATES = 13;
  private static final int EVENT_COUNT = 14;
  private static final int EVENT_FIRST_TIME = 15;
  private static final int TARGET_NAME = 16;
  private static final int EVENTS_DROPPED = 17;
  private static final int EVENTS_COALESCED = 18;
  private static final int DROPS_QUEUE_FULL = 19;
  private static final int DROPS_NOT_ACKNOWLEDGED = 20;
  private static final int DROPS_LOST_IN_RESTART = 21;
  private static final int JOURNAL_STATE = 22;
  private static final int JOURNAL_LAST_ERROR = 23;
  private static final int DM_SERVER = 24;
  private static final int DM_RULE = 25;
  private static final int DM_REFUSALS = 26;
  private static final int DAYS_LEFT = 27;
  private static final int LINK_INDEX = 28;
  private static final int LINK_ADMIN_STATUS = 29;
  private static final int LINK_OPER_STATUS = 30;
  private static final int LINK_NAME = 31;
  private static final int EVENT_TEXT = 32;

  /** What a test says, so that whoever reads it on a duty screen goes on sleeping. */
  private static final String TEST_TEXT =
      "This is a test of how notifications travel; nothing has happened.";

  /** Object types, in the order of the numbers above. */
  private static final Oid[] OBJECT_TYPES = {
    SnmpV2Mib.SYS_UP_TIME,
    SnmpV2Mib.SNMP_TRAP_OID,
    Names.below(TocsinNames.LINE_ENTRY, LineTable.NAME),
    Names.below(TocsinNames.LINE_ENTRY, LineTable.LEVEL),
    Names.below(TocsinNames.SENSOR_ENTRY, SensorTable.NAME),
    Names.below(TocsinNames.SENSOR_ENTRY, SensorTable.UNIT),
    Names.below(TocsinNames.SENSOR_ENTRY, SensorTable.VALUE),
    TocsinNames.EVENT_THRESHOLD,
    TocsinNames.EVENT_DIRECTION,
    TocsinNames.EVENT_ID,
    TocsinNames.EVENT_SEVERITY,
    SnmpTlsTmMib.counterName(TlstmCounters.SESSION_UNKNOWN_SERVER_CERTIFICATE),
    SnmpTlsTmMib.ADDR_SERVER_FINGERPRINT,
    SnmpTlsTmMib.counterName(TlstmCounters.SESSION_INVALID_SERVER_CERTIFICATES),
    TocsinNames.EVENT_COUNT,
    TocsinNames.EVENT_FIRST_TIME,
    Names.below(TocsinNames.TARGET_ENTRY, TargetTable.NAME),
    TocsinNames.EVENTS_DROPPED,
    TocsinNames.EVENTS_COALESCED,
    Names.below(TocsinNames.TARGET_DROP_ENTRY, TargetDropTable.DROPS),
    Names.below(TocsinNames.TARGET_DROP_ENTRY, TargetDropTable.DROPS),
    Names.below(TocsinNames.TARGET_DROP_ENTRY, TargetDropTable.DROPS),
    JournalObjects.name(JournalObjects.STATE),
    JournalObjects.name(JournalObjects.LAST_ERROR),
    TocsinNames.EVENT_DM_SERVER,
    TocsinNames.EVENT_DM_RULE,
    TocsinNames.EVENT_DM_REFUSALS,
    TocsinNames.EVENT_DAYS_LEFT,
    IfNames.IF_INDEX,
    IfNames.IF_ADMIN_STATUS,
    IfNames.IF_OPER_STATUS,
    IfNames.IF_NAME,
    TocsinNames.EVENT_TEXT,
  };

  /** Identifier octets of their values, in the same order. */
  private static final int[] TAGS = {
    BerTag.TIME_TICKS,
    BerTag.OBJECT_IDENTIFIER,
    BerTag.OCTET_STRING,
    BerTag.INTEGER,
    BerTag.OCTET_STRING,
    BerTag.OCTET_STRING,
    BerTag.INTEGER,
    BerTag.INTEGER,
    BerTag.INTEGER,
    BerTag.OCTET_STRING,
    BerTag.INTEGER,
    BerTag.COUNTER32,
    BerTag.OCTET_STRING,
    BerTag.COUNTER32,
    BerTag.GAUGE32,
    BerTag.TIME_TICKS,
    BerTag.OCTET_STRING,
    BerTag.GAUGE32,
    BerTag.GAUGE32,
    BerTag.COUNTER32,
    BerTag.COUNTER32,
    BerTag.COUNTER32,
    BerTag.INTEGER,
    BerTag.OCTET_STRING,
    BerTag.OCTET_STRING,
    BerTag.OCTET_STRING,
    BerTag.GAUGE32,
    BerTag.INTEGER,
    BerTag.INTEGER,
    BerTag.INTEGER,
    BerTag.INTEGER,
    BerTag.OCTET_STRING,
    BerTag.OCTET_STRING,
  };

  /** What is told in addition when an event stands for several. */
  private static final int[] REPEAT_OBJECTS = {EVENT_COUNT, EVENT_FIRST_TIME};

  /** Notifications of standard modules have the identifier behind their own objects. */
  private static final int[] NO_OBJECTS = {SYS_UP_TIME, SNMP_TRAP_OID, EVENT_ID};

  private static final int[] LINE_OBJECTS = {
    SYS_UP_TIME, SNMP_TRAP_OID, LINE_NAME, LINE_LEVEL, EVENT_ID, EVENT_SEVERITY,
  };

  private static final int[] THRESHOLD_OBJECTS = {
    SYS_UP_TIME,
    SNMP_TRAP_OID,
    SENSOR_NAME,
    SENSOR_UNIT,
    SENSOR_VALUE,
    EVENT_THRESHOLD,
    EVENT_DIRECTION,
    EVENT_ID,
    EVENT_SEVERITY,
  };

  private static final int[] UNKNOWN_CERTIFICATE_OBJECTS = {
    SYS_UP_TIME, SNMP_TRAP_OID, UNKNOWN_SERVER_CERTIFICATE, EVENT_ID,
  };

  private static final int[] INVALID_CERTIFICATE_OBJECTS = {
    SYS_UP_TIME, SNMP_TRAP_OID, SERVER_FINGERPRINT, INVALID_SERVER_CERTIFICATES, EVENT_ID,
  };

  private static final int[] LOSS_OBJECTS = {
    SYS_UP_TIME,
    SNMP_TRAP_OID,
    TARGET_NAME,
    EVENTS_DROPPED,
    EVENTS_COALESCED,
    DROPS_QUEUE_FULL,
    DROPS_NOT_ACKNOWLEDGED,
    DROPS_LOST_IN_RESTART,
    EVENT_ID,
    EVENT_SEVERITY,
  };

  private static final int[] JOURNAL_OBJECTS = {
    SYS_UP_TIME, SNMP_TRAP_OID, JOURNAL_STATE, JOURNAL_LAST_ERROR, EVENT_ID, EVENT_SEVERITY,
  };

  private static final int[] DM_REFUSAL_OBJECTS = {
    SYS_UP_TIME, SNMP_TRAP_OID, DM_SERVER, DM_RULE, DM_REFUSALS, EVENT_ID, EVENT_SEVERITY,
  };

  private static final int[] CERTIFICATE_OBJECTS = {
    SYS_UP_TIME, SNMP_TRAP_OID, DAYS_LEFT, EVENT_ID, EVENT_SEVERITY,
  };

  private static final int[] LINK_OBJECTS = {
    SYS_UP_TIME,
    SNMP_TRAP_OID,
    LINK_INDEX,
    LINK_ADMIN_STATUS,
    LINK_OPER_STATUS,
    LINK_NAME,
    EVENT_ID,
    EVENT_SEVERITY,
  };

  private static final int[] TEST_OBJECTS = {
    SYS_UP_TIME, SNMP_TRAP_OID, EVENT_TEXT, EVENT_ID, EVENT_SEVERITY,
  };

  private final Board board;
  private final TargetStatus targets;
  private final DmNames dm;
  private final Journal journal;
  private final TlstmCounters counters;
  private final TextEncoder text = new TextEncoder();
  private final byte[] eventId = new byte[8];
  private final Event event = new Event();
  private Oid notification = SnmpV2Mib.COLD_START;
  private int[] objects = NO_OBJECTS;

  /**
   * The content of no notification yet; {@link #pointAt} comes first.
   *
   * @param board gives the names of lines, sensors and links
   * @param targets gives the names and fingerprints of targets
   * @param dm gives the names of DM servers
   * @param journal tells why it fails
   * @param counters the counters of the TLS transport model
   */
  public EventVarbinds(
      Board board, TargetStatus targets, DmNames dm, Journal journal, TlstmCounters counters) {
    this.board = board;
    this.targets = targets;
    this.dm = dm;
    this.journal = journal;
    this.counters = counters;
    event.fill(EventKind.COLD_START, 0, 0, 0, 0, 0);
  }

  /**
   * Takes an event.
   *
   * @param shown a stamped event; copied
   * @throws IllegalArgumentException when its kind is not one of {@link EventKind}
   */
  public void pointAt(Event shown) {
    event.set(shown);
    switch (shown.kind()) {
      case EventKind.COLD_START:
        select(SnmpV2Mib.COLD_START, NO_OBJECTS);
        break;
      case EventKind.WARM_START:
        select(SnmpV2Mib.WARM_START, NO_OBJECTS);
        break;
      case EventKind.AUTHENTICATION_FAILURE:
        select(SnmpV2Mib.AUTHENTICATION_FAILURE, NO_OBJECTS);
        break;
      case EventKind.SERVER_CERTIFICATE_UNKNOWN:
        select(SnmpTlsTmMib.SERVER_CERTIFICATE_UNKNOWN, UNKNOWN_CERTIFICATE_OBJECTS);
        break;
      case EventKind.SERVER_CERTIFICATE_INVALID:
        select(SnmpTlsTmMib.SERVER_INVALID_CERTIFICATE, INVALID_CERTIFICATE_OBJECTS);
        break;
      case EventKind.LINE_CHANGED:
        select(TocsinNames.LINE_CHANGED, LINE_OBJECTS);
        break;
      case EventKind.THRESHOLD_CROSSED:
        select(TocsinNames.THRESHOLD_CROSSED, THRESHOLD_OBJECTS);
        break;
      case EventKind.THRESHOLD_CLEARED:
        select(TocsinNames.THRESHOLD_CLEARED, THRESHOLD_OBJECTS);
        break;
      case EventKind.EVENTS_LOST:
        select(TocsinNames.EVENTS_LOST, LOSS_OBJECTS);
        break;
      case EventKind.JOURNAL_STATE_CHANGED:
        select(TocsinNames.JOURNAL_STATE_CHANGED, JOURNAL_OBJECTS);
        break;
      case EventKind.DM_SERVER_REFUSED:
        select(TocsinNames.DM_SERVER_REFUSED, DM_REFUSAL_OBJECTS);
        break;
      case EventKind.CERTIFICATE_ENDING:
        select(TocsinNames.CERTIFICATE_ENDING, CERTIFICATE_OBJECTS);
        break;
      case EventKind.LINK_DOWN:
        select(SnmpV2Mib.LINK_DOWN, LINK_OBJECTS);
        break;
      case EventKind.LINK_UP:
        select(SnmpV2Mib.LINK_UP, LINK_OBJECTS);
        break;
      case EventKind.TEST:
        select(TocsinNames.TEST_TRAP, TEST_OBJECTS);
        break;
      default:
        throw new IllegalArgumentException("no event has the kind " + shown.kind());
    }
  }

  /** The name of the notification: the value of snmpTrapOID.0; not to be changed. */
  public Oid notification() {
    return notification;
  }

  private void select(Oid selectedNotification, int[] selectedObjects) {
    notification = selectedNotification;
    objects = selectedObjects;
  }

  @Override
  public int count() {
    return objects.length + (event.count() > 1 ? REPEAT_OBJECTS.length : 0);
  }

  /**
   * The type of a value, without writing it.
   *
   * @param index number of the variable, 0 to {@link #count} - 1
   * @return its identifier octet, a constant of {@link BerTag}
   */
  int tag(int index) {
    return TAGS[object(index)];
  }

  private int object(int index) {
    return index < objects.length ? objects[index] : REPEAT_OBJECTS[index - objects.length];
  }

  @Override
  public void name(int index, Oid into) {
    int object = object(index);
    into.set(OBJECT_TYPES[object]);
    switch (object) {
      case LINE_NAME:
      case LINE_LEVEL:
      case SENSOR_NAME:
      case SENSOR_UNIT:
      case SENSOR_VALUE:
      case TARGET_NAME:
        IndexEncoding.appendInteger(into, event.subject() + 1L);
        break;
      case LINK_INDEX:
      case LINK_ADMIN_STATUS:
      case LINK_OPER_STATUS:
      case LINK_NAME:
        IndexEncoding.appendInteger(into, board.link(event.subject()).interfaceIndex());
        break;
      case DROPS_QUEUE_FULL:
      case DROPS_NOT_ACKNOWLEDGED:
      case DROPS_LOST_IN_RESTART:
        IndexEncoding.appendInteger(into, event.subject() + 1L);
        IndexEncoding.appendInteger(into, dropCause(object));
        break;
      case SERVER_FINGERPRINT:
        // RFC 6353 §7: INDEX { IMPLIED snmpTargetAddrName }.
        int length = text.encode(targets.name(event.subject()));
        IndexEncoding.appendFixedString(into, text.bytes(), 0, length);
        break;
      default:
        into.append(0);
        break;
    }
  }

  private static int dropCause(int object) {
    switch (object) {
      case DROPS_QUEUE_FULL:
        return DropCause.QUEUE_FULL;
      case DROPS_NOT_ACKNOWLEDGED:
        return DropCause.NOT_ACKNOWLEDGED;
      default:
        return DropCause.LOST_IN_RESTART;
    }
  }

  @Override
  public void value(int index, BerWriter out) {
    switch (object(index)) {
      case SYS_UP_TIME:
        out.writeUnsigned(BerTag.TIME_TICKS, event.upTimeHundredths() & 0xFFFF_FFFFL);
        break;
      case SNMP_TRAP_OID:
        out.writeOid(BerTag.OBJECT_IDENTIFIER, notification);
        break;
      case LINE_NAME:
        text.write(board.line(event.subject()).name(), out);
        break;
      case LINK_INDEX:
        out.writeInteger(BerTag.INTEGER, board.link(event.subject()).interfaceIndex());
        break;
      case LINK_NAME:
        text.write(board.link(event.subject()).name(), out);
        break;
      case SENSOR_NAME:
        text.write(board.sensor(event.subject()).name(), out);
        break;
      case SENSOR_UNIT:
        text.write(board.sensor(event.subject()).unit(), out);
        break;
      case LINE_LEVEL:
      case SENSOR_VALUE:
      case DAYS_LEFT:
      case LINK_OPER_STATUS:
        out.writeInteger(BerTag.INTEGER, event.value());
        break;
      case EVENT_THRESHOLD:
      case LINK_ADMIN_STATUS:
        out.writeInteger(BerTag.INTEGER, event.limit());
        break;
      case EVENT_DIRECTION:
        out.writeInteger(BerTag.INTEGER, event.detail());
        break;
      case EVENT_ID:
        writeEventId(out);
        break;
      case EVENT_SEVERITY:
        out.writeInteger(BerTag.INTEGER, event.severity());
        break;
      case TARGET_NAME:
        text.write(targets.name(event.subject()), out);
        break;
      case EVENTS_DROPPED:
        out.writeUnsigned(BerTag.GAUGE32, event.value());
        break;
      case EVENTS_COALESCED:
        out.writeUnsigned(BerTag.GAUGE32, event.limit());
        break;
      case DROPS_QUEUE_FULL:
      case DROPS_NOT_ACKNOWLEDGED:
      case DROPS_LOST_IN_RESTART:
        long drops = targets.dropped(event.subject(), dropCause(object(index)));
        out.writeUnsigned(BerTag.COUNTER32, drops & 0xFFFF_FFFFL);
        break;
      case JOURNAL_STATE:
        out.writeInteger(BerTag.INTEGER, event.value());
        break;
      case JOURNAL_LAST_ERROR:
        text.write(journal.lastError(), out);
        break;
      case DM_SERVER:
        text.write(dm.serverId(event.subject()), out);
        break;
      case DM_RULE:
        text.write(dm.rule(event.value()), out);
        break;
      case DM_REFUSALS:
        out.writeUnsigned(BerTag.GAUGE32, event.limit());
        break;
      case EVENT_TEXT:
        text.write(TEST_TEXT, out);
        break;
      case EVENT_COUNT:
        out.writeUnsigned(BerTag.GAUGE32, event.count());
        break;
      case EVENT_FIRST_TIME:
        out.writeUnsigned(BerTag.TIME_TICKS, event.firstUpTimeHundredths() & 0xFFFF_FFFFL);
        break;
      case UNKNOWN_SERVER_CERTIFICATE:
        writeCounter(TlstmCounters.SESSION_UNKNOWN_SERVER_CERTIFICATE, out);
        break;
      case SERVER_FINGERPRINT:
        byte[] fingerprint = targets.serverFingerprint(event.subject());
        out.writeOctets(BerTag.OCTET_STRING, fingerprint, 0, fingerprint.length);
        break;
      case INVALID_SERVER_CERTIFICATES:
        writeCounter(TlstmCounters.SESSION_INVALID_SERVER_CERTIFICATES, out);
        break;
      default:
        throw new IllegalStateException("no object has the number " + object(index));
    }
  }

  private void writeEventId(BerWriter out) {
    long id = event.id();
    for (int i = 0; i < eventId.length; i++) {
      eventId[i] = (byte) (id >> (56 - 8 * i));
    }
    out.writeOctets(BerTag.OCTET_STRING, eventId, 0, eventId.length);
  }

  private void writeCounter(int counter, BerWriter out) {
    out.writeUnsigned(BerTag.COUNTER32, counters.value(counter));
  }
}
