/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import java.io.PrintStream;

/** Entry point of {@code tocsin-sim.jar}. */
public final class Main {
  /** Exit status of a run that did what it was asked. */
  static final int EXIT_OK = 0;

  /** Exit status of a run that was refused because of its arguments. */
  static final int EXIT_USAGE = 2;

  private static final String USAGE =
      """
      usage: java -jar tocsin-sim.jar --version
             java -jar tocsin-sim.jar --help
      """;

  private Main() {}

  /**
   * Runs one command and ends the process with its exit status.
   *
   * @param arguments the command and its arguments
   */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  /**
   * Runs one command.
   *
   * @param arguments the command and its arguments
   * @param out where results go
   * @param err where complaints go
   * @return the exit status: 0, or 2 when the arguments are not understood
   */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    String command = arguments.length == 0 ? "" : arguments[0];
    switch (command) {
      case "--version":
        out.println("tocsin-sim " + version());
        return EXIT_OK;
      case "--help":
        out.print(USAGE);
        return EXIT_OK;
      default:
        err.println(command.isEmpty() ? "no command given" : "unknown command: " + command);
        err.print(USAGE);
        return EXIT_USAGE;
    }
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
