/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.Oid;
import io.tocsin.event.DropCause;
import io.tocsin.hal.TestBoard;
import io.tocsin.hal.VirtualConnection;
import io.tocsin.hal.VirtualHost;
import io.tocsin.mib.TargetStatus;
import io.tocsin.mib.admin.TargetVariables;
import io.tocsin.snmp.PduType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Targets that a manager makes while the agent runs. */
class ManagedTargetsTest extends ManagedWorld {

  /** Number of the first place, where the configuration has no target and no DM server. */
  private static final int FIRST = 0;

  private static final String ALLOWED = "managed.destinations = 10.0.0.2, nms.example.org";

  private static final String[] ONE_TARGET = {
    ALLOWED, "target.nms.host = nms.example.org", "target.nms.security.name = peer",
  };

  private void addTarget(String name) {
    String[] assignments = TargetVariables.target(name, "nms.example.org:10162");
    for (int i = 0; i < assignments.length; i++) {
      assignments[i] = assignments[i].replace("security=joe", "security=peer");
    }
    assertEquals("noError", set(assignments));
  }

  private void changeLine(boolean isActive) {
    platform.board.change(0, isActive);
    world.wake();
    world.run(100);
  }

  private TargetStatus targets() {
    return agent.targets();
  }

  @Test
  void shouldTellATargetOfWhatHappensFromThenOn() throws Exception {
    start(ALLOWED);
    changeLine(true);
    assertFalse(targets().isPresent(FIRST));
    addTarget("a");
    assertTrue(targets().isPresent(FIRST));
    assertEquals("a", targets().name(FIRST));
    assertEquals(0, targets().accepted(FIRST));
    assertEquals(TargetStatus.IDLE, targets().state(FIRST));
    changeLine(false);
    VirtualConnection receiver = accept();
    assertEquals(List.of(LINE_CHANGED), notifications(receiver));
    world.run(2_000);
    assertEquals(1, targets().delivered(FIRST));
    assertEquals(TargetStatus.OPEN, targets().state(FIRST));
  }

  @Test
  void shouldHaveItAgainAfterARestart() throws Exception {
    start(ALLOWED, "line.door.severity = critical");
    addTarget("a");
    other.listener(10162).close();
    changeLine(true);
    assertEquals(1, targets().queued(FIRST));
    restart(ALLOWED, "line.door.severity = critical");
    assertEquals("a", targets().name(FIRST));
    other.listen("::", 10162);
    world.run(400_000);
    List<Oid> told = notifications(accept());
    assertEquals(2, told.size(), "the line, and the start");
    assertTrue(told.contains(LINE_CHANGED));
  }

  @Test
  void shouldHaveItNoMoreWhenItsRowIsGone() throws Exception {
    start(ALLOWED);
    addTarget("a");
    changeLine(true);
    VirtualConnection receiver = accept();
    assertEquals(1, notifications(receiver).size());
    assertEquals("noError", set("addr[a].status=destroy"));
    assertFalse(targets().isPresent(FIRST));
    changeLine(false);
    world.run(5_000);
    assertEquals(List.of(), notifications(receiver));
    assertEquals(0, targets().accepted(FIRST));
    restart(ALLOWED);
    assertFalse(targets().isPresent(FIRST));
    world.run(5_000);
    assertNull(other.listener(10162).accept());
  }

  @Test
  void shouldSendInformsWhereARowSaysSo() throws Exception {
    start(ALLOWED);
    addTarget("a");
    set("notify[a].type=2");
    assertEquals(TargetStatus.INFORM, targets().type(FIRST));
    changeLine(true);
    VirtualConnection receiver = accept();
    world.run(100);
    List<byte[]> informs = messages(receiver);
    assertEquals(PduType.INFORM_REQUEST, parse(informs.get(0)).pdu().type());
    assertEquals(0, targets().delivered(FIRST));
    acknowledge(receiver, informs.get(0));
    world.run(100);
    assertEquals(1, targets().delivered(FIRST));
  }

