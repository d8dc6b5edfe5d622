/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import io.tocsin.tools.bench.BenchFolder;
import io.tocsin.tools.bench.ProcessMemory;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench soak}: whether the board's program grows while it works. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description = {
      "Run the board's program on its runtime for a while, with events at a steady rate to a receiver"
          + " that cuts it off again and again, and tell what it has of memory, threads and"
          + " descriptors, minute by minute."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:nothing has grown between the second quarter of the time and the last",
      "1:something has, or the run failed; standard error says what",
      "2:the command line was not understood"
    })
public final class SoakCommand extends RuntimeCommand {

  /** Growth that is none: the machine's compiler and collector go on by small steps. */
  private static final double MEMORY_GROWTH_MAX = 1.03;

  private static final int MINUTES_MIN = 4;
  private static final int MINUTES_MAX = 10_080;
  private static final int RATE_MAX = 1_000;
  private static final int SECONDS_MAX = 3_600;

  /** Descriptors that come and go: questions, and a connection that is being replaced. */
  private static final int DESCRIPTORS_SPARE = 3;

  @Option(
      names = "--minutes",
      defaultValue = "30",
      paramLabel = "COUNT",
      description = "how long (default: ${DEFAULT-VALUE})")
  private int minutes;

  @Option(
      names = "--per-second",
      defaultValue = "50",
      paramLabel = "COUNT",
      description = "events (default: ${DEFAULT-VALUE})")
  private int perSecond;

  @Option(
      names = "--cut-seconds",
      defaultValue = "20",
      paramLabel = "SECONDS",
      description = "between two cuts of all connections (default: ${DEFAULT-VALUE})")
  private int cutSeconds;

  /** For the command line parser. */
  public SoakCommand() {}

  @Override
  void checkOptions() {
    check("--minutes", minutes, MINUTES_MIN, MINUTES_MAX);
    check("--per-second", perSecond, 1, RATE_MAX);
    check("--cut-seconds", cutSeconds, 1, SECONDS_MAX);
  }

  @Override
  boolean run(BenchFolder folder, FootprintReport report) throws IOException, InterruptedException {
    report.print(
        "%d events a second for %d min, all connections cut every %d s",
        perSecond, minutes, cutSeconds);
    try (Sink sink = new Sink(folder.path());
        DmPeer dm = new DmPeer(folder.path())) {
      TocsinContestant tocsin = new TocsinContestant(runtime(), folder, sink, dm);
      try (Trial trial = Trial.start(tocsin.start(), folder.path(), sink)) {
        Soak soak = new Soak(trial, tocsin, sink);
        soak.run(minutes, perSecond, cutSeconds);
        report.printMinutes(soak.minutes());
        report.print("%s", tocsin.status());
        return hasNotGrown(soak, report);
      }
    }
  }

  private static boolean hasNotGrown(Soak soak, FootprintReport report) {
    double resident = soak.growth(ProcessMemory::residentKb);
    double own = soak.growth(ProcessMemory::privateKb);
    double threads = soak.growth(ProcessMemory::threads);
    report.print(
        "last quarter to second: %.3fx RSS, %.3fx private, %.3fx threads", resident, own, threads);
    int most = 0;
    for (Soak.Minute minute : soak.minutes()) {
      most = Math.max(most, minute.memory().descriptors());
    }
    int first = soak.minutes().get(0).memory().descriptors();
    return resident <= MEMORY_GROWTH_MAX
        && own <= MEMORY_GROWTH_MAX
        && threads <= 1
        && most <= first + DESCRIPTORS_SPARE;
  }
}
