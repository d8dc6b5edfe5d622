/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.hal.OperatorFiles;
import io.tocsin.raspi.FileOperatorFiles;
import io.tocsin.raspi.command.ConfigurationFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a run reads before it starts anything: configuration, board and script. All that
 * is wrong with them is found at once.
 */
final class Inputs {

  /** Greatest board or script file, in bytes. */
  static final int TEXT_BYTES_MAX = 1 << 20;

  private final ConfigurationFile configuration;
  private final StringBuilder problems = new StringBuilder();
  private final OperatorFiles arguments = new FileOperatorFiles(Path.of(""));
  private BoardPlan plan = BoardPlan.STANDARD;
  private Script script;

  private Inputs(ConfigurationFile configuration) {
    this.configuration = configuration;
  }

  /** Reads and checks all that the options name. */
  static Inputs read(RunOptions options) {
    Inputs inputs = new Inputs(ConfigurationFile.read(options.configurationFile()));
    boolean planKnown = options.boardFile() == null || inputs.readBoard(options.boardFile());
    // Without the board, its names would look wrong everywhere else.
    if (planKnown) {
      inputs.configuration.matchWith(new SimulatedBoard(inputs.plan, "check"));
      if (options.scriptFile() != null) {
        inputs.readScript(options.scriptFile());
      }
    }
    return inputs;
  }

  private boolean readBoard(String file) {
    String text = readText(file);
    if (text == null) {
      return false;
    }
    List<TextProblem> found = new ArrayList<>();
    plan = BoardFile.parse(file, text, found);
    take(found);
    return found.isEmpty();
  }

  private void readScript(String file) {
    String text = readText(file);
    if (text != null) {
      List<TextProblem> found = new ArrayList<>();
      script = ScriptParser.parse(file, text, new CommandParser(plan), found);
      take(found);
    }
  }

  private void take(List<TextProblem> found) {
    for (TextProblem problem : found) {
      problems.append(problem).append('\n');
    }
  }

  private String readText(String file) {
    try {
      return new String(arguments.read(file, TEXT_BYTES_MAX), StandardCharsets.UTF_8);
    } catch (IOException e) {
      problems.append(e.getMessage()).append('\n');
      return null;
    }
  }

  /** All errors, one in a line, each ended by a line feed; empty when the run can start. */
  String errors() {
    return configuration.errors() + problems;
  }

  /** The configuration, which has no errors where there are none in {@link #errors}. */
  ConfigurationFile configuration() {
    return configuration;
  }

  /** What the board has. */
  BoardPlan plan() {
    return plan;
  }

  /** The script; null for none. */
  Script script() {
    return script;
  }
}
