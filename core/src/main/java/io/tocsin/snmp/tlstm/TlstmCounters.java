/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

/**
 * The counters of the TLS transport model. Those of SNMP-TLS-TM-MIB (RFC 9456 §4) have the number
 * of their object below snmpTlstmSession; ours follow. All are Counter32 and wrap at 2^32.
 */
public final class TlstmCounters {

  /** snmpTlstmSessionOpens: sessions that we were asked to open. */
  public static final int SESSION_OPENS = 1;

  /** snmpTlstmSessionClientCloses: sessions that we had opened and were asked to close. */
  public static final int SESSION_CLIENT_CLOSES = 2;

  /**
   * snmpTlstmSessionOpenErrors: sessions that we could not open, whatever the reason. Sessions that
   * peers could not open with us are not among them: the object counts what was opened "as a
   * client".
   */
  public static final int SESSION_OPEN_ERRORS = 3;

  /** snmpTlstmSessionAccepts: accepted sessions through which a first message came. */
  public static final int SESSION_ACCEPTS = 4;

  /** snmpTlstmSessionServerCloses: accepted sessions that we were asked to close. */
  public static final int SESSION_SERVER_CLOSES = 5;

  /** snmpTlstmSessionNoSessions: messages dropped because their session is gone or never was. */
  public static final int SESSION_NO_SESSIONS = 6;

  /** snmpTlstmSessionInvalidClientCertificates: clients refused on account of their certificate. */
  public static final int SESSION_INVALID_CLIENT_CERTIFICATES = 7;

  /** snmpTlstmSessionUnknownServerCertificate: servers that no fingerprint or CA vouches for. */
  public static final int SESSION_UNKNOWN_SERVER_CERTIFICATE = 8;

  /** snmpTlstmSessionInvalidServerCertificates: servers whose certificate does not hold. */
  public static final int SESSION_INVALID_SERVER_CERTIFICATES = 9;

  /** snmpTlstmSessionInvalidCaches: messages dropped because of an unusable tmStateReference. */
  public static final int SESSION_INVALID_CACHES = 10;

  /** Number of the last counter of SNMP-TLS-TM-MIB. */
  public static final int MIB_LAST = SESSION_INVALID_CACHES;

  /** Messages handed to the dispatcher. */
  public static final int MESSAGES_IN = 11;

  /** Messages taken for sending. */
  public static final int MESSAGES_OUT = 12;

  /** Messages not taken because their session had no room. */
  public static final int MESSAGES_FULL = 13;

  /** Messages not taken because they are larger than the greatest message. */
  public static final int MESSAGES_TOO_LARGE = 14;

  /** Sessions whose orderly close the peer did not complete in time. */
  public static final int CLOSE_TIMEOUTS = 15;

  /** Number of counters and one more, for tables. */
  public static final int COUNT = 16;

  private static final String[] NAMES = {
    "none",
    "snmpTlstmSessionOpens",
    "snmpTlstmSessionClientCloses",
    "snmpTlstmSessionOpenErrors",
    "snmpTlstmSessionAccepts",
    "snmpTlstmSessionServerCloses",
    "snmpTlstmSessionNoSessions",
    "snmpTlstmSessionInvalidClientCertificates",
    "snmpTlstmSessionUnknownServerCertificate",
    "snmpTlstmSessionInvalidServerCertificates",
    "snmpTlstmSessionInvalidCaches",
    "messagesIn",
    "messagesOut",
    "messagesFull",
    "messagesTooLarge",
    "closeTimeouts",
  };

  private final int[] values = new int[COUNT];
  private final int[] ends = new int[SessionEnd.COUNT];

  /** Counters at 0. */
  public TlstmCounters() {}

  /**
   * Adds 1.
   *
   * @param counter a constant of this class
   */
  public void increment(int counter) {
    values[counter]++;
  }

  /**
   * The value, 0 to 2^32-1.
   *
   * @param counter a constant of this class
   */
  public long value(int counter) {
    return values[counter] & 0xFFFF_FFFFL;
  }

  /**
   * Counts the end of a session.
   *
   * @param cause a code of {@link SessionEnd}
   */
  public void countEnd(int cause) {
    ends[cause]++;
  }

  /**
   * How many sessions ended so, 0 to 2^32-1.
   *
   * @param cause a code of {@link SessionEnd}
   */
  public long ends(int cause) {
    return ends[cause] & 0xFFFF_FFFFL;
  }

  /**
   * The name that MIB modules, logs and documentation use.
   *
   * @param counter a constant of this class
   */
  public static String name(int counter) {
    return NAMES[counter];
  }
}
