/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools;

import io.tocsin.tools.bench.BenchCommand;
import io.tocsin.tools.certs.CertsCommand;
import io.tocsin.tools.demo.DemoCommand;
import io.tocsin.tools.dm.DmServerCommand;
import io.tocsin.tools.dm.NotifyCommand;
import io.tocsin.tools.fleet.FleetCommand;
import io.tocsin.tools.manager.GetCommand;
import io.tocsin.tools.manager.SetCommand;
import io.tocsin.tools.manager.WalkCommand;
import io.tocsin.tools.receiver.ReceiveCommand;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Entry point of {@code tocsin-tools.jar}: hands over to the subcommand that the first argument
 * names.
 */
@Command(
    name = "tocsin-tools",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Tools for Tocsin agents.")
public final class Main implements Runnable {
  /** Every subcommand, in the order in which the help lists them. */
  private static final List<Class<?>> SUBCOMMANDS =
      List.of(
          CertsCommand.class,
          ReceiveCommand.class,
          GetCommand.class,
          WalkCommand.class,
          SetCommand.class,
          DmServerCommand.class,
          NotifyCommand.class,
          DemoCommand.class,
          BenchCommand.class,
          FleetCommand.class,
          CommandLine.HelpCommand.class);

  @Spec private CommandSpec spec;

  private Main() {}

  /**
   * Runs one subcommand and ends the process with its exit status.
   *
   * @param arguments the subcommand and its arguments
   */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /**
   * Builds the command line with all subcommands.
   *
   * @return a command line that is ready to execute; exit status 2 means that the arguments were
   *     not understood
   */
  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
    for (Class<?> subcommand : SUBCOMMANDS) {
      commandLine.addSubcommand(subcommand);
    }
    // These only reach the subcommands that are there already.
    return commandLine
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Main::explain);
  }

  /** Says what is wrong in a line, and where the rest stands: the whole help would hide it. */
  private static int explain(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no subcommand given");
  }

  /** The version that the jar's manifest carries. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"tocsin-tools " + (version == null ? "(not packaged)" : version)};
    }
  }
}
