/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import io.tocsin.event.DropCause;
import io.tocsin.sim.world.Scheduler;
import io.tocsin.sim.world.host.AgentHost;
import io.tocsin.sim.world.host.NotificationServer;
import io.tocsin.sim.world.host.World;
import io.tocsin.sim.world.network.LinkFaults;
import io.tocsin.tools.fleet.report.PerSecond;
import io.tocsin.tools.fleet.report.Plot;
import io.tocsin.tools.fleet.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * One input of every board flaps as fast as its contact can, while another one has something
 * critical to tell now and then. The boards tell four servers: one by traps, one by informs, one
 * that reads slowly, one that is dead.
 */
final class Storm implements Experiment {

  private static final List<String> SERVERS = List.of("trap", "inform", "slow", "dead");
  private static final int INFORM = 1;
  private static final int SLOW = 2;
  private static final int DEAD = 3;
  private static final int FLAPPING = 0;
  private static final int CRITICAL = 1;
  private static final int LATENCY_MS_MIN = 10;
  private static final int LATENCY_MS_MAX = 50;
  private static final long MS_PER_SECOND = 1_000;
  private static final long CALM_BEFORE_MS = 10_000;
  private static final long CRITICAL_PERIOD_MS = 5_000;
  private static final int SLOW_TURN_MS = 100;
  private static final int SLOW_BYTES = 40;
  private static final int SESSIONS_SPARE = 8;

  /** Time to drain after the storm, in seconds. */
  private static final int CALM_AFTER_SECONDS = 300;

  /** Of what follows the storm, what a plot shows, in seconds. */
  private static final int PLOTTED_AFTER_SECONDS = 50;

  /**
   * What is tried.
   *
   * @param boards how many boards
   * @param seed decides all chance
   * @param changesPerSecond changes of the flapping input of each board
   * @param seconds how long it flaps
   */
  record Plan(int boards, long seed, int changesPerSecond, int seconds) {}

  /**
   * What came of one storm.
   *
   * @param name what tables call it
   * @param offered events that the experiment made at all boards together, for each target
   * @param critical those of them that are critical
   * @param targets what became of them
   */
  record Outcome(String name, long offered, long critical, List<StormTarget> targets) {}

  private final Plan plan;
  private final List<Outcome> outcomes = new ArrayList<>();

  Storm(Plan plan) {
    this.plan = plan;
  }

  @Override
  public String name() {
    return "storm";
  }

  /** Lets two storms pass, with repeats merged and without. */
  @Override
  public void run(Consumer<String> progress) {
    progress.accept("storm: repeats merged");
    outcomes.add(run("merged", "outbox.coalesce.ms = 1000"));
    progress.accept("storm: repeats not merged");
    outcomes.add(run("not merged", "outbox.coalesce.ms = 0"));
  }

  private Outcome run(String name, String coalescing) {
    World world = new World(plan.seed(), false);
    world.internet().setUsualFaults(new LinkFaults().latency(LATENCY_MS_MIN, LATENCY_MS_MAX));
    List<NotificationServer> servers = servers(world);
    List<FleetTarget> targets = new ArrayList<>();
    for (int i = 0; i < SERVERS.size(); i++) {
      targets.add(new FleetTarget(SERVERS.get(i), host(i), i == INFORM));
    }
    List<String> lines =
        List.of(coalescing, "line." + Fleet.inputName(CRITICAL) + ".severity = critical");
    Fleet fleet = new Fleet(world, plan.boards(), 2, targets, lines);
    fleet.powerOn();
    world.run(CALM_BEFORE_MS);
    Flood flood = new Flood(world.scheduler(), fleet, plan);
    world.run(plan.seconds() * MS_PER_SECOND);
    world.run(PLOTTED_AFTER_SECONDS * MS_PER_SECOND);
    // What lies in buffers on the way to the slow one shall arrive, and be counted there.
    servers.get(SLOW).setFast();
    world.run((CALM_AFTER_SECONDS - PLOTTED_AFTER_SECONDS) * MS_PER_SECOND);
    List<StormTarget> fates = new ArrayList<>();
    for (int i = 0; i < SERVERS.size(); i++) {
      fates.add(new StormTarget(SERVERS.get(i), i, fleet, servers.get(i)));
    }
    // Each board tells that it has started, too.
    return new Outcome(name, flood.changes + plan.boards(), flood.criticalChanges, fates);
  }

  private static String host(int server) {
    return SERVERS.get(server) + ".test";
  }