  /** One who mends what he has set wrong finds that nothing is lost that came before. */
  @Test
  void shouldKeepWhatWaitsWhileARowIsChanged() throws Exception {
    start(ALLOWED);
    addTarget("a");
    assertEquals("noError", set("addr[a].status=notInService"));
    set("addr[a].address=nms.example.org:10163", "addr[a].status=active");
    changeLine(true);
    world.run(2_000);
    assertTrue(targets().lastError(FIRST).contains("refused"), targets().lastError(FIRST));
    assertEquals(1, targets().queued(FIRST));
    set("addr[a].status=notInService");
    assertEquals("Its row of snmpTargetAddrTable is not active.", targets().lastError(FIRST));
    changeLine(false);
    assertEquals(1, targets().queued(FIRST), "nothing is told meanwhile");
    set("addr[a].address=nms.example.org:10162", "addr[a].status=active");
    world.run(10_000);
    assertEquals(List.of(LINE_CHANGED), notifications(accept()));
    changeLine(true);
    world.run(2_000);
    assertEquals(2, targets().delivered(FIRST));
    assertEquals(2, targets().accepted(FIRST));
  }

  @Test
  void shouldConnectToNoHostThatIsNotAllowed() throws Exception {
    start("managed.destinations = 192.0.2.0/24");
    String[] assignments = TargetVariables.target("a", "10.0.0.2:10162");
    assertEquals("inconsistentValue", set(assignments));
    assertTrue(
        platform.log.entries().stream()
            .anyMatch(entry -> entry.contains("managed.destinations does not allow it")));
    changeLine(true);
    world.run(5_000);
    assertNull(other.listener(10162).accept());
    restart();
    assertEquals("inconsistentValue", set(assignments), "without the key no host is allowed");
  }

  @Test
  void shouldUseNoTargetAnyMoreWhoseHostIsNotAllowedAnyMore() throws Exception {
    start(ALLOWED);
    addTarget("a");
    restart("managed.destinations = 192.0.2.0/24");
    changeLine(true);
    world.run(5_000);
    assertNull(other.listener(10162).accept());
    assertEquals(
        "managed.destinations does not allow nms.example.org.", targets().lastError(FIRST));
    assertEquals(0, targets().accepted(FIRST));
    restart(ALLOWED);
    world.run(1_000);
    assertEquals(1, notifications(accept()).size());
  }

  /** RFC 3413 §6; no connection is made for what the filter keeps back. */
  @Test
  void shouldCountWhatAFilterKeepsBackAndNotConnectForIt() throws Exception {
    start(ALLOWED);
    addTarget("a");
    set("profile[a].status=createAndGo", "profile[a].profile=quiet");
    set("filter[quiet/1.3.6.1].status=createAndGo");
    set(
        "filter[quiet/1.3.6.1.4.1.32473.100.0.1].status=createAndGo",
        "filter[quiet/1.3.6.1.4.1.32473.100.0.1].type=2");
    for (int i = 0; i < 100; i++) {
      changeLine(i % 2 == 0);
    }
    world.run(5_000);
    assertNull(other.listener(10162).accept());
    assertEquals(100, targets().dropped(FIRST, DropCause.FILTERED));
    assertEquals(100, targets().accepted(FIRST));
    assertEquals(0, targets().queued(FIRST));
    ((TestBoard.TestSensor) platform.board.sensor(0)).set(80_000);
    world.run(5_000);
    assertEquals(List.of(THRESHOLD_CROSSED), notifications(accept()));
  }

  @Test
  void shouldFilterWhatATargetOfTheConfigurationGets() throws Exception {
    start(ONE_TARGET);
    assertEquals(List.of(COLD_START), notifications(accept()));
    world.run(2_000);
    set("profile[nms].status=createAndGo", "profile[nms].profile=none");
    changeLine(true);
    world.run(2_000);
    assertEquals(1, targets().dropped(0, DropCause.FILTERED));
    assertEquals(1, targets().delivered(0));
    assertEquals("notWritable", set("addr[nms].status=destroy"));
    assertEquals("notWritable", set("params[nms].security=other"));
  }

