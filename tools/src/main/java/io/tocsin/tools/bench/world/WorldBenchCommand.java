/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.world;

import io.tocsin.tools.bench.Machine;
import io.tocsin.tools.values.CountOption;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench world}: how much virtual time the simulated world makes of processor time. */
@Command(
    name = "world",
    mixinStandardHelpOptions = true,
    description =
        "Virtual board-hours in a second of processor time: boards that tell one server of an event"
            + " a minute each, over plain channels and over TLS.")
public final class WorldBenchCommand implements Callable<Integer> {

  private static final long SEED = 1;
  private static final int BOARDS_MAX = 1_000;
  private static final int ROUNDS_MAX = 100;
  private static final int PLAIN_MINUTES = 600;
  private static final int TLS_MINUTES = 15;
  private static final int KEPT_MINUTES = 300;

  @Spec private CommandSpec spec;

  @Option(
      names = "--boards",
      defaultValue = "20",
      paramLabel = "COUNT",
      description = "boards (default: ${DEFAULT-VALUE})")
  private int boards;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      paramLabel = "COUNT",
      description = "rounds after one to warm up (default: ${DEFAULT-VALUE})")
  private int rounds;

  /** For the command line parser. */
  public WorldBenchCommand() {}

  @Override
  public Integer call() {
    CountOption.check(spec, "--boards", boards, 1, BOARDS_MAX);
    CountOption.check(spec, "--rounds", rounds, 1, ROUNDS_MAX);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%d boards, one server, an event a minute and board; medians of %d rounds after one to warm"
            + " up, in one thread%n%n",
        boards, rounds);
    out.printf(
        "%-10s%-24s%22s%30s%20s%18s%n",
        "channel",
        "sessions",
        "board-hours a round",
        "board-hours/s (least - most)",
        "CPU us an event",
        "tasks/s");
    row(out, "plain", false, false, PLAIN_MINUTES);
    row(out, "plain", false, true, PLAIN_MINUTES);
    row(out, "TLS", true, false, TLS_MINUTES);
    row(out, "TLS", true, true, KEPT_MINUTES);
    out.printf("%n%s%n", Machine.describe());
    return CommandLine.ExitCode.OK;
  }

  private void row(PrintWriter out, String channel, boolean tls, boolean keep, int minutes) {
    WorldLoad load = new WorldLoad(SEED, tls, keep, boards);
    load.run(minutes);
    List<WorldLoad.Cost> costs = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      costs.add(load.run(minutes));
    }
    costs.sort(Comparator.comparingDouble(WorldLoad.Cost::boardHoursPerSecond));
    WorldLoad.Cost median = costs.get(rounds / 2);
    String range =
        String.format(
            Locale.ROOT,
            "%,.0f (%,.0f - %,.0f)",
            median.boardHoursPerSecond(),
            costs.get(0).boardHoursPerSecond(),
            costs.get(rounds - 1).boardHoursPerSecond());
    out.printf(
        Locale.ROOT,
        "%-10s%-24s%,22.0f%30s%,20.0f%,18.0f%n",
        channel,
        keep ? "kept open" : "one for each event",
        median.boardHours(),
        range,
        1e6 * median.cpuSeconds() / Math.max(1, median.events()),
        median.tasks() / median.cpuSeconds());
    out.flush();
  }
}
