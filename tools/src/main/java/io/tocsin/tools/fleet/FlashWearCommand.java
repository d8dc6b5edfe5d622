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

/** {@code fleet flash-wear}. */
@Command(
    name = "flash-wear",
    mixinStandardHelpOptions = true,
    description =
        "An input flaps for a month: what is written to the board's flash, with a server that"
            + " listens and with one that is dead, and with a quiet input.")
final class FlashWearCommand implements Callable<Integer> {

  private static final int DAYS_MAX = 366;
  private static final int PERIOD_MS_MAX = 86_400_000;

  @Mixin private FleetOptions options;

  @Option(
      names = "--days",
      defaultValue = "30",
      paramLabel = "DAYS",
      description = "virtual days (default: ${DEFAULT-VALUE})")
  private int days;

  @Option(
      names = "--period-ms",
      defaultValue = "1000",
      paramLabel = "MS",
      description = "time between two changes of the input (default: ${DEFAULT-VALUE})")
  private int periodMs;

  FlashWearCommand() {}

  @Override
  public Integer call() throws IOException {
    options.check("--days", days, 1, DAYS_MAX);
    options.check("--period-ms", periodMs, 1, PERIOD_MS_MAX);
    return options.perform(new FlashWear(new FlashWear.Plan(options.seed(), days, periodMs)));
  }
}
