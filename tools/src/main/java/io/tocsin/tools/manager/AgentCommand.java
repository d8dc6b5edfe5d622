/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.manager;

import io.tocsin.ber.Oid;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.tools.names.NameTable;
import io.tocsin.tools.values.Variable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A command that asks an agent over one session. Exit status: 0 when all that was asked for came, 1
 * when it did not, 2 when the command line was not understood.
 */
abstract class AgentCommand implements Callable<Integer> {

  /** What is said of the exit status in each command's help. */
  static final String EXIT_STATUS_HEADING = "%nExit status:%n";

  /** Exit status of success, for a help text. */
  static final String EXIT_DONE = "0:done";

  /** Exit status of failure, for a help text. */
  static final String EXIT_FAILED =
      "1:no session, no answer, an error, or a variable that is not there; standard error says why";

  /** Exit status of misuse, for a help text. */
  static final String EXIT_USAGE = "2:the command line was not understood";

  @Spec private CommandSpec spec;

  @Mixin private AgentOptions options;

  /** Checks the arguments; throws an IllegalArgumentException that says what is wrong with them. */
  abstract void checkArguments();

  /**
   * Asks.
   *
   * @return whether all that was asked for came
   */
  abstract boolean ask(CommandGenerator agent) throws IOException;

  @Override
  public final Integer call() {
    try {
      checkArguments();
      try (CommandGenerator agent = options.commandGenerator(err())) {
        agent.open();
        return ask(agent) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    } catch (ReportException e) {
      err().println(e.getMessage());
      e.variables().forEach(variable -> err().println(VariableText.line(names(), variable)));
    } catch (IOException e) {
      err().println(e.getMessage());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Reads a name; throws an IllegalArgumentException when it is none. */
  final Oid parseName(String text) {
    Oid name = names().parse(text);
    if (name != null) {
      return name;
    }
    List<String> similar = names().similar(text);
    throw new IllegalArgumentException(
        "'"
            + text
            + "' is no object identifier in numbers and no name that is known"
            + (similar.isEmpty() ? "" : "; is " + String.join(" or ", similar) + " meant?"));
  }

  /**
   * Prints an answer.
   *
   * @return whether it is free of errors and every variable has a value
   */
  final boolean print(Response response) {
    if (response.errorStatus() != ErrorStatus.NO_ERROR) {
      err().println("The agent answered " + response.errorName() + culprit(response) + ".");
      return false;
    }
    boolean complete = true;
    for (Variable variable : response.variables()) {
      print(variable);
      complete &= !variable.value().isException();
    }
    return complete;
  }

  private String culprit(Response response) {
    int index = response.errorIndex();
    return index < 1 || index > response.variables().size()
        ? ""
        : " for " + names().text(response.variables().get(index - 1).name());
  }

  /** Prints a variable on a line. */
  final void print(Variable variable) {
    spec.commandLine().getOut().println(VariableText.line(names(), variable));
  }

  /** The table of names. */
  final NameTable names() {
    return NameTable.shipped();
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