  @Test
  void shouldShowTheTargetsOfTheConfigurationInTheTables() throws Exception {
    start(ONE_TARGET);
    addTarget("b");
    assertEquals("nms", targets().name(0));
    assertEquals("b", targets().name(1));
    changeLine(true);
    world.run(5_000);
    assertEquals(2, targets().delivered(0));
    assertEquals(1, targets().delivered(1));
  }

  @Test
  void shouldGoOnAfterAReload() throws Exception {
    start(ALLOWED);
    addTarget("a");
    addTarget("b");
    set("addr[b].storage=2", "params[b].storage=2", "notify[b].storage=2");
    other.listener(10162).close();
    changeLine(true);
    assertEquals(List.of(), agent.reload(configuration(ONE_TARGET).configuration(), world.nowMs()));
    world.wake();
    world.run(100);
    assertEquals("a", targets().name(1));
    assertEquals("b", targets().name(2));
    assertEquals(1, targets().queued(1));
    assertEquals(1, targets().queued(2), "the row of a target that a restart forgets");
    assertEquals(0, targets().queued(0));
    manager = null;
    restart(ONE_TARGET);
    assertEquals("a", targets().name(1));
    assertFalse(targets().isPresent(2));
  }

  @Test
  void shouldGiveThePlaceOfATargetThatIsGoneToAnother() throws Exception {
    start(ALLOWED, "limit.managed.targets = 1");
    addTarget("a");
    String[] another = TargetVariables.target("b", "10.0.0.2:10162");
    assertEquals("resourceUnavailable", set(another));
    changeLine(true);
    world.run(3_000);
    assertEquals(1, targets().delivered(FIRST));
    set("addr[a].status=destroy");
    addTarget("b");
    assertEquals("b", targets().name(FIRST));
    assertEquals(0, targets().accepted(FIRST));
    changeLine(false);
    assertEquals(1, targets().accepted(FIRST));
  }

  /** What others are still to be told of the one would be told of the other. */
  @Test
  void shouldNotGiveAPlaceAwayOfWhichOthersHaveStillToBeTold() throws Exception {
    VirtualHost third = world.addHost("10.0.0.3");
    start(
        ALLOWED,
        "limit.managed.targets = 1",
        "target.nms.host = 10.0.0.3",
        "target.nms.server.name = nms.example.org",
        "target.nms.security.name = peer");
    addTarget("a");
    // The certificate's name is another one.
    set("server[a].status=createAndGo", "server[a].identity=wrong.example.org");
    changeLine(true);
    world.run(3_000);
    int number = targets().targetCount() - 1;
    assertTrue(targets().queued(0) >= 3, "start, line, and the certificate");
    set("addr[a].status=destroy");
    assertEquals("a", targets().name(number), "by which others are told of it");
    addTarget("b");
    assertFalse(targets().isPresent(number));
    third.listen("::", 10162);
    world.run(600_000, () -> targets().queued(0) == 0);
    world.run(2_000);
    assertTrue(targets().isPresent(number));
    assertEquals("b", targets().name(number));
  }

  /** RFC 5591 §4.2: under a name without the prefix no message can be sent. */
  @Test
  void shouldSayWhyNothingIsSentToATargetWithoutThePrefix() throws Exception {
    member = "tls:peer";
    start(ALLOWED, "tsm.prefix = true");
    addTarget("a");
    assertEquals(
        "No message can be sent under its security name; it begins with tls:.",
        targets().lastError(FIRST));
    set("params[a].status=notInService");
    set("params[a].security=tls:peer", "params[a].status=active");
    changeLine(true);
    assertEquals(List.of(LINE_CHANGED), notifications(accept()));
  }

  /** Who changes a target again and again makes the board connect no faster. */
  @Test
  void shouldConnectNoFasterWhenATargetIsChangedAgainAndAgain() throws Exception {
    start(ALLOWED);
    addTarget("a");
    changeLine(true);
    VirtualConnection first = accept();
    first.close();
    world.run(100);
    int connections = 0;
    for (int i = 0; i < 50; i++) {
      set("addr[a].retries=" + i);
      VirtualConnection next = (VirtualConnection) other.listener(10162).accept();
      if (next != null) {
        connections++;
        next.close();
      }
    }
    assertTrue(connections > 0 && connections <= 6, connections + " in 5 s");
  }
}
