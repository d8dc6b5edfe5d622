/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import io.tocsin.tools.bench.BenchFolder;
import io.tocsin.tools.bench.Measurement;
import io.tocsin.tools.values.CountOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What runs the board's program on its runtime, in a folder of its own that is gone at the end. */
abstract class RuntimeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--runtime",
      required = true,
      paramLabel = "FOLDER",
      description = "what tools/runtime has made for this machine")
  private Path runtime;

  /** The board's runtime. */
  Path runtime() {
    return runtime;
  }

  /** Demands that an option's number lies between two others. */
  void check(String option, int value, int least, int most) {
    CountOption.check(spec, option, value, least, most);
  }

  /** Demands of all options of the command what the parser cannot. */
  abstract void checkOptions();

  /**
   * Does the work.
   *
   * @return whether all is as it should be
   */
  abstract boolean run(BenchFolder folder, FootprintReport report)
      throws IOException, InterruptedException;

  @Override
  public final Integer call() {
    checkOptions();
    if (!Files.exists(runtime.resolve("bin/tocsin-archive"))) {
      throw new ParameterException(
          spec.commandLine(), runtime + " is no runtime; tools/runtime makes one");
    }
    FootprintReport report = new FootprintReport(spec.commandLine().getOut());
    return Measurement.run(spec, folder -> run(folder, report));
  }
}
