/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import io.tocsin.raspi.ShutdownGuard;
import io.tocsin.raspi.SystemClock;
import io.tocsin.raspi.TinylogLog;
import io.tocsin.raspi.board.LinuxBoard;
import io.tocsin.raspi.gpio.GpioLines;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Entry point of {@code tocsin.jar}, the program of a board. */
public final class Main extends CommandProgram {

  /** The configuration file that is used when none is named. */
  static final String DEFAULT_FILE = "/etc/tocsin/tocsin.conf";

  private static final String USAGE =
      """
      usage: tocsin run [--config FILE]
             tocsin check [FILE]
             tocsin config --sample
             tocsin status [--json] [--config FILE | --socket FILE]
             tocsin test-trap [--severity SEVERITY] [--wait SECONDS] [--json]
                              [--config FILE | --socket FILE]
             tocsin version
             tocsin help

      run        runs the agent on this board; SIGHUP has it read its configuration again
      check      tells what is wrong with a configuration, and starts nothing
      config     with --sample: prints every key, explained
      status     tells how the agent that runs is: sessions, targets, certificates, clock, journal
      test-trap  has it tell its targets that nothing has happened
        --severity SEVERITY  informational (the default), warning, minor or critical
        --wait SECONDS       wait until every target has it, so long at most
      FILE of a configuration is /etc/tocsin/tocsin.conf, unless another one is named.
      exit status: 0 done, 1 failed, 2 arguments or files are wrong
      """;

  private final String runtimeFolders;

  private Main(String runtimeFolders, PrintStream out, PrintStream err) {
    super("tocsin", USAGE, out, err);
    this.runtimeFolders = runtimeFolders;
  }

  /**
   * Runs one command and ends the process with its exit status.
   *
   * @param arguments the command and its arguments
   */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.getenv("RUNTIME_DIRECTORY"), System.out, System.err));
  }

  /**
   * Runs one command.
   *
   * @param arguments the command and its arguments
   * @param runtimeFolders value of RUNTIME_DIRECTORY; null for none
   * @param out where results go
   * @param err where complaints go
   * @return the exit status
   */
  static int run(String[] arguments, String runtimeFolders, PrintStream out, PrintStream err) {
    return new Main(runtimeFolders, out, err).run(arguments);
  }

  @Override
  protected int run(String command, List<String> rest)
      throws CommandException, IOException, InterruptedException {
    switch (command) {
      case "run":
        return runAgent(fileOfRun(rest));
      case "check":
        return check(fileOfCheck(rest));
      case "status":
        return new AgentQuestions(AskOptions.ofStatus(rest), runtimeFolders, out()).status();
      case "test-trap":
        return new AgentQuestions(AskOptions.ofTest(rest), runtimeFolders, out()).test();
      default:
        return UNKNOWN;
    }
  }

  private static String fileOfRun(List<String> rest) throws CommandException {
    if (rest.isEmpty()) {
      return DEFAULT_FILE;
    }
    if (!rest.get(0).equals("--config") || rest.size() > 2) {
      throw new CommandException("allowed: run [--config FILE]");
    }
    return Arguments.valueOf(rest, 0);
  }

  private static String fileOfCheck(List<String> rest) throws CommandException {
    if (rest.isEmpty()) {
      return DEFAULT_FILE;
    }
    if (rest.get(0).startsWith("-") || rest.size() > 1) {
      throw new CommandException("allowed: check [FILE]");
    }
    return rest.get(0);
  }

  private int check(String name) throws IOException {
    ConfigurationFile file = ConfigurationFile.read(name);
    if (file.errors().isEmpty()) {
      SystemClock clock = new SystemClock(file.wallTrust());
      TinylogLog log = TinylogLog.onConsole(clock, file.configuration().logLevel());
      try (LinuxBoard board =
          BoardProgram.board(
              file.configuration(),
              clock,
              log,
              GpioLines.unopened(file.configuration().gpioLines()))) {
        file.matchWith(board);
      }
      if (file.errors().isEmpty()) {
        file.judge(clock);
      }
    }
    err().print(file.errors());
    err().print(file.warnings());
    if (!file.errors().isEmpty()) {
      return ExitStatus.USAGE;
    }
    out().println(name + ": no errors");
    return ExitStatus.OK;
  }

  private int runAgent(String name) throws IOException {
    try (ShutdownGuard guard = new ShutdownGuard()) {
      ConfigurationFile file = ConfigurationFile.read(name);
      err().print(file.errors());
      err().print(file.warnings());
      if (!file.errors().isEmpty()) {
        return ExitStatus.USAGE;
      }
      SystemClock clock = new SystemClock(file.wallTrust());
      TinylogLog log = TinylogLog.onConsole(clock, file.configuration().logLevel());
      BoardProgram program =
          new BoardProgram(
              file.configuration(),
              clock,
              log,
              version(),
              ControlPath.of(runtimeFolders, file.stateDirectory()));
      return new AgentRun(file, clock, log, name(), version()).run(guard, program, err());
    }
  }
}
