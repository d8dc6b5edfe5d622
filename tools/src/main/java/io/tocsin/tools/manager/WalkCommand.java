/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.manager;

import io.tocsin.ber.Oid;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code walk}: reads all variables of a subtree. */
@Command(
    name = "walk",
    mixinStandardHelpOptions = true,
    description = "Read all variables of an agent, or those of a subtree, with GETBULK.",
    exitCodeListHeading = AgentCommand.EXIT_STATUS_HEADING,
    exitCodeList = {AgentCommand.EXIT_DONE, AgentCommand.EXIT_FAILED, AgentCommand.EXIT_USAGE})
public final class WalkCommand extends AgentCommand {

  private static final int REPETITIONS_MAX = 1_000;

  @Parameters(
      index = "1",
      arity = "0..1",
      defaultValue = "1.3.6.1",
      paramLabel = "OID",
      description = "the subtree: in numbers, or like system (default: ${DEFAULT-VALUE})")
  private String root;

  @Option(
      names = "--repetitions",
      defaultValue = "20",
      paramLabel = "COUNT",
      description = "variables to ask for in one request (default: ${DEFAULT-VALUE})")
  private int repetitions;

  /** For the command line parser. */
  public WalkCommand() {}

  @Override
  void checkArguments() {
    parseName(root);
    if (repetitions < 1 || repetitions > REPETITIONS_MAX) {
      throw new IllegalArgumentException("--repetitions must be 1 to " + REPETITIONS_MAX);
    }
  }

  @Override
  boolean ask(CommandGenerator agent) throws IOException {
    Oid oid = parseName(root);
    int count = new Walk(agent, repetitions).below(oid, this::print);
    // A name with its instance has nothing below it.
    return count > 0 || print(agent.get(List.of(oid)));
  }
}
