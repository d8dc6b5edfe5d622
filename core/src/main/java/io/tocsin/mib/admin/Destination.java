/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import io.tocsin.mib.rows.Row;
import io.tocsin.mib.rows.StorageType;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.tlstm.TlsTarget;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the notifications go that a row of snmpTargetAddrTable asks for, by all rows of the other
 * tables that it leads to; or why none do. Immutable.
 */
public final class Destination {

  private final Row address;
  private final String prefix;
  private final List<Row> rows = new ArrayList<>();
  private final String name;
  private String problem;
  private TlsTarget target;
  private int timeoutMs;
  private int retries;
  private boolean isInform;
  private Octets securityName;
  private int securityLevel;
  private NotificationFilter filter;

  /**
   * What a row of snmpTargetAddrTable leads to, of which nothing is known yet.
   *
   * @param prefix what security names begin with
   */
  Destination(Row address, String prefix) {
    this.address = address;
    this.prefix = prefix;
    name = TargetMib.name(address);
    rows.add(address);
  }

  /** Notes a row that this one depends on; null for one that is not there. */
  Row dependsOn(Row row) {
    rows.add(row);
    return row;
  }

  /** Notes that nothing can be sent; the first reason counts. */
  void fail(String reason) {
    problem = problem == null ? reason : problem;
  }

  void setInform(boolean inform) {
    isInform = inform;
  }

  void setTarget(TlsTarget newTarget, int newTimeoutMs, int newRetries) {
    target = newTarget;
    timeoutMs = newTimeoutMs;
    retries = newRetries;
  }

  void setSecurity(Octets newSecurityName, int newSecurityLevel) {
    securityName = newSecurityName;
    securityLevel = newSecurityLevel;
  }

  void setFilter(NotificationFilter newFilter) {
    filter = newFilter;
  }

  /** snmpTargetAddrName. */
  public String name() {
    return name;
  }

  /** Whether the configuration has it, and no manager can take it away. */
  public boolean isOwn() {
    return address.storage() == StorageType.PERMANENT;
  }

  /** Why no notifications can be sent, as a sentence; null when they can. */
  public String problem() {
    return problem;
  }

  /** Whether notifications can be sent; if not, {@link #problem} says why. */
  public boolean isInUse() {
    return problem == null;
  }

  /** Where to connect to; there when {@link #isInUse}, as is all that follows. */
  public TlsTarget target() {
    return target;
  }

  /** Time to wait for the response to an inform, in milliseconds. */
  public int timeoutMs() {
    return timeoutMs;
  }

  /** How often an inform without response is sent again. */
  public int retries() {
    return retries;
  }

  /** Whether informs are sent, or else traps. */
  public boolean isInform() {
    return isInform;
  }

  /** The principal in whose name notifications are sent. */
  public Octets securityName() {
    return securityName;
  }

  /** A value of {@link io.tocsin.snmp.SecurityLevel}. */
  public int securityLevel() {
    return securityLevel;
  }

  /** Which notifications it gets; null for all. */
  public NotificationFilter filter() {
    return filter;
  }

  /**
   * Whether nothing has changed.
   *
   * @param other what the row of the same name led to before; null when there was none
   */
  public boolean isSameAs(Destination other) {
    // Rows never change: one that has been set is another one.
    return other != null
        && rows.equals(other.rows)
        && prefix.equals(other.prefix)
        && isSame(problem, other.problem);
  }

  private static boolean isSame(String one, String other) {
    return one == null ? other == null : one.equals(other);
  }
}
