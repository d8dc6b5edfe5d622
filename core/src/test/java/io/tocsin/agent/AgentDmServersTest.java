/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tocsin.agent.dm.AccountStates;
import io.tocsin.hal.VirtualHost;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What managers see of the DM servers of the agent: tocsinDmServerTable. */
class AgentDmServersTest extends DmWorld {

  private static final String ENTRY = "11.1.1";
  private static final int SERVER_ID = 2;
  private static final int NAME = 3;
  private static final int STATE = 4;
  private static final int SESSIONS = 5;
  private static final int FAILURES = 6;
  private static final int LAST_ERROR = 7;
  private static final int SESSION_AGE = 8;
  private static final int NEXT_SESSION = 9;
  private static final int PROVED = 10;
  private static final int REGISTRATIONS = 11;
  private static final int REFUSALS = 12;

  private static final String IDLE = "1";
  private static final String WAITING = "2";
  private static final String IN_SESSION = "3";
  private static final String BACKING_OFF = "4";
  private static final String NONE = "4294967295";

  private String value(AskingManager manager, int column) {
    Map<Long, String> values = manager.column(ENTRY, column);
    assertEquals(Set.of(1L), values.keySet());
    return values.get(1L);
  }

  private void reload(String... further) throws Exception {
    world.run(10_000);
    assertEquals(List.of(), agent.reload(configuration(further).configuration(), world.nowMs()));
    world.wake();
    world.run(100);
  }

  @Test
  void shouldBeEmptyWithoutDm() throws Exception {
    start();
    assertEquals(Map.of(), new AskingManager(this).column(ENTRY, SERVER_ID));
  }

  @Test
  void shouldShowAServerBeforeAndAfterASession() throws Exception {
    start(account());
    AskingManager manager = new AskingManager(this);
    assertEquals(ID, value(manager, SERVER_ID));
    assertEquals("main", value(manager, NAME));
    assertEquals(IDLE, value(manager, STATE));
    assertEquals("0", value(manager, SESSIONS));
    assertEquals(NONE, value(manager, SESSION_AGE));
    assertEquals("2", value(manager, PROVED));
    long nextSeconds = Long.parseLong(value(manager, NEXT_SESSION));
    assertTrue(nextSeconds > 0 && nextSeconds <= 60, nextSeconds + " s");
    say("");
    assertEquals(IDLE, value(manager, STATE));
    assertEquals("1", value(manager, SESSIONS));
    assertEquals("0", value(manager, FAILURES));
    assertEquals("", value(manager, LAST_ERROR));
    assertEquals("1", value(manager, PROVED));
    long age = Long.parseLong(value(manager, SESSION_AGE));
    assertTrue(age <= 200, age + " hundredths");
  }

  @Test
  void shouldCountRegistrationsAndRefusals() throws Exception {
    start(account());
    AskingManager manager = new AskingManager(this);
    say(register(TRAP, "victim.example"));
    assertEquals("0", value(manager, REGISTRATIONS));
    assertEquals("1", value(manager, REFUSALS));
    say(register(TRAP, ID));
    assertEquals("1", value(manager, REGISTRATIONS));
    assertEquals("1", value(manager, REFUSALS));
  }

  /** One that takes the connection and says nothing. */
  @Test
  void shouldShowASessionThatGoesOnAndThePauseAfterItsFailure() throws Exception {
    VirtualHost silent = world.addHost("10.0.0.4");
    world.addName("silent.test", silent);
    silent.listen("::", 80);
    start(account("dm.server.main.address = http://silent.test/dm"));
    AskingManager manager = new AskingManager(this);
    world.run(600_000, () -> agent.dm().client().isInSession());
    assertEquals(IN_SESSION, value(manager, STATE));
    assertEquals("1", value(manager, SESSIONS));
    assertEquals("0", value(manager, SESSION_AGE));
    assertEquals(NONE, value(manager, NEXT_SESSION));
    world.run(600_000, () -> !agent.dm().client().isInSession());
    assertEquals(BACKING_OFF, value(manager, STATE));
    assertEquals("1", value(manager, FAILURES));
    assertTrue(value(manager, LAST_ERROR).startsWith("no answer: "), value(manager, LAST_ERROR));
    assertEquals("2", value(manager, PROVED));
    assertTrue(Long.parseLong(value(manager, NEXT_SESSION)) > 0);
  }

  @Test
  void shouldShowAServerThatWaitsForTheRate() throws Exception {
    start(account("dm.per.hour.sessions = 1", "dm.burst.sessions = 1"));
    AskingManager manager = new AskingManager(this);
    say(register(TRAP, ID));
    crossThreshold();
    assertEquals(WAITING, value(manager, STATE));
    long nextSeconds = Long.parseLong(value(manager, NEXT_SESSION));
    assertTrue(nextSeconds > 3_500 && nextSeconds <= 3_600, nextSeconds + " s");
  }

  @Test
  void shouldFollowTheAccountsOfEachConfiguration() throws Exception {
    PlayedDmServer another =
        new PlayedDmServer(world, "10.0.0.5", "another.test", "another.example", "server secret");
    start(account());
    say("");
    reload(account(another.account("another")));
    AskingManager manager = new AskingManager(this);
    assertEquals(Map.of(1L, "main", 2L, "another"), manager.column(ENTRY, NAME));
    assertEquals("1", manager.column(ENTRY, SESSIONS).get(1L));
    assertEquals("0", manager.column(ENTRY, SESSIONS).get(2L));
    world.run(120_000, () -> another.sessions > 0);
    reload(with(another.account("another"), new String[] {"dm.poll.ms = 60000"}));
    manager = new AskingManager(this);
    assertEquals(Map.of(2L, "another.example"), manager.column(ENTRY, SERVER_ID));
    assertEquals("1", manager.column(ENTRY, PROVED).get(2L));
    reload(account(another.account("another")));
    manager = new AskingManager(this);
    assertEquals(Map.of(2L, "another", 3L, "main"), manager.column(ENTRY, NAME));
    assertEquals("0", manager.column(ENTRY, SESSIONS).get(3L));
    reload();
    assertEquals(Map.of(), new AskingManager(this).column(ENTRY, NAME));
  }

  @Test
  void shouldBeThereFromAReloadOnThatBringsDm() throws Exception {
    start();
    reload(account());
    assertEquals(Map.of(1L, "main"), new AskingManager(this).column(ENTRY, NAME));
  }

  @Test
  void shouldAllocateNothingToTellOfAServer() throws Exception {
    start(account());
    say(register(TRAP, ID));
    AccountStates states = new AccountStates(agent.dm(), platform.clock());
    long read = 0;
    for (int round = 0; round < 20_000; round++) {
      read += readAll(states);
    }
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    // The compiler may still be at it; one round without any allocation is what is to be shown.
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20 && least > 0; round++) {
      long before = thread.getCurrentThreadAllocatedBytes();
      read += readAll(states);
      least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
    assertTrue(read > 0);
  }

  private static long readAll(AccountStates states) {
    long sum = states.number(0) + states.state(0) + states.sessions(0) + states.failures(0);
    sum += states.name(0).length() + states.serverId(0).length() + states.lastError(0).length();
    sum += states.endedMs(0) + (states.hasProved(0) ? 1 : 0);
    sum += Math.min(states.dueMs(0), Integer.MAX_VALUE);
    return sum + states.registrations(0) + states.refusedRegistrations(0);
  }
}
