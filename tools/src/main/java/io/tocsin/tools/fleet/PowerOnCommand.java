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

/** {@code fleet power-on}. */
@Command(
    name = "power-on",
    mixinStandardHelpOptions = true,
    description =
        "All boards of a site power on within a second, and tell one server so: without the guard,"
            + " with its defaults, and with a first contact that is spread as the server needs it.")
final class PowerOnCommand implements Callable<Integer> {

  private static final int BOARDS_MAX = 100_000;
  private static final int HANDSHAKES_MAX = 100_000;
  private static final int SECONDS_MAX = 86_400;

  @Mixin private FleetOptions options;

  @Option(
      names = "--boards",
      defaultValue = "10000",
      paramLabel = "COUNT",
      description = "boards (default: ${DEFAULT-VALUE})")
  private int boards;

  @Option(
      names = "--handshakes",
      defaultValue = "100",
      paramLabel = "COUNT",
      description = "what the server can do in a second (default: ${DEFAULT-VALUE})")
  private int handshakesPerSecond;

  @Option(
      names = "--seconds",
      defaultValue = "2400",
      paramLabel = "SECONDS",
      description = "virtual time that is watched at most (default: ${DEFAULT-VALUE})")
  private int seconds;

  PowerOnCommand() {}

  @Override
  public Integer call() throws IOException {
    options.check("--boards", boards, 1, BOARDS_MAX);
    options.check("--handshakes", handshakesPerSecond, 1, HANDSHAKES_MAX);
    options.check("--seconds", seconds, 1, SECONDS_MAX);
    return options.perform(
        new PowerOn(new PowerOn.Plan(boards, options.seed(), handshakesPerSecond, seconds)));
  }
}
