/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/**
 * Sends notifications (RFC 3413 §3.3): traps, which nobody acknowledges, and informs, which are
 * sent again until a response comes or the retries are used up.
 *
 * <p>Before anything is sent, access control is asked for the notify view of the target's
 * principal, for the notification's own name (the value of snmpTrapOID.0) and for the name of every
 * variable; one refusal keeps the whole notification back.
 *
 * <p>The content of a notification is read within the call alone: an inform keeps its own encoded
 * copy for the retries.
 */
public interface NotificationOriginator {

  /** Result: the transport took it. An inform is now outstanding. */
  int SENT = 0;

  /** Result: the session has no room now; try again later. Nothing is outstanding. */
  int FULL = 1;

  /** Result: there is no session. Nothing is outstanding. */
  int NO_SESSION = 2;

  /** Result: access control keeps it back; sending it again is of no use. */
  int DENIED = 3;

  /** Result: it does not fit the target's or this engine's greatest message. */
  int TOO_BIG = 4;

  /** Result: as many informs are outstanding as there are records; try again later. */
  int NO_RECORD = 5;

  /** Result: the security model or the transport refuses the target's names or level. */
  int SECURITY_FAILED = 6;

  /**
   * Sends an SNMPv2-Trap.
   *
   * @param target where to
   * @param content all variable bindings, sysUpTime.0 first, snmpTrapOID.0 second
   * @param nowMs present time of the monotonic clock in milliseconds
   * @return {@link #SENT} or why not
   */
  int sendTrap(NotificationTarget target, VarbindSource content, long nowMs);

  /**
   * Sends an InformRequest. When the result is {@link #SENT}, the listener hears exactly once what
   * became of it, never within this call.
   *
   * @param target where to; its session may change between retries
   * @param content all variable bindings, sysUpTime.0 first, snmpTrapOID.0 second
   * @param token the caller's own mark, handed to the listener
   * @param nowMs present time of the monotonic clock in milliseconds
   * @return {@link #SENT} or why not
   */
  int sendInform(NotificationTarget target, VarbindSource content, long token, long nowMs);

  /**
   * Number of informs to a target that wait for a response.
   *
   * @param target the target
   */
  int outstandingInforms(NotificationTarget target);

  /** Bytes of all notifications so far, retries included, that transports have taken. */
  long sentBytes();

  /**
   * Gives up all informs to a target; the listener hears {@link InformListener#CANCELLED} for each
   * within this call.
   *
   * @param target the target
   * @param nowMs present time of the monotonic clock in milliseconds
   */
  void cancel(NotificationTarget target, long nowMs);

  /**
   * Sends again and gives up what is due.
   *
   * @param nowMs present time of the monotonic clock in milliseconds
   * @return time at which it must be called again at the latest, or {@link Long#MAX_VALUE}
   */
  long step(long nowMs);

  /**
   * When {@link #step} must be called next, with all that has been sent until now.
   *
   * @return time of the monotonic clock in milliseconds, or {@link Long#MAX_VALUE}
   */
  long nextDeadlineMs();
}
