/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import io.tocsin.tools.fleet.report.ResultFolder;
import io.tocsin.tools.values.CountOption;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every experiment is told. */
final class FleetOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--into",
      required = true,
      paramLabel = "FOLDER",
      description = "where the table and the plot go")
  private Path into;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "NUMBER",
      description = "decides all chance; the same seed, the same table (default: ${DEFAULT-VALUE})")
  private long seed;

  FleetOptions() {}

  long seed() {
    return seed;
  }

  /**
   * Makes the folder for the results, before the long work begins.
   *
   * @throws IOException when that fails
   */
  ResultFolder folder() throws IOException {
    // Plots need no screen, and must not look for one.
    System.setProperty("java.awt.headless", "true");
    return new ResultFolder(into);
  }

  /** Refuses a number that is out of its range. */
  void check(String option, int value, int least, int greatest) {
    CountOption.check(spec, option, value, least, greatest);
  }

  /** Tells what goes on. */
  void progress(String text) {
    spec.commandLine().getErr().println(text);
  }

  /**
   * Plays an experiment, writes its table, its figures and its plots into the folder, and prints
   * the table.
   *
   * @return exit status of the command
   * @throws IOException when a file cannot be written
   */
  int perform(Experiment experiment) throws IOException {
    ResultFolder folder = folder();
    experiment.run(this::progress);
    String table = experiment.table().markdown();
    folder.write(experiment.name() + ".md", table);
    folder.write(experiment.name() + ".csv", experiment.series().csv());
    folder.draw(experiment.name() + ".png", experiment.plots());
    print(table);
    return CommandLine.ExitCode.OK;
  }

  /** Prints a result. */
  void print(String text) {
    spec.commandLine().getOut().println(text);
  }
}
