/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fleet dead-target}. */
@Command(
    name = "dead-target",
    mixinStandardHelpOptions = true,
    description =
        "One target of ten is dead, silent or slow: how long events take to the other nine, compared"
            + " with ten that are alive.")
final class DeadTargetCommand implements Callable<Integer> {

  private static final int BOARDS_MAX = 2_000;
  private static final int MINUTES_MAX = 1_440;

  @Mixin private FleetOptions options;

  @Option(
      names = "--boards",
      defaultValue = "10",
      paramLabel = "COUNT",
      description = "boards (default: ${DEFAULT-VALUE})")
  private int boards;

  @Option(
      names = "--minutes",
      defaultValue = "60",
      paramLabel = "MINUTES",
      description = "virtual time in which inputs change (default: ${DEFAULT-VALUE})")
  private int minutes;

  DeadTargetCommand() {}

  @Override
  public Integer call() throws IOException {
    options.check("--boards", boards, 1, BOARDS_MAX);
    options.check("--minutes", minutes, 1, MINUTES_MAX);
    return options.perform(new DeadTarget(new DeadTarget.Plan(boards, options.seed(), minutes)));
  }
}
