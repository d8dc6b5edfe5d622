/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static io.tocsin.dm.session.ServerText.command;
import static io.tocsin.dm.session.ServerText.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.Oid;
import io.tocsin.config.ConfigurationError;
import io.tocsin.dm.trap.TrapRule;
import io.tocsin.event.DropCause;
import io.tocsin.hal.TestBoard;
import io.tocsin.hal.VirtualConnection;
import io.tocsin.mib.TargetStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The agent with DM servers: accounts, traps on both roads, refusals, restarts and reloads. */
class AgentDmTest extends DmWorld {

  private static final Oid DM_SERVER_REFUSED = Oid.parse("1.3.6.1.4.1.32473.100.0.6");

  /** One whose session stays open. */
  private static final String[] KEPT_TARGET = {
    TRAP_TARGET[0], TRAP_TARGET[1], "target.nms.idle.ms = 0",
  };

  private void restart(String... further) throws Exception {
    agent.stop(world.nowMs());
    world.run(10_000);
    agent = startOther(7, further);
    world.drive(platform.host, agent);
    world.wake();
  }

  @Test
  void shouldTellAServerThatHasRegistered() throws Exception {
    start(account());
    say(register(TRAP, ID));
    assertEquals(List.of("Add 200", "Add 200"), server.statuses, this::log);
    crossThreshold();
    assertEquals(1, server.alerts.size(), this::log);
    assertTrue(server.alerts.get(0).startsWith(TRAP + ' '), server.alerts::toString);
    TargetStatus targets = agent.targets();
    assertEquals("dm.1", targets.name(0));
    assertEquals(TargetStatus.ALERT, targets.type(0));
    assertEquals(1, targets.accepted(0));
    assertEquals(1, targets.delivered(0));
    assertEquals(0, targets.queued(0));
  }

  @Test
  void shouldBringOneEventOverBothRoads() throws Exception {
    start(with(KEPT_TARGET, account()));
    VirtualConnection receiver = accept();
    say(register(TRAP, ID));
    notifications(receiver);
    crossThreshold();
    assertEquals(1, server.alerts.size(), this::log);
    assertEquals(List.of(THRESHOLD_CROSSED), notifications(receiver));
    assertEquals("dm.1", agent.targets().name(1));
    assertEquals(1, agent.targets().delivered(1));
  }

  @Test
  void shouldTellNobodyWhoHasNotRegistered() throws Exception {
    start(account());
    say("");
    crossThreshold();
    world.run(200_000);
    assertEquals(List.of(), server.alerts);
    assertEquals(0, agent.targets().accepted(0));
  }

  @Test
  void shouldLetNoServerWearOutTheFlash() throws Exception {
    start(account("dm.day.bytes = 40000", "dm.server.main.keeps.account = true"));
    int refused = 0;
    for (int i = 0; i < 12; i++) {
      say(command("Replace", "30", "./DMAcc/main/Name", "<Data>board " + i + "</Data>"));
      refused += server.statuses.contains("Replace 417") ? 1 : 0;
    }
    assertTrue(refused > 0 && refused < 12, refused + " refused " + server.statuses);
    assertTrue(
        log().contains("dm.example has had as much written as dm.day.bytes allows"), this::log);
  }

  @Test
  void shouldMakeARefusedRegistrationVisible() throws Exception {
    start(with(KEPT_TARGET, account()));
    VirtualConnection receiver = accept();
    notifications(receiver);
    say(register(TRAP, "victim.example"));
    assertEquals(List.of("Add 200", "Add 425"), server.statuses);
    assertTrue(log().contains("Server dm.example was refused at " + TRAP), this::log);
    assertTrue(log().contains(TrapRule.NOT_ONESELF.reason()), this::log);
    assertEquals(List.of(DM_SERVER_REFUSED), notifications(receiver));
    assertEquals(1, agent.dm().traps().policy().refusals(TrapRule.NOT_ONESELF));
  }

