/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/**
 * One bound of the agent that the configuration file can move: what it counts, its range, what it
 * costs, and what happens when it is reached.
 */
public enum Limit {
  /** TLS sessions at a time. */
  SESSIONS(
      "limit.sessions",
      "sessions",
      16,
      1,
      256,
      "TLS sessions at a time, in both directions, handshakes included.",
      "Beyond it, connections wait in the system's queue, and a target waits for its turn.",
      Limits.SESSION_BYTES,
      true,
      null),
  /** Sessions in the handshake at a time. */
  HANDSHAKES(
      "limit.handshakes",
      "sessions",
      8,
      1,
      256,
      "Connections that came in and are still in their handshake.",
      "Beyond it, the oldest, silent ones first, is cut for a new one as soon as it had"
          + " limit.handshake.grace.ms; until then new ones wait in the system's queue.",
      Limits.HANDSHAKE_BYTES,
      false,
      null),
  /** Time that a handshake has before it may be cut for another. */
  HANDSHAKE_GRACE_MS(
      "limit.handshake.grace.ms",
      "ms",
      2_000,
      0,
      60_000,
      "Time that a connection in its handshake has before it may be cut for a new one.",
      "Less lets managers in sooner under attack, more lets slow ones finish.",
      0,
      false,
      null),
  /** Time to connect. */
  CONNECT_MS(
      "limit.connect.ms",
      "ms",
      15_000,
      500,
      120_000,
      "Time to find a target's address and connect to it.",
      "After it, the attempt has failed.",
      0,
      false,
      null),
  /** Time for one handshake. */
  HANDSHAKE_MS(
      "limit.handshake.ms",
      "ms",
      15_000,
      500,
      120_000,
      "Time that one TLS handshake may take.",
      "After it, the session is closed and counted.",
      0,
      false,
      null),
  /** Time without a message before a manager's session ends. */
  IDLE_MS(
      "limit.idle.ms",
      "ms",
      300_000,
      1_000,
      86_400_000,
      "Time that a session of a manager may pass without a message.",
      "After it, the session is closed in good order. Sessions to targets stay.",
      0,
      false,
      null),
  /** Time for a peer to take what waits for it. */
  STALLED_MS(
      "limit.stalled.ms",
      "ms",
      30_000,
      1_000,
      600_000,
      "Time in which a peer must take something of what waits for it.",
      "After it, the connection is cut.",
      0,
      false,
      null),
  /** Time for an orderly close. */
  CLOSE_MS(
      "limit.close.ms",
      "ms",
      5_000,
      100,
      60_000,
      "Time that a closing session waits for its peer's end.",
      "After it, the connection is cut; traps that the peer has not read may be lost.",
      0,
      false,
      null),
  /** Message size. */
  MESSAGE_SIZE_BYTES(
      "limit.message.size.bytes",
      "bytes",
      8_192,
      484,
      16_384,
      "Greatest SNMP message, received or sent (RFC 3411 asks for 484 at least; one TLS record"
          + " carries 16384).",
      "A greater message closes its session; an answer that would be greater becomes tooBig.",
      2,
      false,
      null),
  /** Size of the buffers between connection and TLS. */
  WIRE_BUFFER_BYTES(
      "limit.wire.buffer.bytes",
      "bytes",
      4_096,
      256,
      65_536,
      "Size of each of the two buffers between a session's connection and its TLS.",
      "When one is full, nothing is read from the peer, or output waits in TLS.",
      2,
      false,
      SESSIONS),
  /** Messages per session and step. */
  MESSAGES_PER_STEP(
      "limit.messages.per.step",
      "messages",
      16,
      1,
      1_024,
      "Messages of one session that are handled before the other sessions get their turn.",
      "The rest waits in its session; nothing is lost.",
      0,
      false,
      null),
  /** Variable bindings in one message. */
  VARIABLE_BINDINGS(
      "limit.variable.bindings",
      "bindings",
      128,
      16,
      2_048,
      "Variables in one request other than GETBULK, and in any response.",
      "Beyond it, a request is answered with tooBig; an answer to GETBULK ends there.",
      0,
      false,
      null),
  /** Variables in one SET. */
  SET_VARIABLES(
      "limit.set.variables",
      "variables",
      16,
      1,
      128,
      "Variables in one SET, each prepared, committed and undone together.",
      "A SET with more is answered with resourceUnavailable.",
      Limits.SET_VARIABLE_BYTES,
      false,
      null),
  /** Steps for one request. */
  REQUEST_STEPS(
      "limit.request.steps",
      "steps",
      4_096,
      1,
      1_000_000,
      "Steps from one variable to the next for one GETNEXT or GETBULK; those that a view hides"
          + " take steps too.",
      "Beyond it, an answer to GETBULK ends, and GETNEXT is answered with genErr.",
      0,
      false,
      null),
  /** Listeners. */
  LISTENERS(
      "limit.listeners",
      "listeners",
      4,
      1,
      16,
      "Addresses to listen on.",
      "More are an error.",
      Limits.LISTENER_BYTES,
      false,
      null),
  /** Targets. */
  TARGETS(
      "limit.targets",
      "targets",
      8,
      1,
      64,
      "Targets that are told of events.",
      "More are an error.",
      Limits.TARGET_BYTES,
      false,
      null),
  /** Informs in flight. */
  INFORMS_IN_FLIGHT(
      "limit.informs.in.flight",
      "informs",
      8,
      1,
      64,
      "Informs of all targets that wait for their response at a time.",
      "The next one waits in its target's queue.",
      128,
      true,
      null),
  /** Events of all severities in the outbox. */
  OUTBOX_EVENTS(
      "limit.outbox.events",
      "events",
      2_048,
      2,
      65_536,
      "Sum of outbox.SEVERITY.events over all severities.",
      "A greater sum is an error.",
      Limits.EVENT_BYTES,
      false,
      null),
  /** Events in the journal. */
  JOURNAL_EVENTS(
      "limit.journal.events",
      "events",
      2_048,
      1,
      16_384,
      "Sum of outbox.SEVERITY.events over the severities that journal.severity keeps.",
      "A greater sum is an error.",
      Limits.JOURNAL_EVENT_BYTES,
      false,
      null),
  /** Certificate map entries. */
  MAP_ENTRIES(
      "limit.map.entries",
      "entries",
      64,
      1,
      1_024,
      "Entries map.N of the certificate map.",
      "More are an error.",
      Limits.MAP_ENTRY_BYTES,
      false,
      null),
  /** Trust anchors. */
  TRUST_CERTIFICATES(
      "limit.trust.certificates",
      "certificates",
      32,
      1,
      256,
      "Certificates in all files of trust.certificates together.",
      "More are an error.",
      Limits.CERTIFICATE_BYTES,
      false,
      null),
  /** Size of a certificate or key file. */
  CERTIFICATE_FILE_BYTES(
      "limit.certificate.file.bytes",
      "bytes",
      65_536,
      1_024,
      1_048_576,
      "Size of one file of certificates or keys.",
      "A greater file is an error.",
      0,
      false,
      null),
  /** Entries of revocation lists. */
  TRUST_CRL_ENTRIES(
      "limit.trust.crl.entries",
      "entries",
      4_096,
      1,
      100_000,
      "Revoked certificates in all files of trust.crls together.",
      "More are an error.",
      Limits.CRL_ENTRY_BYTES,
      false,
      null),
  /** Size of a file of revocation lists. */
  TRUST_CRL_FILE_BYTES(
      "limit.trust.crl.file.bytes",
      "bytes",
      524_288,
      1_024,
      8_388_608,
      "Size of one file of trust.crls. A list is kept as a whole until it has been proven by its"
          + " issuer's certificate, which those of trust.certificates do at once.",
      "A greater file is an error.",
      0,
      false,
      null),
  /** Views. */
  VIEWS(
      "limit.views",
      "views",
      16,
      1,
      256,
      "Views.",
      "More are an error.",
      Limits.NAME_BYTES,
      false,
      null),
  /** View subtrees. */
  VIEW_SUBTREES(
      "limit.view.subtrees",
      "subtrees",
      128,
      1,
      2_048,
      "Subtrees of all views together.",
      "More are an error.",
      Limits.VIEW_SUBTREE_BYTES,
      false,
      null),
  /** Groups. */
  GROUPS(
      "limit.groups",
      "groups",
      16,
      1,
      256,
      "Groups; each is one access entry.",
      "More are an error.",
      Limits.GROUP_BYTES,
      false,
      null),
  /** Group members. */
  GROUP_MEMBERS(
      "limit.group.members",
      "names",
      64,
      1,
      2_048,
      "Security names of all groups together.",
      "More are an error.",
      Limits.NAME_BYTES,
      false,
      null),
  /** Sensors. */
  SENSORS(
      "limit.sensors",
      "sensors",
      32,
      0,
      256,
      "Sensors that this file names; each whose sensor.NAME.file hangs may hold a thread.",
      "More are an error.",
      Limits.SENSOR_BYTES,
      false,
      null),
  /** Time to read the file of a sensor. */
  SENSOR_READ_MS(
      "limit.sensor.read.ms",
      "ms",
      10_000,
      100,
      600_000,
      "Time in which the file of a sensor must be read.",
      "After it, the sensor is faulty until the reading ends; all others go on.",
      0,
      false,
      null),
  /** Lines. */
  LINES(
      "limit.lines",
      "lines",
      32,
      0,
      256,
      "Lines that this file names.",
      "More are an error.",
      Limits.LINE_BYTES,
      false,
      null),
  /** Network interfaces. */
  LINKS(
      "limit.links",
      "interfaces",
      16,
      0,
      64,
      "Network interfaces that this file names.",
      "More are an error.",
      Limits.LINE_BYTES,
      false,
      null),
  /** Storage areas. */
  STORAGES(
      "limit.storages",
      "storage areas",
      16,
      2,
      64,
      "Storage areas of the board's computer that managers see: main memory, swap space, file"
          + " systems in the order in which they were mounted.",
      "Further ones are not shown.",
      Limits.STORAGE_BYTES,
      false,
      null),
  /** Rows of managers. */
  MANAGED_ROWS(
      "limit.managed.rows",
      "rows",
      32,
      0,
      10_000,
      "Rows that managers may have made in one table at a time.",
      "A SET that makes more is answered with resourceUnavailable.",
      Limits.MANAGED_ROW_BYTES,
      false,
      null),
  /** Room for rows of managers. */
  MANAGED_BYTES(
      "limit.managed.bytes",
      "bytes",
      8_192,
      1_024,
      1_048_576,
      "Size of all rows of managers together, as they are kept; their file in state.directory has"
          + " room for it twice.",
      "A SET that needs more is answered with resourceUnavailable.",
      3,
      false,
      null),
  /** Targets of managers. */
  MANAGED_TARGETS(
      "limit.managed.targets",
      "targets",
      4,
      0,
      16,
      "Targets that managers may have made at a time: rows of snmpTargetAddrTable. Each has its own"
          + " places in the outbox.",
      "A SET that makes more is answered with resourceUnavailable.",
      Limits.TARGET_BYTES,
      false,
      null),
  /** Notifications that managers can look back at. */
  NOTIFICATION_LOG(
      "limit.notification.log",
      "notifications",
      32,
      0,
      1_024,
      "Notifications that managers can look back at in nlmLogTable (RFC 3014), until the next start."
          + " 0 logs none.",
      "Beyond it, the oldest goes.",
      Limits.LOGGED_EVENT_BYTES,
      false,
      null),
  /** DM servers. */
  DM_SERVERS(
      "limit.dm.servers",
      "servers",
      4,
      1,
      15,
      "DM servers with an account. Each may register for traps, and has its own places in the"
          + " outbox then.",
      "More are an error.",
      Limits.DM_SERVER_BYTES,
      false,
      null),
  /** Size of a DM message. */
  DM_MESSAGE_BYTES(
      "limit.dm.message.bytes",
      "bytes",
      4_096,
      2_048,
      65_536,
      "Greatest DM message in either direction: MaxMsgSize.",
      "A greater one ends its session; what does not fit waits for the next message.",
      3,
      false,
      null),
  /** Size of a value in the management tree. */
  DM_VALUE_BYTES(
      "limit.dm.value.bytes",
      "bytes",
      4_096,
      256,
      65_536,
      "Longest value of a leaf in the management tree: MaxObjSize.",
      "A longer one is refused with status 413.",
      2,
      false,
      null),
  /** Messages in a session. */
  DM_MESSAGES(
      "limit.dm.messages",
      "messages",
      100,
      4,
      10_000,
      "Messages that the board sends in one session with a DM server.",
      "After them the session is ended.",
      0,
      false,
      null),
  /** Nodes of the management tree. */
  DM_NODES(
      "limit.dm.nodes",
      "nodes",
      512,
      64,
      8_192,
      "Nodes of the management tree, those that are read live not counted.",
      "Beyond it, status 420.",
      Limits.DM_NODE_BYTES,
      false,
      null),
  /** Depth of the management tree. */
  DM_DEPTH(
      "limit.dm.depth",
      "names",
      12,
      8,
      32,
      "Names in the address of a node: MaxDepth.",
      "Beyond it, status 414.",
      0,
      false,
      null),
  /** Length of names in the management tree. */
  DM_NAME_BYTES(
      "limit.dm.name.bytes",
      "bytes",
      64,
      16,
      255,
      "Longest name of a node: MaxSegLen.",
      "Beyond it, status 414.",
      0,
      false,
      null),
  /** Size of the management tree. */
  DM_TREE_BYTES(
      "limit.dm.tree.bytes",
      "bytes",
      32_768,
      8_192,
      1_048_576,
      "Size of the management tree as it is kept; its file in state.directory has room for it"
          + " twice.",
      "Beyond it, status 420.",
      2,
      false,
      null),
  /** Time for a session. */
  DM_SESSION_MS(
      "limit.dm.session.ms",
      "ms",
      600_000,
      10_000,
      3_600_000,
      "Time that one session with a DM server may take; there is one session at a time.",
      "After it, the session is cut, and other servers have their turn.",
      0,
      false,
      null);

