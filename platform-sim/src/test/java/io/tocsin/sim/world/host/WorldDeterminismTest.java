/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same seed goes the same way, whatever happened before and wherever it runs. */
class WorldDeterminismTest {

  private static final int SEEDS = 30;

  private static String checksum(long seed, boolean tls) {
    FaultyScenario scenario = new FaultyScenario(seed, tls, FaultyScenario.Kind.POWER);
    scenario.run();
    return Long.toHexString(scenario.world.hash())
        + " "
        + scenario.world.scheduler().executedCount();
  }

  @Test
  void shouldGoTheSameWayTwiceFromTheSameSeed() {
    String before = "";
    for (int seed = 0; seed < SEEDS; seed++) {
      String once = checksum(seed, false);
      assertEquals(once, checksum(seed, false), "seed " + seed);
      assertNotEquals(before, once, "seed " + seed);
      before = once;
    }
  }

  @Test
  void shouldGoTheSameWayTwiceWithTls() {
    assertEquals(checksum(1, true), checksum(1, true));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldGoTheSameWayInAnotherJavaMachine(boolean tls) throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            FaultyScenario.class.getName(),
            "2",
            Boolean.toString(tls));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertEquals(checksum(2, tls), output.strip());
  }
}