  @Test
  void shouldShowTheBoard() throws Exception {
    ((TestBoard.TestSensor) platform.board.sensor(0)).set(21_500);
    start(with(KEPT_TARGET, account()));
    say(
        get("40", "./Board/Sensors/temperature/Value")
            + get("41", "./Board/Lines/door/Active")
            + get("42", "./Board/Queues")
            + get("43", "./Board/Queues/nms/Accepted")
            + get("44", "./DevInfo/DevId"));
    assertEquals(
        List.of(
            "./Board/Sensors/temperature/Value=21.5",
            "./Board/Lines/door/Active=false",
            "./Board/Queues=nms/dm.1/dm.2/dm.3/dm.4",
            "./Board/Queues/nms/Accepted=1",
            "./DevInfo/DevId=urn:x-snmp-engine:" + io.tocsin.text.Hexadecimal.format(engineId())),
        server.results);
  }

  @Test
  void shouldKnowItsRegistrationsAfterARestart() throws Exception {
    start(account());
    say(register(TRAP, ID));
    restart(account());
    crossThreshold();
    assertEquals(1, server.alerts.size(), this::log);
    assertEquals(1, agent.targets().delivered(0));
  }

  @Test
  void shouldBringWhatWaitedOverAReload() throws Exception {
    start(account("dm.per.hour.sessions = 1", "dm.burst.sessions = 1"));
    say(register(TRAP, ID));
    crossThreshold();
    assertEquals(1, agent.targets().queued(0), this::log);
    List<ConfigurationError> errors =
        agent.reload(
            configuration(with(TRAP_TARGET, account("dm.per.hour.sessions = 3600")))
                .configuration(),
            world.nowMs());
    assertEquals(List.of(), errors);
    world.wake();
    world.run(60_000);
    assertEquals(1, server.alerts.size(), this::log);
    assertEquals("dm.1", agent.targets().name(1));
    assertEquals(1, agent.targets().delivered(1));
  }

  @Test
  void shouldFollowTheSensorsOfEachConfiguration() throws Exception {
    String[] boiler = {
      "sensor.boiler.file = boiler",
      "sensor.boiler.unit = C",
      "sensor.boiler.high = 90",
      "sensor.boiler.high.clear = 80",
    };
    platform.valueFiles.put("boiler", "21.5");
    platform.valueFiles.put("attic", "7");
    start(account());
    say(register(TRAP, ID));
    // In front of the other one, so that all numbers change.
    takeOver(with(account(), new String[] {"sensor.attic.file = attic"}, boiler));
    assertTrue(
        log().contains("dm: The trap high-boiler is there after the next start of the agent"),
        this::log);
    say(get("40", "./Board/Sensors") + get("41", "./Board/Sensors/boiler/Value"));
    assertEquals(
        List.of("./Board/Sensors=temperature/attic/boiler", "./Board/Sensors/boiler/Value=21.5"),
        server.results);
    crossThreshold();
    platform.valueFiles.put("boiler", "95");
    world.run(2_000);
    assertEquals(1, server.alerts.size(), this::log);
    restart(with(account(), boiler));
    say(register("./DiagMon/Trap/high-boiler", ID));
    assertEquals(List.of("Add 200", "Add 200"), server.statuses, this::log);
    server.alerts.clear();
    takeOver(with(account(), new String[] {"sensor.attic.file = attic"}, boiler));
    platform.valueFiles.put("boiler", "70");
    world.run(2_000);
    assertEquals(1, server.alerts.size(), this::log);
    assertTrue(server.alerts.get(0).startsWith("./DiagMon/Trap/high-boiler "));
    takeOver(account());
    server.results.clear();
    say(get("42", "./Board/Sensors") + get("43", "./DiagMon/Trap/high-boiler/TrapConfig/High"));
    assertEquals(List.of("./Board/Sensors=temperature"), server.results);
  }

  private void takeOver(String... further) throws Exception {
    world.run(10_000);
    assertEquals(List.of(), agent.reload(configuration(further).configuration(), world.nowMs()));
    world.wake();
  }

