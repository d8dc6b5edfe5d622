/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written can be read, and what cannot be read is told with its line. */
class ScenarioTextTest {
  private static final int SEEDS = 500;

  private static final String GOOD =
      """
      # a comment
      seed -7
      tls yes
      faults 2m
      amplify one-event-a-step 0.25

      server server1
      server server2   # another one
      board board1 no-battery long-names
      target board1 t1 server1 inform pinned
      target board1 t2 server2 trap denied
      dm-server dm1 line-door start
      account board1 dm1 hmac pinned
      set board1 outbox.critical.events = 4
      at 0s link * * loss 0.05
      at 1.5s partition board1 server1 for 30s
      at 1.5s clock-step board1 -2h
      at 250ms toggle board1 input2 3 10ms
      at 3s dm-fault dm1 http-503=2 for 5s
      at 3s dm-ask dm1 board1 2
      """;

  @Test
  void shouldReadWhatAPersonWrites() throws ScenarioException {
    Scenario scenario = ScenarioText.read("file", GOOD);
    assertEquals(-7, scenario.seed());
    assertTrue(scenario.tls());
    assertEquals(120_000, scenario.faultsMs());
    assertEquals(new BoardSpec("board1", false, true), scenario.boards().get(0));
    assertEquals(
        new TargetSpec("board1", "t2", "server2", false, false, false), scenario.targets().get(1));
    assertEquals("outbox.critical.events = 4", scenario.settings().get(0).line());
    Action partition = scenario.actions().get(1);
    assertEquals(1_500, partition.atMs());
    assertEquals(30_000, partition.forMs());
    assertEquals(-7_200_000, scenario.actions().get(2).durationMs(1));
    assertEquals(1, scenario.actions().get(3).index(1));
    assertEquals(
        List.of(new DmServerSpec("dm1", List.of("line-door", "start"))), scenario.dm().servers());
    assertEquals(
        List.of(new AccountSpec("board1", "dm1", "hmac", false, true)), scenario.dm().accounts());
  }

  @Test
  void shouldReadWhatManagersDo() throws ScenarioException {
    String lines =
        """
        at 2s rows board1 250ms for 10s
        at 3s cut-set board1 2 for 1s
        at 4s flash-unsynced board1 for 500ms
        """;
    Scenario scenario = ScenarioText.read("file", GOOD + lines);
    assertFalse(ScenarioText.read("file", GOOD).isManaged("board1"));
    assertTrue(scenario.isManaged("board1"));
    assertFalse(scenario.isManaged("board2"));
    assertTrue(ScenarioText.write(scenario).endsWith(lines));
    assertEquals(250, scenario.actions().get(6).durationMs(1));
  }

  @Test
  void shouldReadWhatItWritesOfEveryDrawnScenario() throws ScenarioException {
    Set<Verb> verbs = EnumSet.noneOf(Verb.class);
    for (int seed = 0; seed < SEEDS; seed++) {
      Scenario drawn = ScenarioDraw.draw(seed, ScenarioDraw.Tls.SOME);
      String text = ScenarioText.write(drawn);
      assertEquals(drawn, ScenarioText.read("file", text), "seed " + seed);
      drawn.actions().forEach(action -> verbs.add(action.verb()));
    }
    assertEquals(EnumSet.allOf(Verb.class), verbs);
  }

