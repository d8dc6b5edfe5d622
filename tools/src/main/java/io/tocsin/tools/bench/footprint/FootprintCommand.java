/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import io.tocsin.tools.bench.BenchFolder;
import io.tocsin.tools.bench.ProcessMemory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench footprint}: disk, memory and start of the board's program, beside others. */
@Command(
    name = "footprint",
    mixinStandardHelpOptions = true,
    description = {
      "Measure the board's program on its runtime: disk, memory when idle and after very many"
          + " notifications, time to the first one; beside a minimal TLS client of Bouncy Castle on"
          + " the same runtime, SNMP4J-Agent, and snmpd. All in turn, medians of some rounds."
    },
    footerHeading = "%n",
    footer = "tools/footprint builds the runtime first.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all was measured",
      "1:something failed; standard error says what",
      "2:the command line was not understood"
    })
public final class FootprintCommand extends RuntimeCommand {

  private static final int ROUNDS_MAX = 1_000;
  private static final int SECONDS_MAX = 86_400;
  private static final int NOTIFICATIONS_MAX = 100_000_000;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      paramLabel = "COUNT",
      description = "starts of each program (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--idle-seconds",
      defaultValue = "10",
      paramLabel = "SECONDS",
      description = "from the first notification to the measuring (default: ${DEFAULT-VALUE})")
  private int idleSeconds;

  @Option(
      names = "--notifications",
      defaultValue = "100000",
      paramLabel = "COUNT",
      description = "of one process, for its growth (default: ${DEFAULT-VALUE})")
  private int notifications;

  @Option(
      names = "--hour-seconds",
      defaultValue = "120",
      paramLabel = "SECONDS",
      description = "from which an idle hour is reckoned (default: ${DEFAULT-VALUE})")
  private int hourSeconds;

  /** For the command line parser. */
  public FootprintCommand() {}

  @Override
  void checkOptions() {
    check("--rounds", rounds, 1, ROUNDS_MAX);
    check("--idle-seconds", idleSeconds, 1, SECONDS_MAX);
    check("--notifications", notifications, 1, NOTIFICATIONS_MAX);
    check("--hour-seconds", hourSeconds, 1, SECONDS_MAX);
  }

  /** The jar that this runs from. */
  private static Path tools() throws IOException {
    try {
      return Path.of(
          FootprintCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  @Override
  boolean run(BenchFolder folder, FootprintReport report) throws IOException, InterruptedException {
    try (Sink sink = new Sink(folder.path());
        DmPeer dm = new DmPeer(folder.path())) {
      TocsinContestant tocsin = new TocsinContestant(runtime(), folder, sink, dm);
      report.printDisk(new DiskFigures(runtime()), folder.path().resolve("tocsin.jsa"));
      report.print("");
      report.print(
          "%d s after the first notification, and the time to it; medians of %d starts, in turn",
          idleSeconds, rounds);
      report.printPrograms(programs(folder, sink, tocsin));
      if (dm.sessions() < rounds) {
        throw new IOException("the DM server had " + dm.sessions() + " sessions only");
      }
      report.print("");
      report.print("one process of Tocsin, one event after the other");
      report.printGrowth(many(folder, sink, tocsin));
      report.print("");
      hour(folder, sink, tocsin, report);
    }
    return true;
  }

  private Map<String, List<Figures>> programs(
      BenchFolder folder, Sink sink, TocsinContestant tocsin)
      throws IOException, InterruptedException {
    List<Contestant> contestants = new ArrayList<>();
    contestants.add(tocsin);
    contestants.add(new TlsClientContestant(runtime(), folder.path(), tools(), sink));
    contestants.addAll(
        Snmp4jContestant.both(runtime().resolve("bin/tocsin"), folder.path(), tools(), sink));
    contestants.add(new SnmpdContestant(folder, sink));
    Map<String, List<Figures>> figures = new LinkedHashMap<>();
    for (Contestant contestant : contestants) {
      // What the first start of a program brings into the system's memory is there for all others.
      figures(contestant, folder, sink);
      figures.put(contestant.name(), new ArrayList<>());
    }
    for (int round = 1; round <= rounds; round++) {
      for (Contestant contestant : contestants) {
        figures.get(contestant.name()).add(figures(contestant, folder, sink));
      }
    }
    return figures;
  }

  private Figures figures(Contestant contestant, BenchFolder folder, Sink sink)
      throws IOException, InterruptedException {
    try (Trial trial = Trial.start(contestant.start(), folder.path(), sink)) {
      trial.idle(idleSeconds);
      return new Figures(trial.firstMs(), ProcessMemory.of(trial.process()));
    }
  }

  private ManyNotifications many(BenchFolder folder, Sink sink, TocsinContestant tocsin)
      throws IOException, InterruptedException {
    try (Trial trial = Trial.start(tocsin.start(), folder.path(), sink)) {
      trial.idle(idleSeconds);
      return ManyNotifications.run(trial, tocsin, sink, notifications);
    }
  }

  private void hour(BenchFolder folder, Sink sink, TocsinContestant tocsin, FootprintReport report)
      throws IOException, InterruptedException {
    HeapLog shorter = idle(folder, sink, tocsin, idleSeconds);
    HeapLog longer = idle(folder, sink, tocsin, idleSeconds + hourSeconds);
    report.printHour(shorter, longer, hourSeconds);
  }

  private static HeapLog idle(BenchFolder folder, Sink sink, TocsinContestant tocsin, long seconds)
      throws IOException, InterruptedException {
    Path log = folder.path().resolve("heap.log");
    try (Trial trial = Trial.start(tocsin.startLogged(log), folder.path(), sink)) {
      trial.idle(seconds);
      trial.end();
    }
    return HeapLog.read(log);
  }
}
