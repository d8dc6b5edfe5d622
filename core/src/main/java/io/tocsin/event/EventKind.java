/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/** What an event tells; the numbers never change. */
public final class EventKind {

  /** Nothing: the place of an event that nobody needs any more, in a log that was restored. */
  public static final int NONE = 0;

  /** The agent started after a loss of its state or of power (RFC 3418 coldStart). */
  public static final int COLD_START = 1;

  /** The agent started again with its configuration unaltered (RFC 3418 warmStart). */
  public static final int WARM_START = 2;

  /**
   * A message was received that was not properly authenticated (RFC 3418 authenticationFailure).
   */
  public static final int AUTHENTICATION_FAILURE = 3;

  /** A server presented an unknown certificate (RFC 6353 snmpTlstmServerCertificateUnknown). */
  public static final int SERVER_CERTIFICATE_UNKNOWN = 4;

  /** A server's certificate is not valid (RFC 6353 snmpTlstmServerInvalidCertificate). */
  public static final int SERVER_CERTIFICATE_INVALID = 5;

  /** An input line changed; subject: index of the line; value: new level, 1 for active. */
  public static final int LINE_CHANGED = 6;

  /**
   * A sensor crossed a threshold; subject: index of the sensor; value and limit in milli-units;
   * detail: a direction of {@link ThresholdWatch}.
   */
  public static final int THRESHOLD_CROSSED = 7;

  /** A sensor came back; fields as with {@link #THRESHOLD_CROSSED}, limit is the clearing value. */
  public static final int THRESHOLD_CLEARED = 8;

  /**
   * A target that can be reached again has missed events; subject: index of the target, the only
   * one that is told; value: events dropped; limit: events that others stood for.
   */
  public static final int EVENTS_LOST = 9;

  /** Whether events survive a power cut has changed; value: a state of {@link Journal}. */
  public static final int JOURNAL_STATE_CHANGED = 10;

  /**
   * The trap policy has refused something to a DM server; subject: index of the server in the
   * configuration; value: number of the rule; limit: how often since the last such event.
   */
  public static final int DM_SERVER_REFUSED = 11;

  /**
   * The board's own certificate is near its end; value: whole days left, below 0 when it is over;
   * limit: the mark in days that was passed.
   */
  public static final int CERTIFICATE_ENDING = 12;

  /**
   * A network interface enters the state down (RFC 2863 linkDown); subject: index of the interface
   * on the board; value: ifOperStatus before; limit: ifAdminStatus.
   */
  public static final int LINK_DOWN = 13;

  /**
   * A network interface left the state down (RFC 2863 linkUp); fields as with {@link #LINK_DOWN},
   * value is ifOperStatus after.
   */
  public static final int LINK_UP = 14;

  /** Nothing happened: somebody tries out how events travel (test-trap). */
  public static final int TEST = 15;

  /** Number of kinds plus one, for tables. */
  public static final int COUNT = 16;

  private static final String[] NAMES = {
    "none",
    "coldStart",
    "warmStart",
    "authenticationFailure",
    "serverCertificateUnknown",
    "serverCertificateInvalid",
    "lineChanged",
    "thresholdCrossed",
    "thresholdCleared",
    "eventsLost",
    "journalStateChanged",
    "dmServerRefused",
    "certificateEnding",
    "linkDown",
    "linkUp",
    "test",
  };

  private EventKind() {}

  /**
   * The kind in words, as in logs.
   *
   * @param kind a constant of this class
   */
  public static String name(int kind) {
    return kind > 0 && kind < COUNT ? NAMES[kind] : "unknown";
  }
}
