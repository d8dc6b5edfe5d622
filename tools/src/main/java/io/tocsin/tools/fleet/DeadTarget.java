/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import io.tocsin.event.DropCause;
import io.tocsin.mib.TargetStatus;
import io.tocsin.sim.world.RandomStream;
import io.tocsin.sim.world.host.AgentHost;
import io.tocsin.sim.world.host.NotificationServer;
import io.tocsin.sim.world.host.World;
import io.tocsin.sim.world.network.LinkFaults;
import io.tocsin.tools.fleet.report.Distribution;
import io.tocsin.tools.fleet.report.Plot;
import io.tocsin.tools.fleet.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Boards with ten targets, of which the last one fails in some way. Whether the others notice is
 * told by the time from a change of an input to its arrival.
 */
final class DeadTarget implements Experiment {

  private static final int TARGETS = 10;
  private static final int LIVE = TARGETS - 1;
  private static final int INPUTS = 4;
  private static final int LATENCY_MS_MIN = 10;
  private static final int LATENCY_MS_MAX = 50;
  private static final int SESSIONS_SPARE = 8;
  private static final long MS_PER_MINUTE = 60_000;
  private static final long BEGIN_MS = 10_000;
  private static final long DRAIN_MS = 60_000;
  private static final long MEAN_MS = 1_000;
  private static final double PERCENT = 100;

  /** Quantiles that are written. */
  private static final int SHARES = 200;

  private static final int POINTS = 150;
  private static final double FIRST_MS = 5;
  private static final double LAST_MS = 5_000;
  private static final double LEAST_PLOTTED = 0.001;

  /** What becomes of the last target. */
  enum Fate {
    /** Nothing. */
    ALIVE("all ten alive"),
    /** It has no power; nobody answers at its address. */
    DEAD("one dead"),
    /** It takes informs and acknowledges none. */
    SILENT("one silent"),
    /** It reads a few bytes now and then. */
    SLOW("one slow");

    private static final int SLOW_BYTES = 50;
    private static final int SLOW_TURN_MS = 1_000;

    private final String words;

    Fate(String words) {
      this.words = words;
    }

    /** What tables call it. */
    String words() {
      return words;
    }

    private void befall(NotificationServer server) {
      switch (this) {
        case ALIVE -> server.powerOn();
        case DEAD -> server.powerOff(true);
        case SILENT -> {
          server.setSilent(true);
          server.powerOn();
        }
        case SLOW -> {
          server.setSlow(SLOW_BYTES, SLOW_TURN_MS);
          server.powerOn();
        }
      }
    }
  }

  /**
   * What is tried.
   *
   * @param boards how many boards
   * @param seed decides all chance
   * @param minutes for how long inputs change
   */
  record Plan(int boards, long seed, int minutes) {}

  /**
   * What came of one fate.
   *
   * @param fate what befell the last target
   * @param latencies times from change to arrival at the other nine, in milliseconds
   * @param missing events that did not arrive at one of the nine
   * @param lastDelivered what the last target got
   * @param lastDropped what it lost because the log was full
   */
  record Outcome(
      Fate fate, Distribution latencies, long missing, long lastDelivered, long lastDropped) {}

  private final Plan plan;
  private final List<Outcome> outcomes = new ArrayList<>();

  DeadTarget(Plan plan) {
    this.plan = plan;
  }

  @Override
  public String name() {
    return "dead-target";
  }

  /** Tries each fate in a world of its own, with the same changes. */
  @Override
  public void run(Consumer<String> progress) {
    for (Fate fate : Fate.values()) {
      progress.accept("dead-target: " + fate.words());
      outcomes.add(run(fate));
    }
  }

  private Outcome run(Fate fate) {
    World world = new World(plan.seed(), false);
    world.internet().setUsualFaults(new LinkFaults().latency(LATENCY_MS_MIN, LATENCY_MS_MAX));
    List<NotificationServer> servers = new ArrayList<>();
    List<FleetTarget> targets = new ArrayList<>();
    for (int i = 0; i < TARGETS; i++) {
      String host = "server" + i + ".test";
      NotificationServer server = world.addServer(host, "172.16.0." + (i + 1));
      server.setSessionsMax(plan.boards() + SESSIONS_SPARE);
      servers.add(server);
      // Odd ones get informs, and so does the one that fails.
      targets.add(new FleetTarget("target" + i, host, i % 2 == 1));
    }
    servers.subList(0, LIVE).forEach(NotificationServer::powerOn);
    fate.befall(servers.get(LIVE));
    Fleet fleet =
        new Fleet(world, plan.boards(), INPUTS, targets, List.of("outbox.coalesce.ms = 0"));
    fleet.powerOn();
    world.run(BEGIN_MS);
    List<Changes> changes = new ArrayList<>();
    long endMs = world.scheduler().nowMs() + plan.minutes() * MS_PER_MINUTE;
    for (AgentHost board : fleet.boards()) {
      changes.add(new Changes(world, board, endMs));
    }
    world.run(plan.minutes() * MS_PER_MINUTE + DRAIN_MS);
    return outcome(fate, fleet, servers, changes);
  }

