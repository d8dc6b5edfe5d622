/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.manager;

import io.tocsin.ber.Oid;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code get}: reads variables. */
@Command(
    name = "get",
    mixinStandardHelpOptions = true,
    description = "Read variables of an agent.",
    exitCodeListHeading = AgentCommand.EXIT_STATUS_HEADING,
    exitCodeList = {AgentCommand.EXIT_DONE, AgentCommand.EXIT_FAILED, AgentCommand.EXIT_USAGE})
public final class GetCommand extends AgentCommand {

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "OID",
      description = "full names: in numbers, or like sysUpTime.0")
  private List<String> oids;

  /** For the command line parser. */
  public GetCommand() {}

  private List<Oid> parsed() {
    return oids.stream().map(this::parseName).toList();
  }

  @Override
  void checkArguments() {
    parsed();
  }

  @Override
  boolean ask(CommandGenerator agent) throws IOException {
    return print(agent.get(parsed()));
  }
}
