/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** {@link SampleTrap} as SNMP4J's value. */
final class Snmp4jTrap {

  private Snmp4jTrap() {}

  static ScopedPDU create() {
    ScopedPDU trap = new ScopedPDU();
    trap.setType(PDU.NOTIFICATION);
    trap.setRequestID(new Integer32(SampleTrap.REQUEST_ID));
    trap.setContextEngineID(OctetString.fromHexStringPairs(SampleTrap.CONTEXT_ENGINE_ID));
    add(trap, SampleTrap.SYS_UP_TIME_NAME, new TimeTicks(SampleTrap.SYS_UP_TIME));
    add(trap, SampleTrap.TRAP_OID_NAME, new OID(SampleTrap.TRAP_OID));
    add(trap, SampleTrap.LINE_STATE_NAME, new Integer32(SampleTrap.LINE_STATE));
    add(trap, SampleTrap.LINE_LABEL_NAME, new OctetString(SampleTrap.LINE_LABEL));
    add(trap, SampleTrap.LINE_CHANGES_NAME, new Gauge32(SampleTrap.LINE_CHANGES));
    add(trap, SampleTrap.LINE_TYPE_NAME, new OID(SampleTrap.LINE_TYPE));
    return trap;
  }

  private static void add(ScopedPDU trap, String name, Variable value) {
    trap.add(new VariableBinding(new OID(name), value));
  }
}
