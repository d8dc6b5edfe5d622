/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.campaign;

import io.tocsin.sim.world.check.Finding;
import io.tocsin.sim.world.scenario.AccountSpec;
import io.tocsin.sim.world.scenario.Action;
import io.tocsin.sim.world.scenario.BoardSpec;
import io.tocsin.sim.world.scenario.DmServerSpec;
import io.tocsin.sim.world.scenario.Scenario;
import io.tocsin.sim.world.scenario.TargetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Makes a scenario that fails smaller, as long as the same rule of the same checker is broken: by
 * delta debugging (Zeller and Hildebrandt: Simplifying and isolating failure-inducing input, 2002)
 * over its actions, settings and amplifiers, and by leaving out boards, servers and targets. The
 * same scenario is always shrunk to the same one.
 */
final class Shrinker {
  private static final long SECOND_MS = 1_000;

  private final ScenarioRunner runner;
  private final Finding finding;
  private final int runsMax;
  private int runs;

  /**
   * A shrinker.
   *
   * @param runner plays the scenarios
   * @param finding what the scenario was found to break
   * @param runsMax runs at most
   */
  Shrinker(ScenarioRunner runner, Finding finding, int runsMax) {
    this.runner = runner;
    this.finding = finding;
    this.runsMax = runsMax;
  }

  /** Runs so far. */
  int runs() {
    return runs;
  }

  /** The smaller scenario, which fails in the same way. */
  Scenario shrink(Scenario failing) {
    Scenario before = null;
    Scenario now = failing;
    while (!now.equals(before) && runs < runsMax) {
      before = now;
      now = keepIfFails(now, now.withTls(false));
      now = withoutHosts(now);
      now = withFewer(now, now.actions(), Scenario::withActions);
      now = withoutHosts(now);
      now = withFewer(now, now.amplifiers(), Scenario::withAmplifiers);
      now = withFewer(now, now.settings(), Scenario::withSettings);
      now = withShorterTime(now);
    }
    return now;
  }

  private boolean fails(Scenario scenario) {
    if (runs >= runsMax) {
      return false;
    }
    runs++;
    try {
      Finding found = runner.run(scenario).finding();
      return finding.isLike(found);
    } catch (IllegalArgumentException e) {
      // A configuration that lacks something is no smaller failure.
      return false;
    }
  }

  private Scenario keepIfFails(Scenario now, Scenario smaller) {
    return !smaller.equals(now) && fails(smaller) ? smaller : now;
  }

  private Scenario withoutHosts(Scenario scenario) {
    Scenario now = scenario;
    for (BoardSpec board : scenario.boards()) {
      if (now.boards().size() > 1) {
        now = keepIfFails(now, now.withoutBoard(board.name()));
      }
    }
    for (TargetSpec target : scenario.targets()) {
      now = keepIfFails(now, now.withoutTarget(target));
    }
    for (String server : scenario.servers()) {
      now = keepIfFails(now, now.withoutServer(server));
    }
    for (AccountSpec account : scenario.dm().accounts()) {
      now = keepIfFails(now, now.withoutAccount(account));
    }
    for (DmServerSpec server : scenario.dm().servers()) {
      now = keepIfFails(now, now.withoutDmServer(server.name()));
    }
    return now;
  }

  private Scenario withShorterTime(Scenario scenario) {
    long lastMs = 0;
    for (Action action : scenario.actions()) {
      lastMs = Math.max(lastMs, action.atMs());
    }
    Scenario now = scenario;
    long endMs = (finding.timeMs() / SECOND_MS + 1) * SECOND_MS;
    for (long timeMs : new long[] {endMs, now.faultsMs() / 2, now.faultsMs() * 3 / 4}) {
      if (timeMs >= lastMs && timeMs < now.faultsMs() && timeMs % SECOND_MS == 0) {
        now = keepIfFails(now, now.withFaultsMs(timeMs));
      }
    }
    return now;
  }

  /** Leaves out ever smaller parts of a list, until none can be left out. */
  private <T> Scenario withFewer(
      Scenario scenario, List<T> all, BiFunction<Scenario, List<T>, Scenario> with) {
    Scenario now = scenario;
    List<T> kept = all;
    int parts = 2;
    while (!kept.isEmpty() && runs < runsMax) {
      int size = Math.max(1, (kept.size() + parts - 1) / parts);
      List<T> smaller = null;
      for (int from = 0; from < kept.size() && smaller == null; from += size) {
        List<T> rest = without(kept, from, Math.min(kept.size(), from + size));
        if (fails(with.apply(now, rest))) {
          smaller = rest;
        }
      }
      if (smaller != null) {
        kept = smaller;
        now = with.apply(now, kept);
        parts = Math.max(2, parts - 1);
      } else if (size == 1) {
        break;
      } else {
        parts = Math.min(kept.size(), 2 * parts);
      }
    }
    return now;
  }

  private static <T> List<T> without(List<T> list, int from, int to) {
    List<T> rest = new ArrayList<>(list.subList(0, from));
    rest.addAll(list.subList(to, list.size()));
    return rest;
  }
}
