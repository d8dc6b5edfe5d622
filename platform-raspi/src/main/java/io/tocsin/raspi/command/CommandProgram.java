/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import io.tocsin.config.ConfigurationSample;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/**
 * A program whose first argument is a command. All of them tell their version, their usage and a
 * sample of the configuration, and complain in the same way.
 */
public abstract class CommandProgram {

  /** What {@link #run(String, List)} returns for a command that it has not. */
  protected static final int UNKNOWN = -1;

  private final String name;
  private final String usage;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * A program.
   *
   * @param name what it calls itself
   * @param usage what it says of its commands, in lines
   * @param out where results go
   * @param err where complaints go
   */
  protected CommandProgram(String name, String usage, PrintStream out, PrintStream err) {
    this.name = name;
    this.usage = usage;
    this.out = out;
    this.err = err;
  }

  /**
   * Runs one of the program's own commands.
   *
   * @param command its name
   * @param rest its arguments
   * @return the exit status, or {@link #UNKNOWN}
   * @throws CommandException when the arguments are wrong
   * @throws IOException when it fails for another reason
   * @throws InterruptedException when it was told to end while it waited
   */
  protected abstract int run(String command, List<String> rest)
      throws CommandException, IOException, InterruptedException;

  /** Where results go. */
  protected final PrintStream out() {
    return out;
  }

  /** Where complaints go. */
  protected final PrintStream err() {
    return err;
  }

  /** What it calls itself. */
  protected final String name() {
    return name;
  }

  /** The version of the jar in which the program is. */
  protected final String version() {
    String version = getClass().getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  /**
   * Runs one command.
   *
   * @param arguments the command and its arguments
   * @return the exit status
   */
  public final int run(String... arguments) {
    try {
      if (arguments.length == 0) {
        throw new CommandException("no command given");
      }
      List<String> rest = List.of(arguments).subList(1, arguments.length);
      int status = run(arguments[0], rest);
      return status == UNKNOWN ? runCommon(arguments[0], rest) : status;
    } catch (CommandException e) {
      err.println(e.getMessage());
      err.print(usage);
      return ExitStatus.USAGE;
    } catch (IOException e) {
      err.println(name + ": " + e.getMessage());
      return ExitStatus.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitStatus.FAILED;
    }
  }

  private int runCommon(String command, List<String> rest) throws CommandException {
    switch (command) {
      case "config":
        if (!rest.equals(List.of("--sample"))) {
          throw new CommandException("allowed: config --sample");
        }
        out.print(ConfigurationSample.text());
        return ExitStatus.OK;
      case "version":
      case "--version":
        Arguments.demandNone(rest);
        out.println(name + ' ' + version());
        return ExitStatus.OK;
      case "help":
      case "--help":
        Arguments.demandNone(rest);
        out.print(usage);
        return ExitStatus.OK;
      default:
        throw new CommandException("unknown command: " + command);
    }
  }
}
