/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import io.tocsin.dm.tree.TreeStatus;

/**
 * The rules of the OMA change request "Security Considerations for TrapMO", and the bounds that
 * keep a server from taking what others need. {@link TrapPolicy} enforces them.
 */
public enum TrapRule {
  /** Nobody is told who has no account. */
  NO_ACCOUNT(1, TreeStatus.PERMISSION_DENIED, true, "The server has no account that can be used."),

  /** Nobody is told who cannot prove who it is. */
  NO_SERVER_CREDENTIAL(
      2,
      TreeStatus.PERMISSION_DENIED,
      true,
      "The server's account has no credential by which the device could know the server."),

  /** Where an account leads to must be clear. */
  NO_ADDRESS(
      3,
      TreeStatus.PERMISSION_DENIED,
      true,
      "The server's account has no address that names a host."),

  /** The registering server is the one that is told. */
  NOT_ONESELF(
      4, TreeStatus.PERMISSION_DENIED, true, "A server registers itself, and no other server."),

  /** As {@link #NOT_ONESELF}, where servers may let others register them. */
  NOT_GRANTED(
      5,
      TreeStatus.PERMISSION_DENIED,
      true,
      "The other server has not granted Exec on its account to the one that registers it."),

  /** Nobody completes or changes what another server has begun. */
  ANOTHER_AUTHOR(
      6, TreeStatus.PERMISSION_DENIED, true, "The registration was begun by another server."),

  /** A server is told once. */
  ALREADY_REGISTERED(
      7, TreeStatus.ALREADY_EXISTS, true, "The server is registered for this trap already."),

  /** Who may not read a trap is not told of it. */
  TRAP_NOT_READABLE(
      8, TreeStatus.PERMISSION_DENIED, true, "The server does not have the right Get on the trap."),

  /** Inward registrations stay on the device. */
  TARGET_NOT_HERE(
      9, TreeStatus.PERMISSION_DENIED, true, "What is to be executed is no node of this device."),

  /** A trap lends nobody a right. */
  TARGET_NOT_EXECUTABLE(
      10,
      TreeStatus.PERMISSION_DENIED,
      true,
      "The server does not have the right Exec on what is to be executed."),

  /** Bound of registrations for one trap. */
  TOO_MANY_OF_TRAP(
      11, TreeStatus.DEVICE_FULL, true, "The trap has as many registrations as it may."),

  /** Bound of registrations of one server. */
  TOO_MANY_OF_SERVER(
      12, TreeStatus.DEVICE_FULL, true, "The server has as many registrations as it may."),

  /** Bound of registrations of one server for one trap. */
  TOO_MANY_OF_SERVER_FOR_TRAP(
      13,
      TreeStatus.DEVICE_FULL,
      true,
      "The server has as many registrations for the trap as it may."),

  /** Bound of all registrations. */
  TOO_MANY(14, TreeStatus.DEVICE_FULL, true, "The device has as many registrations as it may."),

  /** Bound of the rate of registrations. */
  TOO_FAST(15, TreeStatus.DEVICE_FULL, true, "The server registers faster than it may."),

  /** Bound of the servers that are told. */
  NO_SLOT(16, TreeStatus.DEVICE_FULL, true, "As many servers are registered as may be."),

  /** A server's account does not lead to somebody else. */
  FOREIGN_HOST(
      17,
      TreeStatus.PERMISSION_DENIED,
      true,
      "A server moves no account to another host than its own, unless the operator allows that"
          + " host."),

  /** A server makes and changes no account but its own. */
  FOREIGN_ACCOUNT(
      18, TreeStatus.PERMISSION_DENIED, true, "A server makes and changes no account but its own."),

  /** What the device notes about registrations is not for servers. */
  KEPT_BY_DEVICE(
      19,
      TreeStatus.PERMISSION_DENIED,
      true,
      "The device keeps this by itself; no server changes it."),

  /** A server that has moved registers anew. */
  ADDRESS_CHANGED(
      20,
      TreeStatus.PERMISSION_DENIED,
      true,
      "The server's account leads to another host than when the server registered."),

  /** It is not known any more who registered. */
  AUTHOR_UNKNOWN(
      21, TreeStatus.PERMISSION_DENIED, true, "It is not known who made the registration."),

  /** A registration that has no server or target when the device starts. */
  UNFINISHED(22, TreeStatus.PERMISSION_DENIED, true, "The registration was never completed."),

  /** The trap is not there any more. */
  TRAP_GONE(23, TreeStatus.NOT_FOUND, true, "The device does not have the trap any more."),

  /** The registration is not there any more. */
  NOT_REGISTERED(24, TreeStatus.NOT_FOUND, true, "The server is not registered for the trap."),

  /** What was for the one who had the slot before is for nobody. */
  BEFORE_REGISTRATION(
      25, TreeStatus.PERMISSION_DENIED, true, "The event is older than the server's registration."),

  /** Nothing before the server has proved who it is in this session. */
  NOT_AUTHENTICATED(
      26,
      TreeStatus.AUTHENTICATION_REQUIRED,
      false,
      "The server has not authenticated itself in this session."),

  /**
   * Sensitive events want more than DM authentication. A server whose account leads to it without
   * TLS would keep them waiting for ever, and with them what comes behind.
   */
  NOT_PROTECTED(
      27,
      TreeStatus.PERMISSION_DENIED,
      true,
      "The event is sensitive, and the session is not inside of TLS.");

  private static final TrapRule[] ALL = values();

  private final int number;
  private final int status;
  private final boolean isLasting;
  private final String reason;

  TrapRule(int number, int status, boolean isLasting, String reason) {
    this.number = number;
    this.status = status;
    this.isLasting = isLasting;
    this.reason = reason;
  }

  /** The number of the rule, from 1 on, which events and counters have. It never changes. */
  public int number() {
    return number;
  }

  /**
   * The rule with a number.
   *
   * @param number from 1 on
   * @return the rule, null when there is none
   */
  public static TrapRule of(int number) {
    for (TrapRule rule : ALL) {
      if (rule.number == number) {
        return rule;
      }
    }
    return null;
  }

  /** The status with which a command is refused, of {@link TreeStatus}. */
  public int status() {
    return status;
  }

  /** Whether an event that may not be sent by this rule may never be, and not just not now. */
  public boolean isLasting() {
    return isLasting;
  }

  /** Why, in a sentence. */
  public String reason() {
    return reason;
  }
}
