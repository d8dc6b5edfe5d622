/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.campaign;

import io.tocsin.sim.world.cover.Situation;
import io.tocsin.sim.world.play.RunResult;
import io.tocsin.sim.world.scenario.Action;
import io.tocsin.sim.world.scenario.Scenario;
import io.tocsin.sim.world.scenario.Verb;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a campaign has come through. The same for the same seeds, but for the wall time. */
final class CampaignSummary {
  private static final double HOUR_MS = 3_600_000;
  private static final double NS_PER_SECOND = 1e9;
  private static final int LINE_LENGTH_MAX = 100;

  private final Map<Verb, Integer> actions = new EnumMap<>(Verb.class);
  private final Map<String, Integer> linkFaults = new TreeMap<>();
  private final Set<Situation> met = EnumSet.noneOf(Situation.class);
  private int seeds;
  private int tlsSeeds;
  private long worldMs;
  private long boardMs;

  /** Adds a run. */
  void add(Scenario scenario, RunResult result) {
    seeds++;
    tlsSeeds += scenario.tls() ? 1 : 0;
    worldMs += result.virtualMs();
    boardMs += result.virtualMs() * result.boards();
    met.addAll(result.situations());
    for (Action action : scenario.actions()) {
      if (action.verb() == Verb.LINK) {
        linkFaults.merge(action.word(2), 1, Integer::sum);
      } else {
        actions.merge(action.verb(), 1, Integer::sum);
      }
    }
  }

  /** Situations that have not been met. */
  Set<Situation> missing() {
    Set<Situation> missing = EnumSet.allOf(Situation.class);
    missing.removeAll(met);
    return missing;
  }

  /**
   * The summary as lines.
   *
   * @param wallNs how long it took, in nanoseconds
   */
  List<String> lines(long wallNs) {
    double seconds = wallNs / NS_PER_SECOND;
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d seeds, %d of them with TLS; %.1f virtual hours, %.1f board hours",
            seeds,
            tlsSeeds,
            worldMs / HOUR_MS,
            boardMs / HOUR_MS));
    lines.add(
        String.format(
            Locale.ROOT,
            "%.1f s of wall time, %.1f virtual hours in a second",
            seconds,
            worldMs / HOUR_MS / seconds));
    List<String> counts = new ArrayList<>();
    actions.forEach((verb, count) -> counts.add(verb.word() + " " + count));
    wrap(lines, "done to the world: ", counts);
    List<String> links = new ArrayList<>();
    linkFaults.forEach((fault, count) -> links.add(fault + " " + count));
    wrap(lines, "scenarios with faults of links by chance: ", links);
    List<String> situations = new ArrayList<>();
    met.forEach(situation -> situations.add(situation.words()));
    wrap(
        lines,
        "situations met, " + met.size() + " of " + Situation.values().length + ": ",
        situations);
    return lines;
  }

  private static void wrap(List<String> lines, String title, List<String> parts) {
    StringBuilder line = new StringBuilder(title);
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i) + (i + 1 < parts.size() ? ", " : "");
      if (line.length() + part.length() > LINE_LENGTH_MAX) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder("  ");
      }
      line.append(part);
    }
    lines.add(line.toString());
  }
}
