/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.hal.VirtualConnection;
import io.tocsin.snmp.PduType;
import io.tocsin.snmp.V3Message;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With snmpTsmConfigurationUsePrefix, RFC 5591 §4.2 and §5.2 meet at the transport. */
final class PrefixedNamesTest extends AgentWorld {

  private static final String PREFIX = "tsm.prefix = true";
  private static final String HOST = "target.nms.host = nms.example.org";
  private static final String NAME = "target.nms.security.name = tls:peer";

  @BeforeEach
  void prefixMembers() {
    member = "tls:peer";
  }

  @Test
  void section42Step2ShouldSendTrapsUnderTheNameWithoutPrefix() throws Exception {
    start(PREFIX, HOST, NAME);
    assertEquals(List.of(COLD_START), notifications(accept()));
    world.run(2_000);
    assertEquals(1, agent.targets().delivered(0));
  }

  @Test
  void section42Step2ShouldSendInformsUnderTheNameWithoutPrefix() throws Exception {
    start(PREFIX, HOST, NAME, "target.nms.type = inform");
    VirtualConnection receiver = accept();
    world.run(100);
    acknowledge(receiver, messages(receiver).get(0));
    world.run(100);
    assertEquals(1, agent.targets().delivered(0));
  }

  @Test
  void section52Step3ShouldPrefixTheNameOfAManagerAndAnswerUnderTheNameWithout() throws Exception {
    start(PREFIX);
    VirtualConnection manager = other.connect("10.0.0.1", 10161);
    world.run(10);
    ask(manager, SYS_NAME);
    world.run(10);
    V3Message answer = parse(messages(manager).get(0));
    assertEquals(PduType.RESPONSE, answer.pdu().type());
    assertEquals(0, answer.pdu().errorStatus());
  }
}
