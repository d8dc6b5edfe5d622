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

/** {@code fleet trap-attack}. */
@Command(
    name = "trap-attack",
    mixinStandardHelpOptions = true,
    description =
        "An infected DM server tries to have the traps of all boards sent to a victim, by every"
            + " way that the protocol offers: with the agent's policy, and without it.")
final class TrapAttackCommand implements Callable<Integer> {

  private static final int BOARDS_MAX = 100_000;
  private static final int BOARDS_MIN = AttackWay.all().size();
  private static final int SECONDS_MIN = AttackedFleet.EVENTS_FROM_SECOND + 10;
  private static final int SECONDS_MAX = 86_400;

  @Mixin private FleetOptions options;

  @Option(
      names = "--boards",
      defaultValue = "10000",
      paramLabel = "COUNT",
      description = "boards, dealt out to all ways (default: ${DEFAULT-VALUE})")
  private int boards;

  @Option(
      names = "--seconds",
      defaultValue = "1500",
      paramLabel = "SECONDS",
      description = "virtual time of each world (default: ${DEFAULT-VALUE})")
  private int seconds;

  TrapAttackCommand() {}

  @Override
  public Integer call() throws IOException {
    options.check("--boards", boards, BOARDS_MIN, BOARDS_MAX);
    options.check("--seconds", seconds, SECONDS_MIN, SECONDS_MAX);
    return options.perform(new TrapAttack(new TrapAttack.Plan(boards, options.seed(), seconds)));
  }
}
