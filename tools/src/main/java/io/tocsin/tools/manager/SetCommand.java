/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.manager;

import io.tocsin.ber.Oid;
import io.tocsin.tools.values.ValueParser;
import io.tocsin.tools.values.Variable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code set}: assigns values to variables, to all or to none. */
@Command(
    name = "set",
    mixinStandardHelpOptions = true,
    description = "Assign values to variables of an agent: to all of them, or to none.",
    footerHeading = "%nTypes:%n",
    footer = "  " + ValueParser.TYPES,
    exitCodeListHeading = AgentCommand.EXIT_STATUS_HEADING,
    exitCodeList = {AgentCommand.EXIT_DONE, AgentCommand.EXIT_FAILED, AgentCommand.EXIT_USAGE})
public final class SetCommand extends AgentCommand {

  private static final int WORDS_PER_VARIABLE = 3;

  @Parameters(
      index = "1..*",
      arity = "3..*",
      paramLabel = "OID TYPE VALUE",
      description = "full name, letter of a type, and value; more of them may follow")
  private List<String> words;

  /** For the command line parser. */
  public SetCommand() {}

  private List<Variable> parsed() {
    if (words.size() % WORDS_PER_VARIABLE != 0) {
      throw new IllegalArgumentException("each variable is set by three words: OID TYPE VALUE");
    }
    List<Variable> variables = new ArrayList<>();
    for (int i = 0; i < words.size(); i += WORDS_PER_VARIABLE) {
      Oid name = parseName(words.get(i));
      variables.add(
          new Variable(
              name,
              ValueParser.parse(names(), names().find(name), words.get(i + 1), words.get(i + 2))));
    }
    return variables;
  }

  @Override
  void checkArguments() {
    parsed();
  }

  @Override
  boolean ask(CommandGenerator agent) throws IOException {
    return print(agent.set(parsed()));
  }
}
