/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import io.tocsin.hal.ValueFile;
import java.util.EnumMap;
import java.util.Map;

/**
 * Every bound of the agent. All memory is allocated at start by these numbers, and {@link
 * #memoryBytes()} says how much that is.
 *
 * <p>Bounds of the configuration file itself, and those that a standard fixes, are constants; all
 * others are a {@link Limit} each, with unit, default, range and what happens there.
 */
public final class Limits {

  /** Greatest configuration file in bytes; a greater one is an error and is not read. */
  public static final int CONFIGURATION_BYTES_MAX = 98_304;

  /** Longest line of the configuration file in bytes; a longer one is an error. */
  public static final int CONFIGURATION_LINE_BYTES_MAX = 4_096;

  /** Most errors, and most warnings, that are told one by one; the rest is counted. */
  public static final int CONFIGURATION_ERRORS_MAX = 200;

  /** Longest NAME of a listener, view, group, target, sensor or line, in characters. */
  public static final int NAME_LENGTH_MAX = 32;

  /** Longest security name in octets of UTF-8 (RFC 3415 vacmSecurityName, RFC 6353 §5.3.2). */
  public static final int SECURITY_NAME_OCTETS_MAX = 32;

  /** Longest view mask in octets (RFC 3415 vacmViewTreeFamilyMask). */
  public static final int VIEW_MASK_OCTETS_MAX = 16;

  /** Longest sysContact, sysName, sysLocation in octets (RFC 3418, DisplayString). */
  public static final int SYSTEM_TEXT_OCTETS_MAX = 255;

  /** Longest file or host name in octets. */
  public static final int FILE_NAME_OCTETS_MAX = 1_024;

  /** Longest unit of a sensor in octets (TOCSIN-MIB tocsinSensorUnit). */
  public static final int SENSOR_UNIT_OCTETS_MAX = 16;

  /** Longest text before the number in a sensor's file, in octets. */
  public static final int SENSOR_PATTERN_OCTETS_MAX = 64;

  /** Greatest factor of a sensor, either way, in thousand-millionths. */
  public static final long SENSOR_SCALE_NANO_MAX = 1_000_000_000_000_000L;

  // Memory of one piece in bytes. An object or an array costs 16 bytes besides its fields, a
  // reference 8. What Bouncy Castle takes was measured with JDK 17 on a 64-bit machine.

  /** A TLS session: 33 kB measured with messages of 8 kB; greater ones need greater buffers. */
  static final int SESSION_BYTES = 48 * 1_024;

  /** A handshake in flight: 9 kB measured, while 300 kB pass through that are not kept. */
  static final int HANDSHAKE_BYTES = 16 * 1_024;

  /** An object identifier with room for 128 sub-identifiers. */
  static final int OID_BYTES = 16 + 16 + 128 * 4;

  /** A name of 32 octets with its entry in a table. */
  static final int NAME_BYTES = 128;

  /** The longest value that a SET replaces: an octet string with its identifier and length. */
  static final int SET_VALUE_BYTES = 4 + SYSTEM_TEXT_OCTETS_MAX;

  /** A variable of a SET: its name, and its old value for the undoing. */
  static final int SET_VARIABLE_BYTES = OID_BYTES + SET_VALUE_BYTES;

  /** A listener. */
  static final int LISTENER_BYTES = 256;

  /**
   * A target: names, state, timers, and its places in the outbox and in the journal, 370 and 400
   * bytes for each severity.
   */
  static final int TARGET_BYTES = 2_304 + 1_600;

  /** An event in the outbox and the reference to it. */
  static final int EVENT_BYTES = 88 + 8;

  /** An event in the notification log, with its index, its time, and the reference to it. */
  static final int LOGGED_EVENT_BYTES = 88 + 48 + 8;

  /** An event in the journal: its record twice, its key, and its sector's share. */
  static final int JOURNAL_EVENT_BYTES = 360;

  /** An entry of the certificate map: a digest of up to 64 bytes, a name, numbers. */
  static final int MAP_ENTRY_BYTES = 16 + 64 + NAME_BYTES;

  /** A parsed certificate. */
  static final int CERTIFICATE_BYTES = 8 * 1_024;

  /** A serial number: 20 octets and one for the sign (RFC 5280 §4.1.2.2). */
  static final int CRL_ENTRY_BYTES = 21;

  /** A subtree of a view. */
  static final int VIEW_SUBTREE_BYTES = OID_BYTES + 16 + VIEW_MASK_OCTETS_MAX;

  /** A group: its name and those of three views. */
  static final int GROUP_BYTES = 4 * NAME_BYTES;

  /** A row of a manager: index and values, once in the table and twice where it is kept. */
  static final int MANAGED_ROW_BYTES = 512;