  @Test
  void shouldDropWhatWaitsForAServerThatHasGone() throws Exception {
    start(account("dm.per.hour.sessions = 1", "dm.burst.sessions = 1"));
    say(register(TRAP, ID));
    crossThreshold();
    List<ConfigurationError> errors =
        agent.reload(configuration(TRAP_TARGET).configuration(), world.nowMs());
    assertEquals(List.of(), errors);
    world.wake();
    world.run(1_000);
    assertEquals("dm.1", agent.targets().name(1));
    assertEquals(0, agent.targets().queued(1));
    assertEquals(1, agent.targets().dropped(1, DropCause.ACCESS_DENIED));
    assertNull(agent.dm().serverOf(0));
  }

  @Test
  void shouldSpeakDmFromAReloadOn() throws Exception {
    start(KEPT_TARGET);
    VirtualConnection receiver = accept();
    notifications(receiver);
    assertNull(agent.dm());
    assertEquals(
        List.of(),
        agent.reload(configuration(with(KEPT_TARGET, account())).configuration(), world.nowMs()));
    world.wake();
    say(register(TRAP, ID));
    crossThreshold();
    assertEquals(1, server.alerts.size(), this::log);
  }

  @Test
  void shouldNotSpeakDmByAConfigurationThatWasRefused() throws Exception {
    start();
    platform.host.receive("0.0.0.0", 2948);
    List<ConfigurationError> errors =
        agent.reload(
            configuration(account("dm.notification.address = 0.0.0.0")).configuration(),
            world.nowMs());
    assertEquals(1, errors.size());
    world.wake();
    world.run(600_000);
    assertEquals(0, server.sessions);
    assertEquals(List.of(), agent.reload(configuration(account()).configuration(), world.nowMs()));
    world.wake();
    world.run(100_000);
    assertTrue(server.sessions > 0, this::log);
  }

  @Test
  void shouldTraceTheWireWhileItIsSwitchedOn() throws Exception {
    start(account());
    say("");
    assertTrue(!log().contains("Sent to dm.example"), this::log);
    agent.reload(configuration(account("trace.dm = on")).configuration(), world.nowMs());
    world.wake();
    say("");
    assertTrue(log().contains("Sent to dm.example: POST http://dm.test/dm"), this::log);
    assertTrue(!log().contains("secret"), this::log);
    world.run(10_000);
    agent.reload(configuration(account()).configuration(), world.nowMs());
    world.wake();
    int entries = platform.log.entries().size();
    say("");
    assertTrue(
        platform.log.entries().subList(entries, platform.log.entries().size()).stream()
            .noneMatch(entry -> entry.contains("Sent to")),
        this::log);
  }

  @Test
  void shouldTakeNotificationMessagesWhereTheConfigurationSays() throws Exception {
    start(account("dm.notification.address = 0.0.0.0"));
    assertEquals(2948, agent.dm().notificationPort());
    agent.reload(
        configuration(account("dm.notification.address = 0.0.0.0", "dm.notification.port = 3000"))
            .configuration(),
        world.nowMs());
    assertEquals(3000, agent.dm().notificationPort());
    world.run(10_000);
    agent.reload(configuration(account()).configuration(), world.nowMs());
    assertEquals(0, agent.dm().notificationPort());
  }

  @Test
  void shouldRefuseAReloadThatCannotReceive() throws Exception {
    start(account("dm.notification.address = 0.0.0.0"));
    platform.host.receive("0.0.0.0", 3000);
    List<String> errors = new ArrayList<>();
    for (ConfigurationError error :
        agent.reload(
            configuration(
                    account("dm.notification.address = 192.0.2.9", "dm.notification.port = 3000"))
                .configuration(),
            world.nowMs())) {
      errors.add(error.text());
    }
    assertEquals(1, errors.size());
    assertTrue(errors.get(0).contains("dm.notification.address = 192.0.2.9"), errors::toString);
    assertEquals(2948, agent.dm().notificationPort());
    crossThreshold();
  }
}