  private static Outcome outcome(
      Fate fate, Fleet fleet, List<NotificationServer> servers, List<Changes> changes) {
    ArrivalTimes arrivals = new ArrivalTimes(servers);
    Distribution latencies = new Distribution();
    long missing = 0;
    long delivered = 0;
    long dropped = 0;
    for (int i = 0; i < fleet.size(); i++) {
      AgentHost board = fleet.boards().get(i);
      missing += arrivals.measure(board.name(), changes.get(i).timesMs, LIVE, latencies);
      TargetStatus status = board.agent().targets();
      delivered += status.delivered(LIVE);
      dropped += status.dropped(LIVE, DropCause.QUEUE_FULL);
    }
    return new Outcome(fate, latencies, missing, delivered, dropped);
  }

  /** Changes the inputs of a board at moments that are drawn. */
  private static final class Changes {

    private final World world;
    private final AgentHost board;
    private final RandomStream random;
    private final long endMs;
    private final List<Long> timesMs = new ArrayList<>();

    Changes(World world, AgentHost board, long endMs) {
      this.world = world;
      this.board = board;
      this.endMs = endMs;
      random = world.seed().stream("changes of " + board.name());
      next();
    }

    private void next() {
      world.scheduler().after(random.exponential(MEAN_MS), "change", this::change);
    }

    private void change() {
      long nowMs = world.scheduler().nowMs();
      if (nowMs < endMs) {
        int input = random.between(0, INPUTS - 1);
        timesMs.add(nowMs);
        board.hardware().setInput(input, !board.hardware().input(input));
        next();
      }
    }
  }

  /** What came of each fate. */
  List<Outcome> outcomes() {
    return new ArrayList<>(outcomes);
  }

  @Override
  public Table table() {
    Table table =
        new Table(
            "the tenth target",
            "arrivals at the other nine",
            "missing there",
            "median, ms",
            "90 %, ms",
            "99 %, ms",
            "99.9 %, ms",
            "longest, ms",
            "delivered to the tenth",
            "dropped for the tenth");
    for (Outcome outcome : outcomes) {
      Distribution latencies = outcome.latencies();
      table.row(
          outcome.fate().words(),
          latencies.count(),
          outcome.missing(),
          latencies.quantile(0.5),
          latencies.quantile(0.9),
          latencies.quantile(0.99),
          latencies.quantile(0.999),
          latencies.max(),
          outcome.lastDelivered(),
          outcome.lastDropped());
    }
    return table;
  }

  /** The quantiles, in steps of half a percent. */
  @Override
  public Table series() {
    Table table = new Table("the tenth target", "share of events in percent", "latency in ms");
    for (Outcome outcome : outcomes) {
      for (int i = 1; i <= SHARES; i++) {
        table.row(
            outcome.fate().words(),
            PERCENT * i / SHARES,
            outcome.latencies().quantile((double) i / SHARES));
      }
    }
    return table;
  }

  @Override
  public Plot[] plots() {
    return new Plot[] {plot()};
  }

  private Plot plot() {
    String title =
        String.format(
            Locale.ROOT,
            "%,d boards with ten targets, an event a second each: arrivals at nine of them",
            plan.boards());
    Plot plot =
        new Plot(title, "time from event to arrival, ms", "later than that, % of all")
            .logarithmicHorizontally()
            .logarithmic(LEAST_PLOTTED);
    for (Outcome outcome : outcomes) {
      double[] latencies = new double[POINTS];
      double[] shares = new double[POINTS];
      for (int i = 0; i < POINTS; i++) {
        latencies[i] = FIRST_MS * Math.pow(LAST_MS / FIRST_MS, (double) i / (POINTS - 1));
        double later = outcome.latencies().shareAbove((long) latencies[i]);
        shares[i] = Math.max(LEAST_PLOTTED, PERCENT * later);
      }
      if (outcome.fate() == Fate.ALIVE) {
        plot.line(outcome.fate().words(), latencies, shares);
      } else {
        plot.dashedLine(outcome.fate().words(), latencies, shares);
      }
    }
    return plot;
  }
}