  private List<NotificationServer> servers(World world) {
    List<NotificationServer> servers = new ArrayList<>();
    for (int i = 0; i < SERVERS.size(); i++) {
      NotificationServer server = world.addServer(host(i), "172.16.0." + (i + 1));
      server.setSessionsMax(plan.boards() + SESSIONS_SPARE);
      if (i != DEAD) {
        server.powerOn();
      }
      servers.add(server);
    }
    servers.get(SLOW).setSlow(SLOW_BYTES * plan.boards(), SLOW_TURN_MS);
    return servers;
  }

  /** Makes the events, and counts them. */
  private static final class Flood {

    private final Scheduler scheduler;
    private final Fleet fleet;
    private final Plan plan;
    private final long beginMs;
    private long rounds;
    private long changes;
    private long criticalChanges;

    Flood(Scheduler scheduler, Fleet fleet, Plan plan) {
      this.scheduler = scheduler;
      this.fleet = fleet;
      this.plan = plan;
      beginMs = scheduler.nowMs();
      flap();
      becomeCritical();
    }

    private boolean isOver() {
      return scheduler.nowMs() >= beginMs + plan.seconds() * MS_PER_SECOND;
    }

    private void flap() {
      long passedMs = scheduler.nowMs() - beginMs;
      while (rounds * MS_PER_SECOND <= passedMs * plan.changesPerSecond()) {
        rounds++;
        changes += change(FLAPPING);
      }
      scheduler.after(
          1,
          "flap",
          () -> {
            if (!isOver()) {
              flap();
            }
          });
    }

    private void becomeCritical() {
      scheduler.after(
          CRITICAL_PERIOD_MS,
          "critical",
          () -> {
            if (!isOver()) {
              long changed = change(CRITICAL);
              changes += changed;
              criticalChanges += changed;
              becomeCritical();
            }
          });
    }

    private long change(int input) {
      long changed = 0;
      for (AgentHost board : fleet.boards()) {
        boolean level = board.hardware().input(input);
        changed += board.hardware().setInput(input, !level) ? 1 : 0;
      }
      return changed;
    }
  }

  /** What came of each storm. */
  List<Outcome> outcomes() {
    return new ArrayList<>(outcomes);
  }

  /** The results in one table; counts are those of all boards together. */
  @Override
  public Table table() {
    Table table =
        new Table(
            "repeats",
            "target",
            "events made",
            "reports of losses",
            "stood for by others",
            "dropped: " + DropCause.name(DropCause.QUEUE_FULL),
            "dropped: other causes",
            "wait",
            "delivered",
            "counted by the server",
            "most in a second",
            "critical: made",
            "critical: delivered",
            "all adds up");
    for (Outcome outcome : outcomes) {
      for (StormTarget target : outcome.targets()) {
        table.row(
            outcome.name(),
            target.name(),
            outcome.offered(),
            target.lossReports(),
            target.coalesced(),
            target.dropped(DropCause.QUEUE_FULL),
            target.dropped() - target.dropped(DropCause.QUEUE_FULL),
            target.queued(),
            target.delivered(),
            target.arrived(),
            target.arrivals().max(),
            outcome.critical(),
            target.criticalDelivered(),
            target.addsUp(outcome.offered()) ? "yes" : "NO");
      }
    }
    return table;
  }

  /** What reached each server in every second. */
  @Override
  public Table series() {
    Table table = new Table("repeats", "target", "second", "notifications");
    for (Outcome outcome : outcomes) {
      for (StormTarget target : outcome.targets()) {
        for (int second = 0; second < seconds(); second++) {
          table.row(outcome.name(), target.name(), second, target.arrivals().at(second));
        }
      }
    }
    return table;
  }

  private int seconds() {
    return (int) (CALM_BEFORE_MS / MS_PER_SECOND) + plan.seconds() + PLOTTED_AFTER_SECONDS;
  }

  @Override
  public Plot[] plots() {
    return outcomes.stream().map(this::plot).toArray(Plot[]::new);
  }

  private Plot plot(Outcome outcome) {
    String title =
        String.format(
            Locale.ROOT,
            "%,d boards, each with %,d changes a second from 10 s to %d s; repeats %s",
            plan.boards(),
            plan.changesPerSecond(),
            CALM_BEFORE_MS / MS_PER_SECOND + plan.seconds(),
            outcome.name());
    Plot plot = new Plot(title, "time, s", "arrive, of each board, 1/s");
    for (StormTarget target : outcome.targets()) {
      double[] values = target.arrivals().means(1, seconds());
      for (int second = 0; second < values.length; second++) {
        values[second] /= plan.boards();
      }
      plot.line(target.name(), PerSecond.middles(1, seconds()), values);
    }
    return plot;
  }
}