  private final String key;
  private final String unit;
  private final int defaultValue;
  private final int min;
  private final int max;
  private final String meaning;
  private final String atBound;
  private final int pieceBytes;
  private final boolean withMessage;
  private final Limit times;

  /**
   * A bound. Its memory is its value, times {@code pieceBytes} and maybe a message of the greatest
   * size, times the value of another bound.
   */
  Limit(
      String key,
      String unit,
      int defaultValue,
      int min,
      int max,
      String meaning,
      String atBound,
      int pieceBytes,
      boolean withMessage,
      Limit times) {
    this.key = key;
    this.unit = unit;
    this.defaultValue = defaultValue;
    this.min = min;
    this.max = max;
    this.meaning = meaning;
    this.atBound = atBound;
    this.pieceBytes = pieceBytes;
    this.withMessage = withMessage;
    this.times = times;
  }

  /** The key in the configuration file. */
  public String key() {
    return key;
  }

  /** What the number counts: {@code ms}, {@code bytes}, or a plural. */
  public String unit() {
    return unit;
  }

  /** The value where the file gives none, in {@link #unit()}. */
  public int defaultValue() {
    return defaultValue;
  }

  /** Smallest value allowed. */
  public int min() {
    return min;
  }

  /** Greatest value allowed. */
  public int max() {
    return max;
  }

  /** What is bounded, in a sentence. */
  public String meaning() {
    return meaning;
  }

  /** What happens at the bound, in a sentence. */
  public String atBound() {
    return atBound;
  }

  /** Bytes that one piece costs, without the message that may belong to it. */
  int pieceBytes() {
    return pieceBytes;
  }

  /** Whether a message of the greatest size belongs to one piece. */
  boolean isWithMessage() {
    return withMessage;
  }

  /** The bound whose value multiplies the cost; null for none. */
  Limit times() {
    return times;
  }

  /**
   * The memory that this bound costs, as arithmetic with N for its value; null where it costs
   * nothing of its own.
   */
  public String memoryFormula() {
    if (pieceBytes == 0) {
      return null;
    }
    String each = Integer.toString(pieceBytes);
    if (withMessage) {
      each = "(" + each + " + " + MESSAGE_SIZE_BYTES.key + ")";
    }
    return "N x " + each + (times == null ? "" : " x " + times.key) + " bytes";
  }
}