  /** Names and labels of GPIO chips and lines have 31 octets and an end (linux/gpio.h). */
  static final int LINE_LABEL_OCTETS_MAX = 31;

  /** A line, or a network interface: rule and state. */
  static final int LINE_BYTES = 256;

  /**
   * A sensor: thresholds and state, its file read into one buffer and kept in another, and what a
   * thread takes of the heap while the file hangs; its stack of up to 256 kB is outside of it.
   */
  static final int SENSOR_BYTES = 256 + 2 * ValueFile.TEXT_BYTES_MAX + 1_024;

  /**
   * A storage area: its rows in two tables, what was read of it, and a thread's part of the heap.
   */
  static final int STORAGE_BYTES = 2_048;

  /** A DM server: its account, nonces, pace, and its places in the outbox and in the journal. */
  static final int DM_SERVER_BYTES = 2_048 + TARGET_BYTES;

  /** A node of the management tree without its value. */
  static final int DM_NODE_BYTES = 160;

  private final Map<Limit, Integer> values = new EnumMap<>(Limit.class);

  private Limits() {
    for (Limit limit : Limit.values()) {
      values.put(limit, limit.defaultValue());
    }
  }

  /** The bounds where the configuration file says nothing. */
  public static Limits defaults() {
    return new Limits();
  }

  /**
   * These bounds with one of them changed.
   *
   * @param limit which one
   * @param value its new value; forced into its range
   * @return new bounds; these stay as they are
   */
  public Limits with(Limit limit, int value) {
    Limits changed = new Limits();
    changed.values.putAll(values);
    changed.values.put(limit, Math.max(limit.min(), Math.min(limit.max(), value)));
    return changed;
  }

  /**
   * One bound.
   *
   * @param limit which one
   * @return its value in {@link Limit#unit()}
   */
  public int value(Limit limit) {
    return values.get(limit);
  }

  /** TLS sessions at a time, both directions together. */
  public int sessionsMax() {
    return value(Limit.SESSIONS);
  }

  /** Sessions in their handshake at a time; not above {@link #sessionsMax()}. */
  public int handshakesMax() {
    return Math.min(value(Limit.HANDSHAKES), sessionsMax());
  }

  /** Time for one handshake in milliseconds. */
  public int handshakeTimeMsMax() {
    return value(Limit.HANDSHAKE_MS);
  }

  /** Time in milliseconds that a connection in its handshake has before it may be cut. */
  public int handshakeGraceMsMin() {
    return value(Limit.HANDSHAKE_GRACE_MS);
  }

  /** Time to find a target's address and connect to it, in milliseconds. */
  public int connectTimeMsMax() {
    return value(Limit.CONNECT_MS);
  }

  /** Time in milliseconds in which a peer must take something of what waits for it. */
  public int stalledTimeMsMax() {
    return value(Limit.STALLED_MS);
  }

  /** Time without a message, in milliseconds, after which a manager's session is closed. */
  public int idleTimeMsMax() {
    return value(Limit.IDLE_MS);
  }

  /** Time for an orderly close in milliseconds. */
  public int closeTimeMsMax() {
    return value(Limit.CLOSE_MS);
  }

  /** Greatest SNMP message in bytes, both ways. */
  public int messageSizeBytesMax() {
    return value(Limit.MESSAGE_SIZE_BYTES);
  }

  /** Size in bytes of each of the two buffers between a session's connection and its TLS. */
  public int wireBufferBytes() {
    return value(Limit.WIRE_BUFFER_BYTES);
  }

  /** Messages of one session handled in one step. */
  public int messagesPerStepMax() {
    return value(Limit.MESSAGES_PER_STEP);
  }

  /** Variables in one request other than GETBULK, and in any response. */
  public int variableBindingsMax() {
    return value(Limit.VARIABLE_BINDINGS);
  }

  /** Variables in one SET. */
  public int setVariablesMax() {
    return value(Limit.SET_VARIABLES);
  }

  /** Room in bytes for the values that one SET replaces, each with its identifier and length. */
  public int setOldValuesBytesMax() {
    return setVariablesMax() * SET_VALUE_BYTES;
  }

  /** Steps from one variable to the next for one GETNEXT or GETBULK. */
  public int requestStepsMax() {
    return value(Limit.REQUEST_STEPS);
  }

  /** Informs of all targets together that wait for their response. */
  public int informsInFlightMax() {
    return value(Limit.INFORMS_IN_FLIGHT);
  }

  /** Listeners. */
  public int listenersMax() {
    return value(Limit.LISTENERS);
  }

  /** Targets. */
  public int targetsMax() {
    return value(Limit.TARGETS);
  }

  /** Events of all severities in the outbox. */
  public int outboxEventsMax() {
    return value(Limit.OUTBOX_EVENTS);
  }

