/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import io.tocsin.tools.bench.agent.AgentBenchCommand;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: measures Tocsin beside other programs. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measure Tocsin beside other programs, on this machine.",
    subcommands = {BenchCommand.Codec.class, AgentBenchCommand.class})
public final class BenchCommand implements Runnable {

  /** Which benchmarks of JMH make up {@code bench codec}. */
  static final String CODEC_BENCHMARKS =
      "^" + CodecBenchmark.class.getName().replace(".", "\\.") + "\\.";

  @Spec private CommandSpec spec;

  /** For the command line parser. */
  public BenchCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say which: codec or agent");
  }

  /** {@code bench codec}. */
  @Command(
      name = "codec",
      mixinStandardHelpOptions = true,
      description = "Encode and decode a v3/TSM trap, against SNMP4J.")
  static final class Codec implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
        names = "--quick",
        description = "under a minute in place of some four; coarser figures")
    private boolean quick;

    @Override
    public Integer call() throws RunnerException {
      ChainedOptionsBuilder options =
          new OptionsBuilder()
              .include(CODEC_BENCHMARKS)
              .addProfiler(GCProfiler.class)
              .jvmArgs("-Xms256m", "-Xmx256m")
              .verbosity(VerboseMode.SILENT)
              .shouldFailOnError(true)
              .forks(quick ? 1 : 3)
              .warmupIterations(quick ? 3 : 4)
              .warmupTime(TimeValue.seconds(1))
              .measurementIterations(quick ? 3 : 6)
              .measurementTime(TimeValue.seconds(1));
      new CodecReport(new Runner(options.build()).run()).print(spec.commandLine().getOut());
      return CommandLine.ExitCode.OK;
    }
  }
}
