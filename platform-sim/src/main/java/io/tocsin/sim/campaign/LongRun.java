/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.campaign;

import io.tocsin.sim.world.check.BoardView;
import io.tocsin.sim.world.check.Finding;
import io.tocsin.sim.world.play.RunResult;
import io.tocsin.sim.world.play.ScenarioPlayer;
import io.tocsin.sim.world.scenario.Action;
import io.tocsin.sim.world.scenario.Durations;
import io.tocsin.sim.world.scenario.Scenario;
import io.tocsin.sim.world.scenario.ScenarioDraw;
import io.tocsin.sim.world.scenario.Verb;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Plays the world of one seed for very long, and looks each hour at what the agents hold: objects
 * of their classes that live, and connections. What would end an agent is left out: each lives from
 * the beginning to the end.
 */
final class LongRun {

  private static final long HOUR_MS = 3_600_000;

  /** Parts of the time, of which the second is compared with the last. */
  private static final int PARTS = 4;

  /**
   * Growth that is none: what waits when one looks is more or less by chance, and a reload may ask
   * for larger logs.
   */
  private static final double GROWTH_MAX = 1.1;

  private static final Set<Verb> ENDS =
      EnumSet.of(Verb.CUT, Verb.CUT_DURING, Verb.CUT_START, Verb.CUT_SET, Verb.KILL, Verb.STOP);

  private static final int CLASSES_TOLD = 5;

  private final Scenario scenario;
  private final PrintStream out;
  private final List<Hour> hours = new ArrayList<>();

  /** The end of an hour: what lives, and connections of all boards. */
  private record Hour(LiveObjects objects, int connections) {}

  /**
   * Draws it.
   *
   * @param seed the seed
   * @param tls whether it may speak TLS
   * @param hours hours of virtual time with faults
   * @param out where each hour is told
   */
  LongRun(long seed, ScenarioDraw.Tls tls, long hours, PrintStream out) {
    Scenario drawn = ScenarioDraw.draw(seed, tls, hours * HOUR_MS);
    List<Action> actions = new ArrayList<>(drawn.actions());
    actions.removeIf(action -> ENDS.contains(action.verb()));
    this.scenario = drawn.withActions(actions);
    this.out = out;
  }

  /**
   * Plays it.
   *
   * @return whether no rule was broken, and nothing has grown
   */
  boolean run() {
    WorldFaults faults = WorldFaults.instance();
    faults.begin(scenario, null);
    RunResult result;
    try {
      ScenarioPlayer player = new ScenarioPlayer(scenario);
      player.watch(HOUR_MS, this::look);
      result = player.play();
    } finally {
      faults.end();
    }
    Finding finding = result.finding();
    if (finding != null) {
      FailureText.lines("seed " + scenario.seed(), finding).forEach(out::println);
      return false;
    }
    double growth = growth();
    out.printf(
        Locale.ROOT,
        "no findings; %s of virtual time, %d tasks; the last quarter's objects to the second's:"
            + " %.3fx%n",
        Durations.text(result.virtualMs()),
        result.tasks(),
        growth);
    return growth <= GROWTH_MAX;
  }

  private void look(Collection<BoardView> boards) {
    int connections = 0;
    long starts = 0;
    for (BoardView board : boards) {
      connections += board.host().network().connections().size();
      starts += board.host().startCount();
    }
    LiveObjects objects = LiveObjects.now();
    hours.add(new Hour(objects, connections));
    out.printf(
        Locale.ROOT,
        "hour %d: %d boards, %d starts, %d connections, %d B of live objects%n",
        hours.size(),
        boards.size(),
        starts,
        connections,
        objects.total());
  }

  private double growth() {
    int part = Math.max(1, hours.size() / PARTS);
    int second = Math.min(part, hours.size() - 1);
    Hour early = middle(hours.subList(second, Math.min(second + part, hours.size())));
    Hour late = middle(hours.subList(hours.size() - part, hours.size()));
    tellGrown(early.objects().bytes(), late.objects().bytes());
    return (double) late.objects().total() / early.objects().total();
  }

  /** The hour with the median of what lives. */
  private static Hour middle(List<Hour> some) {
    List<Hour> sorted = new ArrayList<>(some);
    sorted.sort((one, other) -> Long.compare(one.objects().total(), other.objects().total()));
    return sorted.get(sorted.size() / 2);
  }

  private void tellGrown(Map<String, Long> early, Map<String, Long> late) {
    List<Map.Entry<String, Long>> grown = new ArrayList<>();
    late.forEach(
        (name, bytes) -> {
          long more = bytes - early.getOrDefault(name, 0L);
          if (more > 0) {
            grown.add(Map.entry(name, more));
          }
        });
    grown.sort((one, other) -> Long.compare(other.getValue(), one.getValue()));
    for (Map.Entry<String, Long> entry : grown.subList(0, Math.min(CLASSES_TOLD, grown.size()))) {
      out.printf(Locale.ROOT, "  %s: %d B more%n", entry.getKey(), entry.getValue());
    }
  }
}