  @Test
  void shouldDrawTheSameFromTheSameSeed() {
    assertEquals(
        ScenarioDraw.draw(3, ScenarioDraw.Tls.NEVER), ScenarioDraw.draw(3, ScenarioDraw.Tls.NEVER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "at 1s reload board1 weight | 'weight' is no change; allowed: KEY=VALUE",
        "at 1s reload board1 a=1,=2 | '=2' is no change",
        "sed 4 | 'sed' is not known",
        "seed x | 'x' is not a seed",
        "seed | allowed: seed NUMBER",
        "tls maybe | 'maybe' is not allowed; allowed: yes, no",
        "faults 3 | '3' is not a duration",
        "faults 1.0005s | '1.0005s' is not a duration",
        "amplify nothing 1 | 'nothing' is no site",
        "amplify early-idle 2 | '2' is not a chance",
        "server server1 | 'server1' stands above already",
        "server Server | 'Server' is not a name",
        "board board2 yes | 'yes' is not allowed",
        "target board1 t3 server3 inform | 'server3' is no server; allowed: server1, server2",
        "target board1 t3 server2 inform | the board has a target of that name or server already",
        "target board1 t3 | allowed: target BOARD NAME SERVER inform",
        "set board1 outbox 4 | allowed: set BOARD KEY = VALUE",
        "at 5s explode board1 | 'explode' is not known",
        "at 5s cut server1 for 3s | 'server1' is no board; allowed: board1",
        "at 5s cut board1 | allowed: at TIME cut BOARD for TIME",
        "at 5s cut board1 for 0s | no time is no time",
        "at 5s reset server1 for 3s | allowed: at TIME reset SERVER",
        "at 3m reset server1 | the time of faults ends at 120s",
        "at 5s toggle board1 input3 2 1s | 'input3' is no input; allowed: input1, input2",
        "at 5s toggle board1 input1 0 1s | '0' is not a whole number; allowed: 1 to 1000000",
        "at 5s sensor board1 sensor1 hot | 'hot' is not a whole number",
        "at 5s certificate server1 bad for 3s | 'bad' is no certificate",
        "at 5s link * board1 speed 3 | 'speed' is no fault of a link",
        "dm-server server1 | 'server1' stands above already",
        "account board1 dm2 digest | 'dm2' is no DM server; allowed: dm1",
        "account board1 dm1 digest | the board has an account for that server already",
        "account board1 dm1 none | 'none' is no way to authenticate; allowed: basic, digest, hmac",
        "account board1 dm1 | allowed: account BOARD SERVER",
        "target board1 t3 dm1 inform | 'dm1' is no server; allowed: server1, server2",
        "at 5s dm-ask server1 board1 1 | 'server1' is no DM server; allowed: dm1",
        "at 5s dm-fault dm1 nothing for 3s | 'nothing' is no fault",
        "at 5s dm-commands dm1 all for 3s | 'all' is no kind of commands; allowed: none",
        "at 5s rows board2 1s for 3s | 'board2' is no board; allowed: board1",
        "at 5s rows board1 often for 3s | 'often' is not a duration",
        "at 5s rows board1 1s | allowed: at TIME rows BOARD DURATION for TIME",
        "at 5s cut-set board1 0 for 3s | '0' is not a whole number; allowed: 1 to 1000000",
        "at 5s flash-unsynced board1 | allowed: at TIME flash-unsynced BOARD for TIME",
        "at 5s names-fail 1.5 for 3s | '1.5' is not a chance; allowed: 0 to 1",
      })
  void shouldTellWhatIsWrongWithItsLine(String line, String problem) {
    ScenarioException e =
        assertThrows(ScenarioException.class, () -> ScenarioText.read("file", GOOD + line));
    assertTrue(e.getMessage().startsWith("file:21: " + problem), e.getMessage());
  }

  @Test
  void shouldTellEverythingThatIsWrong() {
    ScenarioException e =
        assertThrows(ScenarioException.class, () -> ScenarioText.read("file", "tls x\nfoo\n"));
    assertEquals(4, e.getMessage().lines().count(), e.getMessage());
    assertTrue(e.getMessage().contains("file:2: the scenario has no board"), e.getMessage());
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void shouldFindEachVerbByItsWord(Verb verb) {
    assertEquals(verb, Verb.of(verb.word()));
    assertTrue(verb.usage().startsWith("at TIME " + verb.word()));
  }

  @ParameterizedTest
  @CsvSource({
    "0,0s",
    "1,1ms",
    "999,999ms",
    "1000,1s",
    "8065,8.065s",
    "-1500,-1.5s",
    "3600000,3600s"
  })
  void shouldWriteAndReadDurations(long ms, String text) throws ScenarioException {
    assertEquals(text, Durations.text(ms));
    assertEquals(ms, Durations.parseSigned(text));
  }

  @Test
  void shouldLeaveOutAServerWithAllThatNamesIt() throws ScenarioException {
    Scenario rest = ScenarioText.read("file", GOOD).withoutServer("server1");
    assertEquals(1, rest.targets().size());
    assertEquals(5, rest.actions().size());
    assertEquals(rest, ScenarioText.read("file", ScenarioText.write(rest)));
  }

  @Test
  void shouldLeaveOutADmServerWithAllThatNamesIt() throws ScenarioException {
    Scenario rest = ScenarioText.read("file", GOOD).withoutDmServer("dm1");
    assertEquals(DmSpec.NONE, rest.dm());
    assertEquals(4, rest.actions().size());
    assertEquals(rest, ScenarioText.read("file", ScenarioText.write(rest)));
  }
}
