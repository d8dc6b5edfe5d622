/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.raspi.ShutdownGuard;
import io.tocsin.raspi.SystemClock;
import io.tocsin.raspi.TinylogLog;
import io.tocsin.raspi.command.AgentRun;
import io.tocsin.raspi.command.CommandException;
import io.tocsin.raspi.command.CommandProgram;
import io.tocsin.raspi.command.ConfigurationFile;
import io.tocsin.raspi.command.ExitStatus;
import io.tocsin.sim.campaign.WorldCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Entry point of {@code tocsin-sim.jar}. */
public final class Main extends CommandProgram {

  private static final String USAGE =
      """
      usage: java -jar tocsin-sim.jar run [--config FILE] [--board FILE] [--script FILE] [--seconds N]
             java -jar tocsin-sim.jar check FILE [--board FILE]
             java -jar tocsin-sim.jar config --sample
             java -jar tocsin-sim.jar world ...
             java -jar tocsin-sim.jar version
             java -jar tocsin-sim.jar help

      run     runs the agent on a simulated board; type "help" to see what the board understands
        --config FILE   the configuration; without it, tocsin.conf
        --board FILE    what the board has, one a line: sensor NAME UNIT VALUE,
                        line NAME input|output [active|inactive]; without it, the standard board
        --script FILE   commands to run by themselves, one a line: at TIME COMMAND, wait TIME,
                        COMMAND, repeat N|forever ... end
        --seconds N     end after that time
      check   tells what is wrong with a configuration, and starts nothing
      config  with --sample: prints every key, explained
      world   plays the agent in a simulated world, with every fault; alone, it tells how
      exit status: 0 done, 1 failed, 2 arguments or files are wrong
      """;

  private final InputStream in;

  private Main(InputStream in, PrintStream out, PrintStream err) {
    super("tocsin-sim", USAGE, out, err);
    this.in = in;
  }

  /**
   * Runs one command and ends the process with its exit status.
   *
   * @param arguments the command and its arguments
   */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.in, System.out, System.err));
  }

  /**
   * Runs one command.
   *
   * @param arguments the command and its arguments
   * @param in where the board's commands are typed
   * @param out where results go
   * @param err where complaints go
   * @return the exit status
   */
  static int run(String[] arguments, InputStream in, PrintStream out, PrintStream err) {
    return new Main(in, out, err).run(arguments);
  }

  @Override
  protected int run(String command, List<String> rest) throws CommandException, IOException {
    switch (command) {
      case "run":
        return runAgent(RunOptions.ofRun(rest));
      case "check":
        return check(RunOptions.ofCheck(rest));
      case "world":
        return WorldCommand.run(rest, out(), err());
      default:
        return UNKNOWN;
    }
  }

  private int check(RunOptions options) {
    Inputs inputs = Inputs.read(options);
    ConfigurationFile file = inputs.configuration();
    if (inputs.errors().isEmpty()) {
      file.judge(new SystemClock(file.wallTrust()));
    }
    err().print(inputs.errors());
    err().print(file.warnings());
    if (!inputs.errors().isEmpty()) {
      return ExitStatus.USAGE;
    }
    out().println(file.name() + ": no errors");
    return ExitStatus.OK;
  }

  private int runAgent(RunOptions options) throws IOException {
    try (ShutdownGuard guard = new ShutdownGuard()) {
      Inputs inputs = Inputs.read(options);
      ConfigurationFile file = inputs.configuration();
      err().print(inputs.errors());
      err().print(file.warnings());
      if (!inputs.errors().isEmpty()) {
        return ExitStatus.USAGE;
      }
      SystemClock clock = new SystemClock(file.wallTrust());
      TinylogLog log = TinylogLog.onConsole(clock, file.configuration().logLevel());
      out().println(name() + ' ' + version() + ": a simulated board; help tells its commands");
      InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      Simulator simulator = new Simulator(inputs, log, options.timeMs(), reader, out());
      return new AgentRun(file, clock, log, "simulator", version()).run(guard, simulator, err());
    }
  }
}
