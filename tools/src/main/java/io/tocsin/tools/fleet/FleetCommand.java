/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fleet}: experiments with many boards in a simulated world. */
@Command(
    name = "fleet",
    mixinStandardHelpOptions = true,
    description =
        "Run an experiment with many boards in a simulated world; write its table and its plot.",
    subcommands = {
      PowerOnCommand.class,
      StormCommand.class,
      DeadTargetCommand.class,
      FlashWearCommand.class,
      TrapAttackCommand.class,
      MemoryCommand.class
    })
public final class FleetCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** For the command line parser. */
  public FleetCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say which: " + String.join(", ", spec.subcommands().keySet()));
  }
}
