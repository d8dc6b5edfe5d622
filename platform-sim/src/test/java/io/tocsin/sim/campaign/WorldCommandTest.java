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
  @TempDir private Path folder;

  private static String withoutWallTime(String output) {
    return output.replaceAll("(?m)^.* s of wall time.*$", "");
  }

  @Test
  void shouldFindNothingAndSumUpTheSameWithAnyNumberOfThreads() throws Exception {
    WorldProcess one = WorldProcess.run("--seeds", "40..60", "--jobs", "1");
    WorldProcess three = WorldProcess.run("--seeds", "40..60", "--jobs", "3");
    assertEquals(0, one.status(), one.output());
    assertTrue(one.output().startsWith("seeds 40..60\n21 seeds, "), one.output());
    assertTrue(one.output().contains("situations met, "), one.output());
    assertTrue(one.output().endsWith("no findings\n"), one.output());
    assertEquals(withoutWallTime(one.output()), withoutWallTime(three.output()));
  }

  @Test
  void shouldPlayFreshSeedsAndTellThem() throws Exception {
    WorldProcess first = WorldProcess.run("--fresh", "2");
    WorldProcess second = WorldProcess.run("--fresh", "2");
    assertEquals(0, first.status(), first.output());
    assertEquals(0, second.status(), second.output());
    assertNotEquals(
        first.output().lines().findFirst().get(), second.output().lines().findFirst().get());
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
            "--planted", "--bugs", "skip-sync,starve-target,repeat-acknowledged", "--limit", "50");
    assertEquals(0, found.status(), found.output());
    assertTrue(found.output().contains("| skip-sync | engine | boots | "), found.output());
    assertTrue(found.output().contains("| starve-target | rest | drained | "), found.output());
    assertTrue(found.output().contains("| repeat-acknowledged | duplicates | "), found.output());
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
    WorldProcess failed = WorldProcess.run("--seed", "6", "--bugs", "miscount-drop", "--shrink");
    assertEquals(1, failed.status(), failed.output());
    assertTrue(failed.output().startsWith("FAILED: seed 6 at "), failed.output());
    assertTrue(failed.output().contains("checker conservation, rule balance: "), failed.output());
    assertTrue(failed.output().contains("world --seed 6 --tls some\n"), failed.output());
    String smaller = failed.output().substring(failed.output().indexOf("# conservation"));
    Scenario scenario = ScenarioText.read("smaller", smaller);
    Scenario drawn = ScenarioDraw.draw(6, ScenarioDraw.Tls.SOME);
    assertTrue(scenario.actions().size() < drawn.actions().size() / 3, smaller);
    assertEquals(1, scenario.boards().size(), smaller);
    Path file = folder.resolve("smaller.txt");
    Files.writeString(file, smaller);
    WorldProcess again = WorldProcess.run("--scenario", file.toString(), "--bugs", "miscount-drop");
    assertEquals(1, again.status(), again.output());
    assertTrue(again.output().contains("rule balance"), again.output());
    assertEquals(0, WorldProcess.run("--scenario", file.toString()).status());
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
