/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.receiver;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import io.tocsin.tools.values.Value;
import io.tocsin.tools.values.Variable;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * A notification that arrived (RFC 3416 §4.2.6 and §4.2.7).
 *
 * @param time when
 * @param inform whether it is an InformRequest, else an SNMPv2-Trap
 * @param sender who sent it
 * @param securityLevel a value of {@link io.tocsin.snmp.SecurityLevel}
 * @param contextEngineId the engine that it is about, in hexadecimal digits
 * @param contextName name of the context, empty for the default one
 * @param variables all variables, sysUpTime.0 and snmpTrapOID.0 among them
 */
public record Notification(
    Instant time,
    boolean inform,
    Sender sender,
    int securityLevel,
    String contextEngineId,
    String contextName,
    List<Variable> variables) {

  /** sysUpTime.0 (RFC 3418). */
  static final Oid SYS_UP_TIME = Oid.of(1, 3, 6, 1, 2, 1, 1, 3, 0);

  /** snmpTrapOID.0 (RFC 3418). */
  static final Oid SNMP_TRAP_OID = Oid.of(1, 3, 6, 1, 6, 3, 1, 1, 4, 1, 0);

  /** tocsinEventId.0 of TOCSIN-MIB. */
  static final Oid TOCSIN_EVENT_ID = Oid.of(1, 3, 6, 1, 4, 1, 32473, 100, 1, 6, 1, 0);

  /** Copies the list. */
  public Notification {
    variables = List.copyOf(variables);
  }

  /** Which notification it is, the value of snmpTrapOID.0; null when it has none. */
  public Oid name() {
    Value value = valueOf(SNMP_TRAP_OID, BerTag.OBJECT_IDENTIFIER);
    return value == null ? null : value.oid();
  }

  /** sysUpTime.0 in hundredths of a second; -1 when there is none. */
  public long sysUpTimeHundredths() {
    Value value = valueOf(SYS_UP_TIME, BerTag.TIME_TICKS);
    return value == null ? -1 : value.number();
  }

  /** tocsinEventId.0 in hexadecimal digits; null when there is none. */
  public String eventId() {
    Value value = valueOf(TOCSIN_EVENT_ID, BerTag.OCTET_STRING);
    return value == null ? null : HexFormat.of().formatHex(value.octets());
  }

  /** The variables that {@link #name()} does not tell already. */
  public List<Variable> content() {
    return variables.stream().filter(variable -> !variable.name().equals(SNMP_TRAP_OID)).toList();
  }

  private Value valueOf(Oid name, int tag) {
    for (Variable variable : variables) {
      if (variable.name().equals(name) && variable.value().tag() == tag) {
        return variable.value();
      }
    }
    return null;
  }
}
