/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.campaign;

import io.tocsin.sim.world.check.Finding;
import io.tocsin.sim.world.scenario.Durations;
import io.tocsin.sim.world.scenario.ScenarioDraw;
import java.util.List;
import java.util.Locale;

/** How a failure is told. */
final class FailureText {
  private static final String COMMAND = "java -jar platform-sim/target/tocsin-sim.jar world";

  private FailureText() {}

  /** A failure of a seed, with the commands that show it again and make it smaller. */
  static List<String> lines(long seed, ScenarioDraw.Tls tls, Finding finding) {
    String again = COMMAND + " --seed " + seed + " --tls " + tls.name().toLowerCase(Locale.ROOT);
    return List.of(
        "FAILED: seed " + seed + finding(finding),
        "  again:   " + again,
        "  smaller: " + again + " --shrink");
  }

  /** A failure of a scenario in a file. */
  static List<String> lines(String file, Finding finding) {
    return List.of(
        "FAILED: " + file + finding(finding), "  again:   " + COMMAND + " --scenario " + file);
  }

  private static String finding(Finding finding) {
    return " at "
        + Durations.text(finding.timeMs())
        + ": checker "
        + finding.checker()
        + ", rule "
        + finding.rule()
        + ": "
        + finding.details();
  }
}
