/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import io.tocsin.mib.rows.IndexParts;
import io.tocsin.mib.rows.Row;
import io.tocsin.mib.rows.RowTable;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.SecurityModelNumber;
import io.tocsin.snmp.TransportDomain;
import io.tocsin.snmp.tlstm.SecurityName;
import io.tocsin.snmp.tlstm.TlsTarget;
import io.tocsin.text.HostNames;
import io.tocsin.tls.Fingerprint;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out from the tables of SNMP-TARGET-MIB, SNMP-NOTIFICATION-MIB and SNMP-TLS-TM-MIB who gets
 * notifications (RFC 3413 §3.3 and §4, RFC 9456 §4).
 *
 * <p>Of several rows of snmpNotifyTable that select the same address, one is enough: it gets each
 * notification once, as an inform if any of them says so.
 */
public final class DestinationFinder {

  private static final int MS_PER_HUNDREDTH = 10;

  private final TargetMib targets;
  private final NotificationMib notifications;
  private final TlsTargetTables tls;
  private final TargetPolicy policy;

  /**
   * A finder.
   *
   * @param targets where messages go
   * @param notifications who gets which notifications
   * @param tls who is known by which certificate
   * @param policy where managers may have notifications sent
   */
  public DestinationFinder(
      TargetMib targets, NotificationMib notifications, TlsTargetTables tls, TargetPolicy policy) {
    this.targets = targets;
    this.notifications = notifications;
    this.tls = tls;
    this.policy = policy;
  }

  /** A number that is another one after each change of the tables. */
  public long changeCount() {
    return targets.addresses().changeCount()
        + targets.params().changeCount()
        + notifications.notifications().changeCount()
        + notifications.profiles().changeCount()
        + notifications.filters().changeCount()
        + tls.params().changeCount()
        + tls.addresses().changeCount();
  }

  /**
   * What each row of snmpTargetAddrTable leads to, in the order of their names.
   *
   * @param prefix what security names begin with, with its colon; empty for nothing (RFC 5591 §4.2)
   */
  public List<Destination> find(String prefix) {
    List<Destination> found = new ArrayList<>();
    for (Row address : targets.addresses().rows()) {
      Destination destination = new Destination(address, prefix);
      find(address, prefix, destination);
      found.add(destination);
    }
    return found;
  }

  private void find(Row address, String prefix, Destination into) {
    if (!address.isActive()) {
      into.fail("Its row of snmpTargetAddrTable is not active.");
      return;
    }
    select(address.octets(TargetMib.TAG_LIST), into);
    Octets name = new IndexParts(address).impliedString();
    Octets paramsName = address.octets(TargetMib.PARAMS);
    SecurityName principal = findSecurity(paramsName, prefix, into);
    Fingerprint client = findClientCertificate(paramsName, into);
    findFilter(paramsName, into);
    Row server = into.dependsOn(row(tls.addresses(), name));
    TlsAddress where = findAddress(address, into);
    if (server != null && !server.isActive()) {
      into.fail("Its row of snmpTlstmAddrTable is not active.");
    }
    if (into.isInUse()) {
      TlsTarget target =
          new TlsTarget(
              where.host(),
              where.port(),
              serverName(server, where),
              server == null
                  ? null
                  : TlsTargetTables.fingerprint(server, TlsTargetTables.SERVER_FINGERPRINT),
              principal,
              client);
      into.setTarget(
          target,
          address.integer(TargetMib.TIMEOUT) * MS_PER_HUNDREDTH,
          address.integer(TargetMib.RETRY_COUNT));
    }
  }

  /** snmpNotifyTable: whether the address is selected, and how it is to be told. */
  private void select(Octets tags, Destination into) {
    boolean isSelected = false;
    boolean isInform = false;
    for (Row row : notifications.notifications().rows()) {
      if (row.isActive() && Tags.contains(tags, row.octets(NotificationMib.TAG))) {
        into.dependsOn(row);
        isSelected = true;
        isInform |= row.integer(NotificationMib.TYPE) == NotificationMib.INFORM;
      }
    }
    if (!isSelected) {
      into.fail("No active row of snmpNotifyTable has a tag that it has.");
    }
    into.setInform(isInform);
  }

