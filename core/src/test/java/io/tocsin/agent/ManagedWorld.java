/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.hal.VirtualConnection;
import io.tocsin.mib.SetRequest;
import io.tocsin.mib.admin.TargetVariables;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.PduType;
import java.util.List;

/** The whole agent in a virtual world, with a manager that sets what it likes. */
abstract class ManagedWorld extends AgentWorld {

  /** The manager's connection; null until it sends something. */
  VirtualConnection manager;

  /** Sends a SET of assignments as {@link TargetVariables} has them; gives its error-status. */
  String set(String... assignments) {
    SetRequest[] variables = new SetRequest[assignments.length];
    for (int i = 0; i < variables.length; i++) {
      variables[i] = TargetVariables.of(assignments[i]);
    }
    return set(variables);
  }

  /** Sends a SET; gives the name of the error-status in its response. */
  String set(SetRequest... variables) {
    if (manager == null) {
      manager = other.connect("10.0.0.1", 10161);
      world.run(100);
    }
    BerWriter writer = new BerWriter().wrap(new byte[4_000], 0, 4_000);
    int end = writer.mark();
    for (int i = variables.length - 1; i >= 0; i--) {
      int start = writer.mark();
      writer.writeRaw(variables[i].value(), 0, variables[i].value().length);
      writer.writeOid(BerTag.OBJECT_IDENTIFIER, variables[i].name());
      writer.writeHeader(BerTag.SEQUENCE, start);
    }
    byte[] request = message(writer, end, PduType.SET_REQUEST, 42, 1, engineId());
    assertEquals(request.length, manager.write(request, 0, request.length));
    world.run(100);
    List<byte[]> responses = messages(manager);
    assertEquals(1, responses.size());
    return ErrorStatus.name(parse(responses.get(0)).pdu().errorStatus());
  }

  void restart(String... further) throws Exception {
    stop();
    start(further);
    world.run(100);
  }

  private void stop() {
    agent.stop(world.nowMs());
    world.run(30_000, agent::isStopped);
    assertTrue(agent.isStopped());
    manager = null;
  }
}
