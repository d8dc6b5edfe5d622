/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import io.tocsin.sim.world.RandomStream;
import io.tocsin.sim.world.Scheduler;
import io.tocsin.sim.world.host.AgentHost;
import io.tocsin.sim.world.host.World;
import io.tocsin.sim.world.network.LinkFaults;
import io.tocsin.tools.fleet.report.Distribution;
import io.tocsin.tools.fleet.report.PerSecond;
import io.tocsin.tools.fleet.report.Plot;
import io.tocsin.tools.fleet.report.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The power of a whole site comes back within a second, and every board has something to tell to
 * the same server: that it has started.
 */
final class PowerOn implements Experiment {

  private static final String SERVER = "server.test";
  private static final String ADDRESS = "172.16.0.1";
  private static final int LATENCY_MS_MIN = 10;
  private static final int LATENCY_MS_MAX = 50;
  private static final long MS_PER_SECOND = 1_000;
  private static final double LEAST_PLOTTED = 1;
  private static final int SPAN_SECONDS = 10;
  private static final double PERCENT = 100;

  /**
   * What is tried.
   *
   * @param boards how many boards
   * @param seed decides all chance
   * @param handshakesPerSecond what the server can do
   * @param secondsMax how long is watched, at most
   */
  record Plan(int boards, long seed, int handshakesPerSecond, int secondsMax) {}

  /**
   * What came of one guard.
   *
   * @param guard the guard
   * @param load what the server had to do
   * @param bringsAll whether every board has brought its notification in time
   */
  record Outcome(Guard guard, ServerLoad load, boolean bringsAll) {}

  private final Plan plan;
  private final List<Outcome> outcomes = new ArrayList<>();

  PowerOn(Plan plan) {
    this.plan = plan;
  }

  @Override
  public String name() {
    return "power-on";
  }

  /** Tries each guard in a world of its own. */
  @Override
  public void run(Consumer<String> progress) {
    List<Guard> guards =
        List.of(
            Guard.NONE, Guard.DEFAULTS, Guard.scaled(plan.boards(), plan.handshakesPerSecond()));
    for (Guard guard : guards) {
      progress.accept("power-on: " + guard.name());
      outcomes.add(run(guard));
    }
  }

  private Outcome run(Guard guard) {
    World world = new World(plan.seed(), false);
    world.internet().setUsualFaults(new LinkFaults().latency(LATENCY_MS_MIN, LATENCY_MS_MAX));
    List<String> lines = new ArrayList<>(Fleet.LITTLE_TO_TELL);
    lines.addAll(guard.lines());
    FleetTarget target = new FleetTarget("noc", SERVER, false, guard.targetLines());
    Fleet fleet = new Fleet(world, plan.boards(), 1, List.of(target), lines);
    LoadedServer server =
        new LoadedServer(world, SERVER, ADDRESS, fleet, plan.handshakesPerSecond(), plan.boards());
    Scheduler scheduler = world.scheduler();
    RandomStream moments = world.seed().stream("power comes back");
    for (AgentHost board : fleet.boards()) {
      long atMs = moments.between(0, MS_PER_SECOND - 1);
      scheduler.at(atMs, "power", board::powerOn);
    }
    ServerLoad load = server.load();
    watchAttempts(scheduler, fleet, load);
    boolean bringsAll =
        scheduler.runUntil(
            plan.secondsMax() * MS_PER_SECOND, () -> load.toldCount() == plan.boards());
    countAttempts(scheduler, fleet, load);
    return new Outcome(guard, load, bringsAll);
  }

  /** Counts at the end of each second. */
  private static void watchAttempts(Scheduler scheduler, Fleet fleet, ServerLoad load) {
    scheduler.at(
        scheduler.nowMs() + MS_PER_SECOND - 1,
        "count",
        () -> {
          countAttempts(scheduler, fleet, load);
          scheduler.after(1, "count on", () -> watchAttempts(scheduler, fleet, load));
        });
  }

  /** Counts the attempts of all boards that have not been counted. */
  private static void countAttempts(Scheduler scheduler, Fleet fleet, ServerLoad load) {
    load.tried(scheduler.nowMs(), fleet.connectCount() - load.tries().sum());
  }

  /** What came of each guard, from none to the one that is made for the site. */
  List<Outcome> outcomes() {
    return new ArrayList<>(outcomes);
  }