  /** snmpTargetParamsTable: in whose name messages go; null when they cannot. */
  private SecurityName findSecurity(Octets paramsName, String prefix, Destination into) {
    Row params = into.dependsOn(row(targets.params(), paramsName));
    if (params == null || !params.isActive()) {
      into.fail("snmpTargetParamsTable has no active row of the name that it gives.");
      return null;
    }
    boolean isOurs =
        params.integer(TargetMib.PROCESSING_MODEL) == TargetMib.SNMPV3
            && params.integer(TargetMib.SECURITY_MODEL) == SecurityModelNumber.TSM;
    if (!isOurs) {
      into.fail("Its parameters ask for others than SNMPv3 and the transport security model.");
      return null;
    }
    Octets securityName = params.octets(TargetMib.SECURITY_NAME);
    into.setSecurity(securityName, params.integer(TargetMib.SECURITY_LEVEL));
    String text = TargetMib.text(securityName);
    // RFC 5591 §4.2 step 2: the transport knows a principal without the prefix.
    SecurityName principal =
        text.startsWith(prefix) ? SecurityName.of(text.substring(prefix.length())) : null;
    if (principal == null) {
      into.fail("No message can be sent under its security name; it begins with " + prefix + '.');
    }
    return principal;
  }

  /** snmpTlstmParamsTable: which certificate of ours is shown; null for the first. */
  private Fingerprint findClientCertificate(Octets paramsName, Destination into) {
    Row row = into.dependsOn(row(tls.params(), paramsName));
    if (row == null) {
      return null;
    }
    Fingerprint fingerprint =
        row.isActive()
            ? TlsTargetTables.fingerprint(row, TlsTargetTables.CLIENT_FINGERPRINT)
            : null;
    if (fingerprint == null) {
      into.fail("Its row of snmpTlstmParamsTable is not active, or empty.");
    } else if (!policy.isHeld(fingerprint)) {
      into.fail("The agent has no certificate with the fingerprint of snmpTlstmParamsTable.");
    }
    return fingerprint;
  }

  private void findFilter(Octets paramsName, Destination into) {
    Row profile = into.dependsOn(row(notifications.profiles(), paramsName));
    if (profile == null || !profile.isActive()) {
      return;
    }
    List<Row> families = notifications.families(profile.octets(NotificationMib.PROFILE_NAME));
    for (Row row : families) {
      into.dependsOn(row);
    }
    into.setFilter(new NotificationFilter(families));
  }

  private TlsAddress findAddress(Row address, Destination into) {
    boolean isTls = address.oid(TargetMib.DOMAIN).equals(TransportDomain.TLS_TCP.identifier());
    TlsAddress where = isTls ? TlsAddress.parse(address.octets(TargetMib.ADDRESS)) : null;
    if (where == null) {
      into.fail("Its address is none of snmpTLSTCPDomain.");
    } else if (!into.isOwn() && !policy.isAllowed(where.host())) {
      into.fail("managed.destinations does not allow " + where.host() + '.');
    }
    return where;
  }

  /** The name that the server's certificate must have: without a row, that of the host. */
  private static String serverName(Row server, TlsAddress where) {
    Octets identity = server == null ? Octets.of() : server.octets(TlsTargetTables.SERVER_IDENTITY);
    return identity.isEmpty()
        ? HostNames.withoutFinalDot(HostNames.withoutZone(where.host()))
        : TargetMib.text(identity);
  }

  /** The row whose index is a name; null when there is none. */
  private static Row row(RowTable table, Octets name) {
    for (Row row : table.rows()) {
      if (new IndexParts(row).impliedString().equals(name)) {
        return row;
      }
    }
    return null;
  }
}
