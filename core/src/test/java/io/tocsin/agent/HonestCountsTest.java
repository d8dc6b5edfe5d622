/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.Oid;
import io.tocsin.event.DropCause;
import io.tocsin.hal.VirtualConnection;
import io.tocsin.mib.TargetStatus;
import io.tocsin.snmp.VarbindCursor;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the agent counts as delivered is compared with what receivers got. */
final class HonestCountsTest extends AgentWorld {

  private static final Oid EVENT_ID = Oid.parse("1.3.6.1.4.1.32473.100.1.6.1.0");
  private static final int CHANGES = 60;

  @Test
  void shouldCountNoTrapAsDeliveredThatStayedInItsOwnBuffers() throws Exception {
    world.setBufferBytes(2_000);
    start(
        TRAP_TARGET[0],
        TRAP_TARGET[1],
        "target.nms.pause.ms = 0",
        "target.nms.idle.ms = 0",
        "target.nms.burst.events = 100");
    VirtualConnection deaf = accept();
    world.run(3_000);
    assertEquals(1, agent.targets().delivered(0), "the cold start");
    for (int i = 0; i < CHANGES; i++) {
      platform.board.change(0, i % 2 == 0);
    }
    world.wake();
    world.run(29_000);
    assertConserved();
    assertEquals(agent.targets().queued(0), agent.targets().queueHighWater(0));
    world.run(1_500);
    assertTrue(agent.targets().lastError(0).contains("took less than"), "the session was cut");
    List<byte[]> first = split(read(deaf, 100));
    assertTrue(agent.targets().delivered(0) <= first.size());
    assertConserved();

    List<byte[]> second = split(read(accept(), 10_000));
    Set<List<Byte>> events = new HashSet<>();
    for (byte[] message : concatenate(first, second)) {
      events.add(eventId(message));
    }
    events.remove(List.of());
    assertEquals(CHANGES + 1, events.size(), "the start and every change of the line arrived");
    assertEquals(CHANGES + 1, agent.targets().delivered(0));
    assertConserved();
  }

  @Test
  void shouldInformOfTheSameEventOverTheNextSession() throws Exception {
    start(INFORM_TARGET);
    VirtualConnection first = accept();
    world.run(100);
    acknowledge(first, messages(first).get(0));
    platform.board.change(0, true);
    world.wake();
    world.run(100);
    byte[] lost = messages(first).get(0);
    first.breakNow();
    VirtualConnection second = accept();
    world.run(100);
    byte[] again = messages(second).get(0);
    assertEquals(eventId(lost), eventId(again));
    assertNotEquals(parse(lost).pdu().requestId(), parse(again).pdu().requestId());
    acknowledge(second, lost);
    world.run(100);
    assertEquals(1, agent.targets().delivered(0), "an answer to what another session carried");
    acknowledge(second, again);
    world.run(100);
    assertEquals(2, agent.targets().delivered(0));
    assertConserved();
  }

  @Test
  void shouldTakeAnInformBackOnlyAfterItsConfiguredRetries() throws Exception {
    start(
        INFORM_TARGET[0],
        INFORM_TARGET[1],
        INFORM_TARGET[2],
        "target.nms.retries = 2",
        "target.nms.timeout.ms = 1000");
    VirtualConnection receiver = accept();
    world.run(2_900);
    assertEquals(3, messages(receiver).size());
    world.run(200);
    assertEquals(0, agent.targets().dropped(0, DropCause.NOT_ACKNOWLEDGED));
    assertEquals(1, agent.targets().queued(0));
    assertConserved();
  }

  @Test
  void shouldTakeBackAnInformThatItsSessionDidNotTake() throws Exception {
    world.setBufferBytes(1);
    start(INFORM_TARGET);
    accept();
    world.run(6_500);
    assertEquals(0, agent.targets().dropped(0, DropCause.NOT_ACKNOWLEDGED));
    assertEquals(1, agent.targets().queued(0));
    world.setBufferBytes(65_536);
    VirtualConnection next = accept();
    world.run(100);
    acknowledge(next, messages(next).get(0));
    world.run(100);
    assertEquals(1, agent.targets().delivered(0));
    assertConserved();
  }

  /** Reads all that comes within a time. */
  private byte[] read(VirtualConnection receiver, long timeMs) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (long i = 0; i < timeMs; i++) {
      int count = receiver.read(bytes, 0, bytes.length);
      stream.write(bytes, 0, Math.max(0, count));
      world.run(1);
    }
    return stream.toByteArray();
  }

  private static List<byte[]> split(byte[] stream) {
    return split(stream, stream.length);
  }

  private static List<byte[]> concatenate(List<byte[]> first, List<byte[]> second) {
    List<byte[]> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** Octets of tocsinEventId; none where there is none. */
  private static List<Byte> eventId(byte[] message) {
    VarbindCursor cursor = parse(message).pdu().varbinds(new VarbindCursor());
    Oid name = new Oid();
    while (cursor.next(name)) {
      if (name.equals(EVENT_ID)) {
        Byte[] octets = new Byte[cursor.valueLength()];
        Arrays.setAll(octets, i -> cursor.bytes()[cursor.valueOffset() + i]);
        return List.of(octets);
      }
    }
    return List.of();
  }

  private void assertConserved() {
    TargetStatus targets = agent.targets();
    long dropped = 0;
    for (int cause = 1; cause < DropCause.COUNT; cause++) {
      dropped += targets.dropped(0, cause);
    }
    assertEquals(targets.accepted(0), targets.delivered(0) + targets.queued(0) + dropped);
  }
}
