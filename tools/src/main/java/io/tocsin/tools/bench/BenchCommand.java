/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import io.tocsin.tools.bench.agent.AgentBenchCommand;
import io.tocsin.tools.bench.agent.TablesBenchCommand;
import io.tocsin.tools.bench.footprint.FootprintCommand;
import io.tocsin.tools.bench.footprint.SoakCommand;
import io.tocsin.tools.bench.world.WorldBenchCommand;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
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
    subcommands = {
      BenchCommand.Codec.class,
      BenchCommand.OutboxCommand.class,
      AgentBenchCommand.class,
      TablesBenchCommand.class,
      WorldBenchCommand.class,
      FootprintCommand.class,
      SoakCommand.class
    })
public final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** For the command line parser. */
  public BenchCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say which: codec, outbox, agent, tables, world, footprint or soak");
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
        description = "under half a minute in place of some three; coarser figures")
    private boolean quick;

    @Override
    public Integer call() throws RunnerException {
      Options options =
          options()
              .jvmArgs("-Xms256m", "-Xmx256m")
              .forks(quick ? 1 : 5)
              .warmupIterations(4)
              .warmupTime(TimeValue.milliseconds(quick ? 300 : 500))
              .measurementIterations(5)
              .measurementTime(TimeValue.milliseconds(quick ? 200 : 500))
              .build();
      new CodecReport(new Runner(options).run()).print(spec.commandLine().getOut());
      return CommandLine.ExitCode.OK;
    }

    /** What every run of these benchmarks needs. */
    static ChainedOptionsBuilder options() {
      return new OptionsBuilder()
          .include("^" + CodecBenchmark.class.getName().replace(".", "\\.") + "\\.")
          .verbosity(VerboseMode.SILENT)
          .shouldFailOnError(true);
    }
  }

  /** {@code bench outbox}. */
  @Command(
      name = "outbox",
      mixinStandardHelpOptions = true,
      description = "Events into the outbox and out of it: time, allocation, memory by targets.")
  static final class OutboxCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    /** For the command line parser. */
    OutboxCommand() {}

    @Override
    public Integer call() throws RunnerException {
      Options options =
          options()
              .jvmArgs("-Xms256m", "-Xmx256m")
              .forks(3)
              .warmupIterations(3)
              .warmupTime(TimeValue.milliseconds(300))
              .measurementIterations(5)
              .measurementTime(TimeValue.milliseconds(300))
              .build();
      new OutboxReport(new Runner(options).run()).print(spec.commandLine().getOut());
      return CommandLine.ExitCode.OK;
    }

    /** What every run of these benchmarks needs. */
    static ChainedOptionsBuilder options() {
      return new OptionsBuilder()
          .include("^" + OutboxBenchmark.class.getName().replace(".", "\\.") + "\\.")
          .addProfiler(GCProfiler.class)
          .verbosity(VerboseMode.SILENT)
          .shouldFailOnError(true);
    }
  }
}
