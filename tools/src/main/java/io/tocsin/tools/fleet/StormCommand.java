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

/** {@code fleet storm}. */
@Command(
    name = "storm",
    mixinStandardHelpOptions = true,
    description =
        "One input of every board flaps: what reaches a server by traps, one by informs, a slow one"
            + " and a dead one, with repeats merged and without.")
final class StormCommand implements Callable<Integer> {

  private static final int BOARDS_MAX = 2_000;
  private static final int CHANGES_MAX = 100_000;
  private static final int SECONDS_MAX = 3_600;

  @Mixin private FleetOptions options;

  @Option(
      names = "--boards",
      defaultValue = "20",
      paramLabel = "COUNT",
      description = "boards (default: ${DEFAULT-VALUE})")
  private int boards;

  @Option(
      names = "--changes",
      defaultValue = "1000",
      paramLabel = "COUNT",
      description = "changes of an input in a second (default: ${DEFAULT-VALUE})")
  private int changesPerSecond;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      paramLabel = "SECONDS",
      description = "how long it flaps (default: ${DEFAULT-VALUE})")
  private int seconds;

  StormCommand() {}

  @Override
  public Integer call() throws IOException {
    options.check("--boards", boards, 1, BOARDS_MAX);
    options.check("--changes", changesPerSecond, 1, CHANGES_MAX);
    options.check("--seconds", seconds, 1, SECONDS_MAX);
    return options.perform(
        new Storm(new Storm.Plan(boards, options.seed(), changesPerSecond, seconds)));
  }
}
