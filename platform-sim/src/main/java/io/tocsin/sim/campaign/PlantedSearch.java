/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.campaign;

import io.tocsin.fault.PlantedBugs;
import io.tocsin.sim.world.check.Finding;
import io.tocsin.sim.world.scenario.ScenarioDraw;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Plants one bug after the other in the agent, and plays scenarios until a checker finds it. A
 * checker that finds nothing in an agent with a bug proves nothing of one without.
 */
final class PlantedSearch {
  private final List<String> bugs;
  private final int seedsMax;
  private final int jobs;
  private final PrintStream out;
  private final PrintStream terminal;

  /** What became of one bug; no finding when it was not found. */
  record Found(String bug, int seeds, Finding finding) {}

  /**
   * A search.
   *
   * @param bugs which, of {@link PlantedBugs#ALL}
   * @param seedsMax seeds for each at most, from 1
   * @param jobs number of threads
   * @param out where the table goes, in Markdown
   * @param terminal where progress is shown; null for nowhere
   */
  PlantedSearch(List<String> bugs, int seedsMax, int jobs, PrintStream out, PrintStream terminal) {
    this.bugs = bugs;
    this.seedsMax = seedsMax;
    this.jobs = jobs;
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * Looks for all of them.
   *
   * @return whether all were found
   */
  boolean run() throws InterruptedException {
    List<Found> all = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    Progress progress = new Progress(terminal, bugs.size());
    try {
      List<Future<Found>> running = new ArrayList<>();
      for (String bug : bugs) {
        running.add(threads.submit(() -> search(bug)));
      }
      for (Future<Found> one : running) {
        all.add(one.get());
        progress.show(all.size(), "");
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
    progress.clear();
    return print(all);
  }

  private Found search(String bug) {
    ScenarioRunner runner = new ScenarioRunner(bug);
    for (int seed = 1; seed <= seedsMax; seed++) {
      Finding finding = runner.run(ScenarioDraw.draw(seed, ScenarioDraw.Tls.NEVER)).finding();
      if (finding != null) {
        return new Found(bug, seed, finding);
      }
    }
    return new Found(bug, seedsMax, null);
  }

  private boolean print(List<Found> all) {
    out.println("| bug | checker | rule | seeds |");
    out.println("|---|---|---|---|");
    boolean allFound = true;
    for (Found found : all) {
      Finding finding = found.finding();
      allFound &= finding != null;
      out.println(
          "| "
              + found.bug()
              + " | "
              + (finding == null ? "NOT FOUND" : finding.checker())
              + " | "
              + (finding == null ? "" : finding.rule())
              + " | "
              + found.seeds()
              + " |");
    }
    return allFound;
  }
}
