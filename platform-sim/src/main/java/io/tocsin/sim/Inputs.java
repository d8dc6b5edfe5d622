/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.agent.Agent;
import io.tocsin.config.Configuration;
import io.tocsin.config.ConfigurationError;
import io.tocsin.config.ConfigurationReader;
import io.tocsin.config.ConfigurationResult;
import io.tocsin.config.Limits;
import io.tocsin.hal.Clock;
import io.tocsin.hal.OperatorFiles;
import io.tocsin.raspi.FileOperatorFiles;
import io.tocsin.raspi.FileValueFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Everything that a run reads before it starts anything: configuration, board and script. All that
 * is wrong with them is found at once.
 */
final class Inputs {

  /** Greatest board or script file, in bytes. */
  static final int TEXT_BYTES_MAX = 1 << 20;

  private final StringBuilder errors = new StringBuilder();
  private final StringBuilder warnings = new StringBuilder();
  private final OperatorFiles arguments = new FileOperatorFiles(Path.of(""));
  private final String configurationFile;
  private Path folder;
  private Configuration configuration;
  private int configurationChecksum;
  private BoardPlan plan = BoardPlan.STANDARD;
  private Script script;

  private Inputs(String configurationFile) {
    this.configurationFile = configurationFile;
  }

  /** Reads and checks all that the options name. */
  static Inputs read(RunOptions options) {
    Inputs inputs = new Inputs(options.configurationFile());
    inputs.readConfiguration();
    boolean planKnown = options.boardFile() == null || inputs.readBoard(options.boardFile());
    // Without the board, its names would look wrong everywhere else.
    if (planKnown) {
      inputs.matchWithBoard();
      if (options.scriptFile() != null) {
        inputs.readScript(options.scriptFile());
      }
    }
    return inputs;
  }

  /** Reads and checks the configuration anew, for the same board. */
  Inputs readAgain() {
    Inputs again = new Inputs(configurationFile);
    again.plan = plan;
    again.readConfiguration();
    again.matchWithBoard();
    return again;
  }

  private void readConfiguration() {
    String file = configurationFile;
    // One byte more than allowed: that it is too large is for the configuration's reader to say.
    byte[] content = read(file, Limits.CONFIGURATION_BYTES_MAX + 1);
    if (content == null) {
      return;
    }
    Path absolute = Path.of(file).toAbsolutePath();
    folder = absolute.getParent();
    CRC32 checksum = new CRC32();
    checksum.update(content);
    configurationChecksum = (int) checksum.getValue();
    ConfigurationResult result = ConfigurationReader.read(file, content);
    configuration = result.configuration();
    for (ConfigurationError error : result.errors()) {
      errors.append(error.text()).append('\n');
    }
    if (result.errorsNotListed() > 0) {
      errors.append("and ").append(result.errorsNotListed()).append(" more errors\n");
    }
    for (ConfigurationError warning : result.warnings()) {
      warnings.append("warning: ").append(warning.text()).append('\n');
    }
  }

  /** What only the agent can find: files that cannot be used, names that the board lacks. */
  private void matchWithBoard() {
    if (configuration == null) {
      return;
    }
    SimulatedBoard board = new SimulatedBoard(plan, "check");
    for (ConfigurationError error : Agent.check(configuration, board, operatorFiles())) {
      errors.append(error.text()).append('\n');
    }
  }

  private boolean readBoard(String file) {
    String text = readText(file);
    if (text == null) {
      return false;
    }
    List<TextProblem> problems = new ArrayList<>();
    plan = BoardFile.parse(file, text, problems);
    take(problems);
    return problems.isEmpty();
  }

  private void readScript(String file) {
    String text = readText(file);
    if (text != null) {
      List<TextProblem> problems = new ArrayList<>();
      script = ScriptParser.parse(file, text, new CommandParser(plan), problems);
      take(problems);
    }
  }

  private void take(List<TextProblem> problems) {
    for (TextProblem problem : problems) {
      errors.append(problem).append('\n');
    }
  }

  private String readText(String file) {
    byte[] content = read(file, TEXT_BYTES_MAX);
    return content == null ? null : new String(content, StandardCharsets.UTF_8);
  }

  private byte[] read(String file, int sizeBytesMax) {
    try {
      return arguments.read(file, sizeBytesMax);
    } catch (IOException e) {
      errors.append(e.getMessage()).append('\n');
      return null;
    }
  }

  /** All errors, one in a line, each ended by a line feed; empty when the run can start. */
  String errors() {
    return errors.toString();
  }

  /** All warnings, in the same form. */
  String warnings() {
    return warnings.toString();
  }

  /** The configuration; null when there are errors. */
  Configuration configuration() {
    return configuration;
  }

  /** A checksum of the configuration file. */
  int configurationChecksum() {
    return configurationChecksum;
  }

  /** The operator's files, relative to the configuration file. */
  OperatorFiles operatorFiles() {
    return new FileOperatorFiles(folder);
  }

  /** The files of sensors, relative to the configuration file; they are read when opened. */
  FileValueFiles valueFiles(Clock clock) {
    return new FileValueFiles(folder, clock, configuration.limits().sensorsMax());
  }

  /** The state directory; a relative one starts at the configuration file's folder. */
  Path stateDirectory() {
    return folder.resolve(configuration.stateDirectory());
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
