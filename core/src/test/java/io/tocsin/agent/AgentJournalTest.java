/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.Oid;
import io.tocsin.event.DropCause;
import io.tocsin.hal.VirtualConnection;
import io.tocsin.snmp.VarbindCursor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the agent keeps over its end and over a power cut. */
class AgentJournalTest extends AgentWorld {

  private static final Oid JOURNAL_STATE_CHANGED = Oid.parse("1.3.6.1.4.1.32473.100.0.5");
  private static final Oid JOURNAL_STATE = Oid.parse("1.3.6.1.4.1.32473.100.1.7.1.0");
  private static final String CRITICAL_DOOR = "line.door.severity = critical";

  private static String[] with(String... further) {
    List<String> lines = new ArrayList<>(List.of(TRAP_TARGET));
    lines.addAll(List.of(further));
    return lines.toArray(new String[0]);
  }

  private Agent startAgain(String... further) throws Exception {
    return startOther(7, with(further));
  }

  @Test
  void shouldKeepOverAnOrderlyEndWhatIsDurableAndDropTheRest() throws Exception {
    other.listener(10162).close();
    start(with(CRITICAL_DOOR));
    platform.board.change(0, true);
    world.run(1_000);
    agent.stop(world.nowMs());
    assertEquals(1, agent.targets().queued(0));
    assertEquals(1, agent.targets().dropped(0, DropCause.SHUT_DOWN), "the start");
    assertTrue(
        platform.log.entries().stream()
            .anyMatch(text -> text.contains("0 events delivered, 1 dropped, 1 kept")),
        platform.log.entries()::toString);
    world.run(10_000);
    Agent next = startAgain(CRITICAL_DOOR);
    assertEquals(1, next.targets().queued(0));
    assertEquals(0, next.targets().dropped(0, DropCause.LOST_IN_RESTART));
  }

  @Test
  void shouldTakeNoEventWhenItEndsBeforeItsFirstStep() throws Exception {
    Agent unstepped = startOther(7, with(CRITICAL_DOOR));
    unstepped.stop(world.nowMs());
    unstepped.step(world.nowMs());
    assertEquals(0, unstepped.targets().accepted(0));
  }

  @Test
  void shouldDropAllAtItsEndWhenTheMemoryFails() throws Exception {
    other.listener(10162).close();
    start(with(CRITICAL_DOOR));
    platform.board.change(0, true);
    world.run(1_000);
    platform.storage.setFailing(true);
    agent.stop(world.nowMs());
    assertEquals(0, agent.targets().queued(0));
    assertEquals(2, agent.targets().dropped(0, DropCause.SHUT_DOWN));
  }

  @Test
  void shouldTellOfEventsFromBeforeAPowerCut() throws Exception {
    other.listener(10162).close();
    start(with(CRITICAL_DOOR, "journal.sync.ms = 500"));
    platform.board.change(0, true);
    world.run(2_000);
    platform.storage.restorePower();
    other.listen("::", 10162);
    agent = startAgain(CRITICAL_DOOR, "listen.main.port = 10998");
    world.drive(platform.host, agent);
    world.wake();
    assertEquals(List.of(LINE_CHANGED, WARM_START), notifications(accept()));
  }

  @Test
  void shouldTellThatTheMemoryFailsAndThatItWorksAgain() throws Exception {
    start(with(CRITICAL_DOOR, "journal.sync.ms = 0", "target.nms.idle.ms = 0"));
    VirtualConnection receiver = accept();
    world.run(2_000);
    messages(receiver);
    platform.storage.setFailing(true);
    receiver.close();
    other.listener(10162).close();
    platform.board.change(0, true);
    world.wake();
    world.run(10_000);
    other.listen("::", 10162);
    receiver = accept();
    List<Oid> told = notifications(receiver);
    assertTrue(told.contains(JOURNAL_STATE_CHANGED), told::toString);
    platform.storage.setFailing(false);
    List<byte[]> later = new ArrayList<>();
    VirtualConnection open = receiver;
    world.run(
        700_000,
        () -> {
          later.addAll(messages(open));
          return states(later).contains(2L);
        });
    assertEquals(List.of(2L), states(later));
  }

  private static List<Long> states(List<byte[]> messages) {
    List<Long> states = new ArrayList<>();
    for (byte[] message : messages) {
      VarbindCursor cursor = parse(message).pdu().varbinds(new VarbindCursor());
      Oid name = new Oid();
      while (cursor.next(name)) {
        if (name.equals(JOURNAL_STATE)) {
          states.add(cursor.number());
        }
      }
    }
    return states;
  }
}