  /** Events in the journal. */
  public int journalEventsMax() {
    return value(Limit.JOURNAL_EVENTS);
  }

  /** Entries of the certificate map. */
  public int mapEntriesMax() {
    return value(Limit.MAP_ENTRIES);
  }

  /** Certificates trusted as anchors. */
  public int trustCertificatesMax() {
    return value(Limit.TRUST_CERTIFICATES);
  }

  /** Size in bytes of one file of certificates or keys. */
  public int certificateFileBytesMax() {
    return value(Limit.CERTIFICATE_FILE_BYTES);
  }

  /** Entries of all revocation lists together. */
  public int trustCrlEntriesMax() {
    return value(Limit.TRUST_CRL_ENTRIES);
  }

  /** Size in bytes of one file of revocation lists. */
  public int trustCrlFileBytesMax() {
    return value(Limit.TRUST_CRL_FILE_BYTES);
  }

  /** Views. */
  public int viewsMax() {
    return value(Limit.VIEWS);
  }

  /** Subtrees of all views together. */
  public int viewSubtreesMax() {
    return value(Limit.VIEW_SUBTREES);
  }

  /** Groups, each of which is one access entry. */
  public int groupsMax() {
    return value(Limit.GROUPS);
  }

  /** Security names of all groups together. */
  public int groupMembersMax() {
    return value(Limit.GROUP_MEMBERS);
  }

  /** Sensors that the configuration may name. */
  public int sensorsMax() {
    return value(Limit.SENSORS);
  }

  /** Time in milliseconds in which the file of a sensor must be read. */
  public int sensorReadTimeMsMax() {
    return value(Limit.SENSOR_READ_MS);
  }

  /** Lines that the configuration may name. */
  public int linesMax() {
    return value(Limit.LINES);
  }

  /** Network interfaces that the configuration may name. */
  public int linksMax() {
    return value(Limit.LINKS);
  }

  /** Storage areas of the board's computer that managers see. */
  public int storagesMax() {
    return value(Limit.STORAGES);
  }

  /** Rows that managers may have made in one table at a time. */
  public int managedRowsMax() {
    return value(Limit.MANAGED_ROWS);
  }

  /** Size of all rows of managers together, as they are kept, in bytes. */
  public int managedBytesMax() {
    return value(Limit.MANAGED_BYTES);
  }

  /** Most targets that managers may have made at a time. */
  public int managedTargetsMax() {
    return value(Limit.MANAGED_TARGETS);
  }

  /** Most notifications that managers can look back at; 0 for none. */
  public int notificationLogMax() {
    return value(Limit.NOTIFICATION_LOG);
  }

  /** Most DM servers with an account. */
  public int dmServersMax() {
    return value(Limit.DM_SERVERS);
  }

  /** Greatest DM message in bytes. */
  public int dmMessageBytesMax() {
    return value(Limit.DM_MESSAGE_BYTES);
  }

  /** Longest value of the management tree in bytes. */
  public int dmValueBytesMax() {
    return value(Limit.DM_VALUE_BYTES);
  }

  /** Most messages that we send in a DM session. */
  public int dmMessagesMax() {
    return value(Limit.DM_MESSAGES);
  }

  /** Most nodes of the management tree. */
  public int dmNodesMax() {
    return value(Limit.DM_NODES);
  }

  /** Most names in the address of a node. */
  public int dmDepthMax() {
    return value(Limit.DM_DEPTH);
  }

  /** Longest name of a node in bytes. */
  public int dmNameBytesMax() {
    return value(Limit.DM_NAME_BYTES);
  }

  /** Most bytes of the management tree as it is kept. */
  public int dmTreeBytesMax() {
    return value(Limit.DM_TREE_BYTES);
  }

  /** Time for a DM session in milliseconds. */
  public int dmSessionTimeMsMax() {
    return value(Limit.DM_SESSION_MS);
  }

  /**
   * Memory in bytes that one bound costs when all that it allows is in use.
   *
   * @param limit which one
   * @return the estimate, by {@link Limit#memoryFormula()}; 0 for what costs nothing of its own
   */
  public long memoryBytes(Limit limit) {
    long each = (long) limit.pieceBytes() + (limit.isWithMessage() ? messageSizeBytesMax() : 0);
    long times = limit.times() == null ? 1 : effective(limit.times());
    return effective(limit) * each * times;
  }

  private long effective(Limit limit) {
    return limit == Limit.HANDSHAKES ? handshakesMax() : value(limit);
  }

  /**
   * Memory in bytes that all bounds together cost when everything they allow is in use: an estimate
   * of the heap on top of the program itself.
   */
  public long memoryBytes() {
    long sum = 0;
    for (Limit limit : Limit.values()) {
      sum += memoryBytes(limit);
    }
    return sum;
  }
}
