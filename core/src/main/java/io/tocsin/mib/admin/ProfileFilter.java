/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import io.tocsin.ber.Oid;
import io.tocsin.mib.LogFilter;
import io.tocsin.mib.rows.Row;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.VarbindSource;
import java.util.List;

/**
 * Lets those notifications into the log that a filter profile of snmpNotifyFilterTable lets pass,
 * by its rows as they are at any time. Without the name of a profile all pass; under the name of
 * one that has no active row, none.
 */
public final class ProfileFilter implements LogFilter {

  private final NotificationMib notifications;
  private final Octets profile = new Octets(NAME_LENGTH_MAX);
  private boolean isRenamed = true;
  private long calledChanges;

  /** The rows of the profile; null for none. */
  private NotificationFilter families;

  /**
   * A filter without a profile.
   *
   * @param notifications has the profiles
   */
  public ProfileFilter(NotificationMib notifications) {
    this.notifications = notifications;
  }

  @Override
  public Octets profile() {
    return profile;
  }

  @Override
  public void setProfile(byte[] bytes, int offset, int length) {
    profile.set(bytes, offset, length);
    isRenamed = true;
  }

  @Override
  public boolean isMissing() {
    refresh();
    return !profile.isEmpty() && families == null;
  }

  /**
   * Whether a notification passes; allocates nothing, but for the first time after a change of the
   * rows.
   *
   * @param notification its name: the value of snmpTrapOID.0
   * @param content its variables
   */
  public boolean passes(Oid notification, VarbindSource content) {
    if (profile.isEmpty()) {
      return true;
    }
    refresh();
    return families != null && families.passes(notification, content);
  }

  private void refresh() {
    long changes = notifications.filters().changeCount();
    if (isRenamed || changes != calledChanges) {
      List<Row> rows = notifications.families(profile);
      families = rows.isEmpty() ? null : new NotificationFilter(rows);
      isRenamed = false;
      calledChanges = changes;
    }
  }
}
