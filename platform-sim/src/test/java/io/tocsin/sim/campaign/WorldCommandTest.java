/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.sim.world.scenario.Scenario;
import io.tocsin.sim.world.scenario.ScenarioDraw;
import io.tocsin.sim.world.scenario.ScenarioText;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldCommandTest {
  /** Most of it has nothing to do with what goes wrong in it. */
  private static final String LARGE =
      """
      seed 3
      tls no
      faults 60s
      amplify early-idle 0.5
      server server1
      server server2
      board board1
      board board2 no-battery
      target board1 t1 server1 trap pinned
      target board1 t2 server2 inform
      target board2 t1 server1 inform
      set board1 outbox.coalesce.ms = 0
      set board1 outbox.critical.events = 7
      set board2 outbox.critical.events = 5
      at 0s link * * latency 30
      at 5s toggle board2 input1 4 1s
      at 10s partition board2 server2 for 20s
      at 15s clock-step board1 2h
      at 20s toggle board1 input1 200 10ms
      at 30s flip board2 3
      at 40s busy board2 100ms for 10s
      """;

  @TempDir private Path folder;

  private static String withoutWallTime(String output) {
    return output.replaceAll("(?m)^.* s of wall time.*$", "");
  }

  @Test
  void shouldFindNothingAndSumUpTheSameWithAnyNumberOfThreads() throws Exception {
    WorldProcess one = WorldProcess.run("--seeds", "46..56", "--jobs", "1");
    WorldProcess three = WorldProcess.run("--seeds", "46..56", "--jobs", "3");
    assertEquals(0, one.status(), one.output());
    assertTrue(one.output().startsWith("seeds 46..56\n11 seeds, "), one.output());
    assertTrue(one.output().contains("situations met, "), one.output());
    assertTrue(one.output().endsWith("no findings\n"), one.output());
    assertEquals(withoutWallTime(one.output()), withoutWallTime(three.output()));
  }

  @Test
  void shouldPlayFreshSeedsAndTellThem() throws Exception {
    WorldProcess fresh = WorldProcess.run("--fresh", "2");
    assertEquals(0, fresh.status(), fresh.output());
    assertTrue(fresh.output().matches("(?s)seeds [0-9]+\\.\\.[0-9]+\n2 seeds, .*"), fresh.output());
    assertNotEquals(SeedRange.fresh(2), SeedRange.fresh(2));
    assertEquals(2, SeedRange.fresh(2).count());
  }

  @Test
  void shouldFailWhenASituationIsNeverMet() throws Exception {
    WorldProcess few = WorldProcess.run("--seeds", "1..2", "--cover");
    assertEquals(1, few.status(), few.output());
    assertTrue(few.output().contains("FAILED: never met: "), few.output());
    assertTrue(few.output().endsWith("no findings\n"), few.output());
  }

  /** The same seed goes the same way in another Java machine, drawn or written. */
  @Test
  void shouldPlayAWrittenScenarioAsTheSeedThatDrewIt() throws Exception {
    for (ScenarioDraw.Tls tls : List.of(ScenarioDraw.Tls.NEVER, ScenarioDraw.Tls.ALWAYS)) {
      String word = tls == ScenarioDraw.Tls.NEVER ? "never" : "always";
      Path file = folder.resolve("drawn.txt");
      Files.writeString(file, ScenarioText.write(ScenarioDraw.draw(7, tls)));
      WorldProcess drawn = WorldProcess.run("--seed", "7", "--tls", word);
      WorldProcess written = WorldProcess.run("--scenario", file.toString());
      assertEquals(0, drawn.status(), drawn.output());
      assertEquals(drawn.output().replace("seed 7:", ""), written.output().replace(file + ":", ""));
      assertTrue(drawn.output().contains("checksum"), drawn.output());
    }
  }

  @Test
  void shouldPlayASeedForHoursAndTellWhatLives() throws Exception {
    WorldProcess hours = WorldProcess.run("--seed", "2", "--hours", "2", "--tls", "never");
    assertEquals(0, hours.status(), hours.output());
    assertTrue(
        hours.output().matches("(?s)hour 1: .* [1-9][0-9]+ B of live objects\nhour 2: .*"),
        hours.output());
    assertTrue(hours.output().contains("\nno findings; 72"), hours.output());
  }

  @Test
  void shouldPlayOnlyOneSeedForHours() throws Exception {
    WorldProcess many = WorldProcess.run("--seeds", "1..2", "--hours", "2");
    assertEquals(2, many.status(), many.output());
    assertTrue(many.output().startsWith("--hours goes with --seed\n"), many.output());
  }

  /** The text of a drawn scenario goes to people, and is the scenario. */
  @Test
  void shouldPrintADrawnScenario() throws Exception {
    Scenario drawn = ScenarioDraw.draw(9, ScenarioDraw.Tls.SOME);
    assertEquals(ScenarioText.write(drawn), WorldProcess.run("--seed", "9", "--print").output());
  }

  @Test
  void shouldFindPlantedBugsAndSayWhichCheckerDid() throws Exception {
    WorldProcess found =
        WorldProcess.run(
            "--planted",
            "--bugs",
            "skip-sync,starve-target,repeat-acknowledged,rows-half",
            "--limit",
            "50");
    assertEquals(0, found.status(), found.output());
    assertTrue(found.output().contains("| skip-sync | engine | boots | "), found.output());
    assertTrue(found.output().contains("| starve-target | rest | drained | "), found.output());
    assertTrue(found.output().contains("| repeat-acknowledged | duplicates | "), found.output());
    assertTrue(found.output().contains("| rows-half | rows | mix | "), found.output());
  }

  @Test
  void shouldFailWhenAPlantedBugIsNotFound() throws Exception {
    WorldProcess missed =
        WorldProcess.run("--planted", "--bugs", "ignore-fingerprint", "--limit", "1");
    assertEquals(1, missed.status(), missed.output());
    assertTrue(
        missed.output().contains("| ignore-fingerprint | NOT FOUND |  | 1 |"), missed.output());
  }

  @Test
  void shouldTellAFailureAndMakeItSmaller() throws Exception {
    Path file = folder.resolve("large.txt");
    Files.writeString(file, LARGE);
    WorldProcess failed =
        WorldProcess.run("--scenario", file.toString(), "--bugs", "miscount-drop", "--shrink");
    assertEquals(1, failed.status(), failed.output());
    assertTrue(failed.output().startsWith("FAILED: " + file + " at "), failed.output());
    assertTrue(failed.output().contains("checker conservation, rule balance: "), failed.output());
    String smaller = failed.output().substring(failed.output().indexOf("# conservation"));
    Scenario scenario = ScenarioText.read("smaller", smaller);
    assertEquals(List.of("at 20s toggle board1 input1 200 10ms"), lines(scenario), smaller);
    assertEquals(1, scenario.boards().size(), smaller);
    assertEquals(1, scenario.targets().size(), smaller);
    assertEquals(1, scenario.servers().size(), smaller);
    assertEquals(1, scenario.settings().size(), smaller);
    Files.writeString(file, smaller);
    WorldProcess again = WorldProcess.run("--scenario", file.toString(), "--bugs", "miscount-drop");
    assertEquals(1, again.status(), again.output());
    assertTrue(again.output().contains("rule balance"), again.output());
  }

  private static List<String> lines(Scenario scenario) {
    return scenario.actions().stream().map(Object::toString).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | one is needed: --seeds",
        "--seeds 5..4 | '5..4' is not a range of seeds",
        "--seeds | nothing follows '--seeds'",
        "--seed 1 --seeds 1..2 | one of them, please",
        "--seed 1..2 | --seed takes one seed",
        "--seeds 1..2 --shrink | --print, --shrink and --log go with",
        "--seeds 1..2 --jobs 0 | '0' is not a number; allowed: 1 to 256",
        "--seeds 1..2 --tls yes | 'yes' is not allowed; allowed: never, some, always",
        "--seeds 1..2 --bugs skip-sync | --bugs goes with --planted",
        "--planted --cover | --cover goes with --seeds or --fresh",
        "--planted --bugs spider | 'spider' is no bug",
        "--seeds 1..2 --what 3 | unknown option '--what'",
      })
  void shouldSayWhatIsAllowed(String arguments, String problem) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> words = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));
    int status =
        WorldCommand.run(
            words,
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertEquals(2, status);
    String text = err.toString(StandardCharsets.UTF_8);
    assertTrue(text.startsWith(problem), text);
    assertTrue(text.endsWith(WorldCommand.USAGE), text);
  }
}
