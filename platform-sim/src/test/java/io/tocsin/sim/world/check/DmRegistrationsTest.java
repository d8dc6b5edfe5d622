/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.sim.dmserver.message.Element;
import io.tocsin.sim.world.dm.DmExchange;
import java.util.List;
import org.junit.jupiter.api.Test;

class DmRegistrationsTest {

  private static final String TRAP = "./DiagMon/Trap/line-door";
  private static final String NODE = TRAP + "/ServerIDs/dm1";

  private final DmRegistrations registrations = new DmRegistrations("dm1");
  private int messageId;

  /** A message with statuses, and an answer with commands. */
  private void exchange(List<Element> statuses, Element... commands) {
    messageId++;
    registrations.take(
        new DmExchange(
            0, "10.0.0.1", true, message(statuses), message(List.of(commands)), true, false));
  }

  private Element message(List<Element> body) {
    Element header =
        Element.of("SyncHdr", Element.leaf("SessionID", "1"), Element.leaf("MsgID", messageId));
    return Element.of("SyncML", header, Element.of("SyncBody", body));
  }

  private static Element add(int commandId, String serverId) {
    return Element.of(
        "Add",
        Element.leaf("CmdID", commandId),
        Element.of(
            "Item",
            Element.of("Target", Element.leaf("LocURI", NODE + "/ServerID")),
            Element.leaf("Data", serverId)));
  }

  private static Element delete(int commandId) {
    return Element.of(
        "Delete",
        Element.leaf("CmdID", commandId),
        Element.of("Item", Element.of("Target", Element.leaf("LocURI", NODE))));
  }

  private List<Element> status(int commandId, int code) {
    return List.of(
        Element.of(
            "Status",
            Element.leaf("MsgRef", messageId),
            Element.leaf("CmdRef", commandId),
            Element.leaf("Data", code)));
  }

  @Test
  void shouldKnowWhatWasAskedForAndConfirmed() {
    assertFalse(registrations.mayBeTold(TRAP));
    exchange(List.of(), add(3, "dm1"));
    assertTrue(registrations.mayBeTold(TRAP));
    assertFalse(registrations.isConfirmed(TRAP));
    exchange(status(3, 418));
    assertTrue(registrations.isConfirmed(TRAP));
  }

  @Test
  void shouldKnowWhatHasEnded() {
    exchange(List.of(), add(3, "dm1"));
    exchange(status(3, 200), delete(4));
    assertTrue(registrations.mayBeTold(TRAP));
    exchange(status(4, 200));
    assertFalse(registrations.mayBeTold(TRAP));
    assertFalse(registrations.isConfirmed(TRAP));
    exchange(List.of(), add(5, "dm1"));
    assertTrue(registrations.mayBeTold(TRAP));
  }

  @Test
  void shouldTakeWhatIsEndedAndBegunInOneMessageForBegun() {
    exchange(List.of(), delete(3), add(4, "dm1"));
    exchange(status(3, 200));
    assertTrue(registrations.mayBeTold(TRAP));
  }

  @Test
  void shouldSeeAnotherServerRegistered() {
    exchange(List.of(), add(3, "dm2"));
    assertFalse(registrations.mayBeTold(TRAP));
    exchange(status(3, 425));
    assertEquals("", registrations.foreign());
    exchange(List.of(), Element.of("Atomic", Element.leaf("CmdID", 4), add(5, "dm2")));
    exchange(status(5, 200));
    assertEquals(TRAP, registrations.foreign());
  }
}