  @Override
  public Table table() {
    Table table =
        new Table(
            "",
            "first contact within, s",
            "pause after a failure, s",
            "attempts in a second, at most",
            "attempts",
            "handshakes done",
            "of them in vain",
            "longest wait, s",
            "50 % connected, s",
            "90 %, s",
            "100 %, s",
            "coldStart of all, s");
    for (Outcome outcome : outcomes) {
      Guard guard = outcome.guard();
      ServerLoad load = outcome.load();
      table.row(
          guard.name(),
          seconds(guard.firstContactMs()),
          pause(guard),
          load.tries().max(),
          load.tries().sum(),
          load.useful().sum() + load.vain().sum(),
          load.vain().sum(),
          seconds(load.waitMs().max()),
          reached(load.connected(), 0.5),
          reached(load.connected(), 0.9),
          reached(load.connected(), 1),
          reached(load.told(), 1));
    }
    return table;
  }

  private static String pause(Guard guard) {
    String least = seconds(guard.backoffMsMin());
    return guard.backoffMsMin() == guard.backoffMsMax()
        ? least
        : least + " to " + seconds(guard.backoffMsMax()) + ", drawn";
  }

  private static String seconds(long ms) {
    return ms % MS_PER_SECOND == 0
        ? Long.toString(ms / MS_PER_SECOND)
        : String.format(Locale.ROOT, "%.1f", (double) ms / MS_PER_SECOND);
  }

  /** When a share of all boards, not only of those that ever came, was there. */
  private String reached(Distribution times, double share) {
    boolean enough = times.count() >= share * plan.boards();
    return enough
        ? seconds(times.quantile(Math.min(1, share * plan.boards() / times.count())))
        : String.format(Locale.ROOT, "never (%.1f %%)", PERCENT * times.count() / plan.boards());
  }

  /** The counts of every second. */
  @Override
  public Table series() {
    Table table =
        new Table(
            "guard",
            "second",
            "attempts",
            "handshakes begun",
            "done for boards still there",
            "done in vain",
            "longest wait in ms");
    for (Outcome outcome : outcomes) {
      ServerLoad load = outcome.load();
      for (int second = 0; second < seconds(outcome); second++) {
        table.row(
            outcome.guard().name(),
            second,
            load.tries().at(second),
            load.calls().at(second),
            load.useful().at(second),
            load.vain().at(second),
            load.waitMs().at(second));
      }
    }
    return table;
  }

  @Override
  public Plot[] plots() {
    return new Plot[] {attempts(), work(), connected()};
  }

  /** How long a guard was watched. */
  private static int seconds(Outcome outcome) {
    ServerLoad load = outcome.load();
    return Math.max(
        Math.max(load.tries().seconds(), load.calls().seconds()),
        Math.max(load.useful().seconds(), load.vain().seconds()));
  }

  /** Whole spans of a plot in that time; one at least. */
  private static int spans(Outcome outcome) {
    return Math.max(1, seconds(outcome) / SPAN_SECONDS);
  }

  private int seconds() {
    return outcomes.stream().mapToInt(PowerOn::seconds).max().orElse(1);
  }

  private Plot attempts() {
    String title =
        String.format(
            Locale.ROOT,
            "%,d boards power on within a second; the server can do %,d handshakes a second",
            plan.boards(),
            plan.handshakesPerSecond());
    Plot plot =
        new Plot(title, "time, s (worst second of each ten)", "attempts to connect, 1/s")
            .logarithmic(LEAST_PLOTTED);
    for (Outcome outcome : outcomes) {
      int spans = spans(outcome);
      plot.line(
          outcome.guard().name(),
          PerSecond.middles(SPAN_SECONDS, spans),
          raised(outcome.load().tries().peaks(SPAN_SECONDS, spans)));
    }
    double capacity = plan.handshakesPerSecond();
    return plot.dashedLine(
        "capacity", new double[] {0, seconds()}, new double[] {capacity, capacity});
  }

  /** A logarithmic axis has no zero. */
  private static double[] raised(double[] values) {
    return Arrays.stream(values).map(value -> Math.max(LEAST_PLOTTED, value)).toArray();
  }

  private Plot work() {
    Plot plot =
        new Plot("Handshakes done for boards that were still there", "time, s", "of capacity, %")
            .range(0, PERCENT);
    for (Outcome outcome : outcomes) {
      int spans = spans(outcome);
      plot.line(
          outcome.guard().name(),
          PerSecond.middles(SPAN_SECONDS, spans),
          Arrays.stream(outcome.load().useful().means(SPAN_SECONDS, spans))
              .map(done -> Math.min(PERCENT, PERCENT * done / plan.handshakesPerSecond()))
              .toArray());
    }
    return plot;
  }

  private Plot connected() {
    Plot plot =
        new Plot("Boards that have connected", "time, s", "of all boards, %").range(0, PERCENT);
    for (Outcome outcome : outcomes) {
      plot.line(
          outcome.guard().name(),
          PerSecond.ends(seconds()),
          Arrays.stream(outcome.load().connectedPerSecond().sums(seconds()))
              .map(count -> PERCENT * count / plan.boards())
              .toArray());
    }
    return plot;
  }
}
