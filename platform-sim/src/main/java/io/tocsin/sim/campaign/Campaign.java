/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.campaign;

import io.tocsin.sim.world.check.Finding;
import io.tocsin.sim.world.play.RunResult;
import io.tocsin.sim.world.scenario.Scenario;
import io.tocsin.sim.world.scenario.ScenarioDraw;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Plays the scenarios of many seeds, on several threads, each with worlds of its own. What comes
 * out does not depend on the number of threads.
 */
final class Campaign {
  /** A campaign of so many seeds and more must meet every situation. */
  static final int COVERING_SEEDS = 2_000;

  /** One of so many seeds is played twice, and must go the same way. */
  private static final int TWICE = 50;

  private static final int FAILURES_TOLD = 10;
  private static final int AHEAD = 64;

  private final SeedRange seeds;
  private final int jobs;
  private final ScenarioDraw.Tls tls;
  private final PrintStream out;
  private final PrintStream terminal;
  private final boolean mustCover;
  private final CampaignSummary summary = new CampaignSummary();
  private final ScenarioRunner runner = new ScenarioRunner(null);
  private int failures;

  private record Done(long seed, Scenario scenario, RunResult result) {}

  /**
   * A campaign.
   *
   * @param seeds which
   * @param jobs number of threads
   * @param tls which share of the scenarios speaks TLS
   * @param mustCover whether every situation must be met, though the seeds are few
   * @param out where failures and the summary go
   * @param terminal where progress is shown; null for nowhere
   */
  Campaign(
      SeedRange seeds,
      int jobs,
      ScenarioDraw.Tls tls,
      boolean mustCover,
      PrintStream out,
      PrintStream terminal) {
    this.seeds = seeds;
    this.jobs = jobs;
    this.tls = tls;
    this.mustCover = mustCover || seeds.count() >= COVERING_SEEDS;
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * Plays all of it.
   *
   * @return whether nothing was found and nothing was missing
   */
  boolean run() throws InterruptedException {
    long startNs = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    try {
      runOn(threads);
    } finally {
      threads.shutdownNow();
    }
    summary.lines(System.nanoTime() - startNs).forEach(out::println);
    boolean isCovered = true;
    if (!summary.missing().isEmpty()) {
      isCovered = !mustCover;
      List<String> words = new ArrayList<>();
      summary.missing().forEach(situation -> words.add(situation.words()));
      out.println((mustCover ? "FAILED: never met: " : "not met: ") + String.join(", ", words));
    }
    out.println(failures == 0 ? "no findings" : failures + " seeds FAILED");
    return failures == 0 && isCovered;
  }

  private void runOn(ExecutorService threads) throws InterruptedException {
    Progress progress = new Progress(terminal, seeds.count());
    ArrayDeque<Future<Done>> running = new ArrayDeque<>();
    long next = seeds.first();
    int done = 0;
    while (done < seeds.count()) {
      while (next <= seeds.last() && running.size() < AHEAD + jobs) {
        long seed = next++;
        running.add(threads.submit(() -> play(seed)));
      }
      take(running.remove(), progress);
      done++;
      progress.show(done, failures == 0 ? "" : ", " + failures + " FAILED");
    }
    progress.clear();
  }

  private void take(Future<Done> future, Progress progress) throws InterruptedException {
    Done done;
    try {
      done = future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    summary.add(done.scenario(), done.result());
    if (done.result().finding() != null) {
      failures++;
      if (failures <= FAILURES_TOLD) {
        progress.clear();
        FailureText.lines(done.seed(), tls, done.result().finding()).forEach(out::println);
      }
    }
  }

  private Done play(long seed) {
    Scenario scenario = ScenarioDraw.draw(seed, tls);
    RunResult result = runner.run(scenario);
    if (result.finding() == null && seed % TWICE == 0) {
      RunResult again = runner.run(scenario);
      if (again.hash() != result.hash() || again.tasks() != result.tasks()) {
        Finding differs =
            new Finding(
                result.virtualMs(),
                "determinism",
                "hash",
                "two runs differ: " + result.hash() + " and " + again.hash());
        result =
            new RunResult(
                differs,
                result.virtualMs(),
                result.boards(),
                result.hash(),
                result.tasks(),
                result.situations());
      }
    }
    return new Done(seed, scenario, result);
  }
}
