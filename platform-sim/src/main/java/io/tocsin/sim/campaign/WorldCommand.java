/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.campaign;

import io.tocsin.sim.world.check.Finding;
import io.tocsin.sim.world.scenario.Durations;
import io.tocsin.sim.world.scenario.Scenario;
import io.tocsin.sim.world.scenario.ScenarioDraw;
import io.tocsin.sim.world.scenario.ScenarioException;
import io.tocsin.sim.world.scenario.ScenarioText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The command {@code world}: plays scenarios of the simulated world, and tells what it finds. */
public final class WorldCommand {
  /** Exit status: nothing was found. */
  static final int EXIT_OK = 0;

  /** Exit status: a rule was broken, or a situation was never met. */
  static final int EXIT_FOUND = 1;

  /** Exit status: arguments or files are wrong. */
  static final int EXIT_USAGE = 2;

  private static final String SUFFIX = ".txt";
  private static final int SHRINK_RUNS_MAX = 3_000;

  /** What the command understands. */
  public static final String USAGE =
      """
      usage: java -jar tocsin-sim.jar world --seeds A..B | --fresh N [--jobs N] [--tls never|some|always] [--cover]
             java -jar tocsin-sim.jar world --seed N [--tls ...] [--print] [--shrink] [--log] [--hours N]
             java -jar tocsin-sim.jar world --scenario FILE [--print] [--shrink] [--log]
             java -jar tocsin-sim.jar world --planted [--bugs NAME,...] [--limit N] [--jobs N]
        --seeds A..B     plays the scenarios that these seeds draw, and sums up
        --fresh N        the same with N seeds that nobody has used, which are told
        --seed N         plays one
          --print        prints it as text, and does not play it
          --shrink       when it fails, makes it smaller as long as it fails in the same way
          --log          prints the logs of the boards
          --hours N      plays it for so long, and tells hour by hour what the agents hold
        --scenario FILE  plays the scenario in a file, or those of all files NAME.txt of a folder
        --planted        plants bugs in the agent, and tells which checker finds each after how many seeds
          --bugs NAME,...  only these; with --seed or --scenario, a bug that the agent has
          --limit N      seeds for each at most; without it, 1000
        --cover          fails when a situation is never met; 2,000 seeds and more must meet all in any case
        --jobs N         threads; without it, as many as there are processors
        --tls WHICH      which scenarios speak TLS: never one, some (1 of 20), always; without it, some
      """;

  private final WorldOptions options;
  private final PrintStream out;
  private final PrintStream err;

  private WorldCommand(WorldOptions options, PrintStream out, PrintStream err) {
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /**
   * Runs the command.
   *
   * @param arguments what follows the word {@code world}
   * @param out where results go
   * @param err where complaints and progress go
   * @return the exit status
   */
  public static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      return new WorldCommand(WorldOptions.parse(arguments), out, err).run();
    } catch (UsageException e) {
      err.println(e.getMessage());
      err.print(USAGE);
      return EXIT_USAGE;
    } catch (ScenarioException | IOException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return EXIT_USAGE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return EXIT_FOUND;
    }
  }

  private int run() throws ScenarioException, IOException, InterruptedException {
    PrintStream terminal = isTerminal() ? err : null;
    switch (options.task()) {
      case CAMPAIGN:
        out.println("seeds " + options.seeds());
        return status(
            new Campaign(
                    options.seeds(),
                    options.jobs(),
                    options.tls(),
                    options.isCover(),
                    out,
                    terminal)
                .run());
      case PLANTED:
        return status(
            new PlantedSearch(options.bugs(), options.limit(), options.jobs(), out, terminal)
                .run());
      case SEED:
        long seed = options.seeds().first();
        if (options.hours() > 0) {
          return status(new LongRun(seed, options.tls(), options.hours(), out).run());
        }
        return single("seed " + seed, ScenarioDraw.draw(seed, options.tls()));
      default:
        return files(Path.of(options.file()));
    }
  }

  /** Plays one scenario, or all of a folder, in the order of their names. */
  private int files(Path path) throws ScenarioException, IOException {
    List<Path> files = List.of(path);
    if (Files.isDirectory(path)) {
      try (Stream<Path> all = Files.list(path)) {
        files = all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
      }
    }
    int status = EXIT_OK;
    for (Path file : files) {
      String name = file.toString();
      int one = single(name, ScenarioText.read(name, Files.readString(file)));
      status = Math.max(status, one);
    }
    return status;
  }

  /** Whether complaints go to a terminal, as far as Linux tells; Java 17 cannot say. */
  private static boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }

  private static int status(boolean good) {
    return good ? EXIT_OK : EXIT_FOUND;
  }

  private int single(String name, Scenario scenario) {
    if (options.isPrint()) {
      out.print(ScenarioText.write(scenario));
      return EXIT_OK;
    }
    ScenarioRunner runner = new ScenarioRunner(options.bug());
    ScenarioRunner.Played played = runner.runWithLogs(scenario);
    if (options.isLog()) {
      played.logs().forEach(out::println);
    }
    Finding finding = played.result().finding();
    if (finding == null) {
      out.println(
          name
              + ": no findings; "
              + Durations.text(played.result().virtualMs())
              + " of virtual time, "
              + played.result().tasks()
              + " tasks, checksum "
              + Long.toHexString(played.result().hash()));
      return EXIT_OK;
    }
    List<String> failure =
        options.task() == WorldOptions.Task.SEED
            ? FailureText.lines(scenario.seed(), options.tls(), finding)
            : FailureText.lines(name, finding);
    failure.forEach(out::println);
    if (options.isShrink()) {
      shrink(runner, scenario, finding);
    }
    return EXIT_FOUND;
  }

  private void shrink(ScenarioRunner runner, Scenario scenario, Finding finding) {
    Shrinker shrinker = new Shrinker(runner, finding, SHRINK_RUNS_MAX);
    Scenario smaller = shrinker.shrink(scenario);
    out.println("# " + finding.checker() + ", " + finding.rule() + ": " + finding.details());
    out.println("# " + shrinker.runs() + " runs of what was larger");
    out.print(ScenarioText.write(smaller));
  }
}
