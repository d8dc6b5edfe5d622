/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import io.tocsin.mib.TargetStatus;
import io.tocsin.sim.world.host.AgentHost;
import io.tocsin.sim.world.host.NotificationServer;
import io.tocsin.sim.world.host.World;
import io.tocsin.sim.world.network.LinkFaults;
import io.tocsin.tools.fleet.report.Plot;
import io.tocsin.tools.fleet.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * An input that changes for weeks, and a board that must not wear out its flash over it. What
 * counts is what the flash was given to write, whoever gave it.
 */
final class FlashWear implements Experiment {

  private static final String SERVER = "server.test";
  private static final int LATENCY_MS_MIN = 10;
  private static final int LATENCY_MS_MAX = 50;
  private static final long MS_PER_HOUR = 3_600_000;
  private static final long MS_PER_DAY = 24 * MS_PER_HOUR;
  private static final double BYTES_PER_KB = 1_024;

  /** The budget of bytes in a day that a board has by default. */
  private static final int DAY_BYTES = 4_194_304;

  /** What happens at the board; the input flaps but for the quiet one, which changes hourly. */
  private enum Course {
    QUIET("quiet input", false, true, DAY_BYTES),
    FLAPPING("server alive", true, true, DAY_BYTES),
    UNHEARD("server dead", true, false, DAY_BYTES),
    UNBOUNDED("server dead, no budget", true, false, 0);

    private final String words;
    private final boolean flaps;
    private final boolean heard;
    private final int dayBytes;

    Course(String words, boolean flaps, boolean heard, int dayBytes) {
      this.words = words;
      this.flaps = flaps;
      this.heard = heard;
      this.dayBytes = dayBytes;
    }
  }

  /**
   * What is tried.
   *
   * @param seed decides all chance
   * @param days how long
   * @param periodMs time between two changes of the input in milliseconds
   */
  record Plan(long seed, int days, int periodMs) {}

  /**
   * What came of one course of things.
   *
   * @param name what tables call it
   * @param dayBytes bytes that the journal may write in a day; 0 for no bound
   * @param events events for the server
   * @param delivered those that it has acknowledged
   * @param bytesUpTo bytes written until the end of each day, from the power-on on
   * @param writes writes that were made
   * @param syncs syncs that were made
   */
  record Outcome(
      String name,
      int dayBytes,
      long events,
      long delivered,
      List<Long> bytesUpTo,
      long writes,
      long syncs) {

    long bytes() {
      return bytesUpTo.get(bytesUpTo.size() - 1);
    }

    /** The most that was written in a day. */
    long bytesPerDayMax() {
      long most = 0;
      long before = 0;
      for (long bytes : bytesUpTo) {
        most = Math.max(most, bytes - before);
        before = bytes;
      }
      return most;
    }
  }

  private final Plan plan;
  private final List<Outcome> outcomes = new ArrayList<>();

  FlashWear(Plan plan) {
    this.plan = plan;
  }

  @Override
  public String name() {
    return "flash-wear";
  }

  /** Tries each course in a world of its own. */
  @Override
  public void run(Consumer<String> progress) {
    for (Course course : Course.values()) {
      progress.accept("flash-wear: " + course.words);
      outcomes.add(run(course));
    }
  }

  private Outcome run(Course course) {
    World world = new World(plan.seed(), false);
    world.internet().setUsualFaults(new LinkFaults().latency(LATENCY_MS_MIN, LATENCY_MS_MAX));
    NotificationServer server = world.addServer(SERVER, "172.16.0.1");
    server.setNotesKept(false);
    if (course.heard) {
      server.powerOn();
    }
    FleetTarget target = new FleetTarget("noc", SERVER, true);
    List<String> lines =
        List.of(
            "line." + Fleet.inputName(0) + ".severity = critical",
            "journal.day.bytes = " + course.dayBytes);
    Fleet fleet = new Fleet(world, 1, 1, List.of(target), lines);
    fleet.powerOn();
    AgentHost board = fleet.boards().get(0);
    board.hardware().setFlapping(0, course.flaps ? plan.periodMs() : MS_PER_HOUR);
    List<Long> bytesUpTo = new ArrayList<>();
    for (int day = 0; day < plan.days(); day++) {
      world.run(MS_PER_DAY);
      bytesUpTo.add(board.flash().bytesWritten());
    }
    TargetStatus status = board.agent().targets();
    return new Outcome(
        course.words,
        course.dayBytes,
        status.accepted(0),
        status.delivered(0),
        bytesUpTo,
        board.flash().writeCount(),
        board.flash().syncCount());
  }

  /** What came of each course of things. */
  List<Outcome> outcomes() {
    return new ArrayList<>(outcomes);
  }

  @Override
  public Table table() {
    Table table =
        new Table(
            "",
            "days",
            "budget a day, kB",
            "events",
            "delivered",
            "writes",
            "syncs",
            "written, kB",
            "most in a day, kB",
            "bytes an event");
    for (Outcome outcome : outcomes) {
      table.row(
          outcome.name(),
          plan.days(),
          outcome.dayBytes() == 0 ? "none" : outcome.dayBytes() / (int) BYTES_PER_KB,
          outcome.events(),
          outcome.delivered(),
          outcome.writes(),
          outcome.syncs(),
          outcome.bytes() / BYTES_PER_KB,
          outcome.bytesPerDayMax() / BYTES_PER_KB,
          (double) outcome.bytes() / outcome.events());
    }
    return table;
  }

  /** What was written until the end of each day. */
  @Override
  public Table series() {
    Table table = new Table("course", "day", "bytes written so far");
    for (Outcome outcome : outcomes) {
      for (int day = 0; day < plan.days(); day++) {
        table.row(outcome.name(), day + 1, outcome.bytesUpTo().get(day));
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
            "Written to the flash of a board whose input changes every %,d ms",
            plan.periodMs());
    Plot plot = new Plot(title, "time, days", "written so far, MB");
    for (Outcome outcome : outcomes) {
      double[] days = new double[plan.days()];
      double[] written = new double[plan.days()];
      for (int day = 0; day < plan.days(); day++) {
        days[day] = day + 1;
        written[day] = outcome.bytesUpTo().get(day) / BYTES_PER_KB / BYTES_PER_KB;
      }
      plot.line(outcome.name(), days, written);
    }
    return plot;
  }
}
