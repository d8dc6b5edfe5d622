/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Log;
import io.tocsin.hal.VirtualConnection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The trace of SNMP, switched on and off while the agent runs. */
class AgentTraceTest extends AgentWorld {

  private static final String ON = "trace.snmp = on";

  private void takeOver(String... further) throws Exception {
    assertEquals(List.of(), agent.reload(configuration(further).configuration(), world.nowMs()));
    world.wake();
    world.run(100);
  }

  private void askForItsName() {
    VirtualConnection manager = other.connect("10.0.0.1", 10161);
    world.run(10);
    ask(manager, SYS_NAME);
    world.run(10);
    assertEquals(1, messages(manager).size());
    manager.close();
    world.run(10);
  }

  private List<String> told() {
    return platform.log.entries().stream()
        .filter(entry -> entry.startsWith("trace: "))
        .map(entry -> entry.substring("trace: ".length()))
        .toList();
  }

  @Test
  void shouldTellNothingUnlessItIsSwitchedOn() throws Exception {
    start();
    askForItsName();
    assertEquals(List.of(), told());
    takeOver(ON);
    askForItsName();
    List<String> told = told();
    assertEquals(2, told.size(), told::toString);
    assertTrue(
        told.get(0)
            .matches("Received from 10\\.0\\.0\\.2:[0-9]+ \\(\"peer\", session [0-9]+\\): Get.*"),
        told.get(0));
    assertTrue(
        told.get(1).matches("Sent to 10\\.0\\.0\\.2:[0-9]+ \\(\"peer\", session [0-9]+\\): Resp.*"),
        told.get(1));
    assertTrue(told.get(1).endsWith(": 1.3.6.1.2.1.1.5.0 = OCTET STRING: \"board1\""), told.get(1));
    assertEquals(2, platform.log.count(Log.INFO, "trace: "));
    takeOver();
    askForItsName();
    assertEquals(2, told().size());
  }

  @Test
  void shouldTellNotificationsAndTheirResponses() throws Exception {
    String[] informs = new String[INFORM_TARGET.length + 1];
    System.arraycopy(INFORM_TARGET, 0, informs, 0, INFORM_TARGET.length);
    informs[INFORM_TARGET.length] = ON;
    start(informs);
    VirtualConnection receiver = accept();
    world.run(100);
    acknowledge(receiver, messages(receiver).get(0));
    world.run(100);
    List<String> told = told();
    assertEquals(2, told.size(), told::toString);
    assertTrue(told.get(0).startsWith("Sent to 10.0.0.2:10162 (\"peer\", session "), told.get(0));
    assertTrue(told.get(0).contains(": InformRequest, "), told.get(0));
    assertTrue(told.get(1).startsWith("Received from 10.0.0.2:10162 (\"peer\""), told.get(1));
    assertTrue(told.get(1).contains(": Response, "), told.get(1));
    assertEquals(1, agent.targets().delivered(0));
  }

  @Test
  void shouldTellWhatIsNoMessageAtAll() throws Exception {
    start(ON);
    VirtualConnection manager = other.connect("10.0.0.1", 10161);
    world.run(10);
    manager.write(new byte[] {0x31, 2, 5, 0}, 0, 4);
    world.run(10);
    List<String> told = told();
    assertEquals(1, told.size(), told::toString);
    assertTrue(
        told.get(0)
            .endsWith(
                ": not decodable: what came does not begin as an SNMP message does; the session is"
                    + " closed"),
        told.get(0));
    VirtualConnection another = other.connect("10.0.0.1", 10161);
    world.run(10);
    another.write(new byte[] {0x30, (byte) 0x82, 0x7F, 0}, 0, 4);
    world.run(10);
    assertTrue(told().get(1).contains("(\"peer\", session "), told()::toString);
    assertTrue(
        told().get(1).contains("not decodable: a message of 32516 bytes, more than the greatest"),
        told()::toString);
  }
}
