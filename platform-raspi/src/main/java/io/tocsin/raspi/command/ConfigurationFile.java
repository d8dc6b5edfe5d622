/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import io.tocsin.agent.Agent;
import io.tocsin.config.Configuration;
import io.tocsin.config.ConfigurationError;
import io.tocsin.config.ConfigurationReader;
import io.tocsin.config.ConfigurationResult;
import io.tocsin.config.Limits;
import io.tocsin.hal.Board;
import io.tocsin.hal.Clock;
import io.tocsin.hal.OperatorFiles;
import io.tocsin.raspi.FileOperatorFiles;
import io.tocsin.raspi.FileValueFiles;
import io.tocsin.raspi.WallTrust;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * A configuration file as it was read, with all that is wrong with it, and what its names lead to.
 * Relative names in it start at its folder.
 */
public final class ConfigurationFile {

  private final StringBuilder errors = new StringBuilder();
  private final StringBuilder warnings = new StringBuilder();
  private final String name;
  private final Path folder;
  private Configuration configuration;
  private int checksum;

  private ConfigurationFile(String name) {
    this.name = name;
    folder = Path.of(name).toAbsolutePath().getParent();
  }

  /**
   * Reads and checks a file by itself; {@link #matchWith} goes on.
   *
   * @param name its path
   * @return the file, with errors when it cannot be read or is wrong
   */
  public static ConfigurationFile read(String name) {
    ConfigurationFile file = new ConfigurationFile(name);
    try {
      // One byte more than allowed: that it is too large is for the configuration's reader to say.
      file.take(new FileOperatorFiles(Path.of("")).read(name, Limits.CONFIGURATION_BYTES_MAX + 1));
    } catch (IOException e) {
      file.errors.append(e.getMessage()).append('\n');
    }
    return file;
  }

  private void take(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    checksum = (int) crc.getValue();
    ConfigurationResult result = ConfigurationReader.read(name, content);
    configuration = result.configuration();
    for (ConfigurationError error : result.errors()) {
      errors.append(error.text()).append('\n');
    }
    if (result.errorsNotListed() > 0) {
      errors.append("and ").append(result.errorsNotListed()).append(" more errors\n");
    }
    for (ConfigurationError warning : result.warnings()) {
      warn(warning);
    }
  }

  private void warn(ConfigurationError warning) {
    warnings.append("warning: ").append(warning.text()).append('\n');
  }

  /**
   * Finds what only the agent can find: files that cannot be used, names that the board lacks. Adds
   * nothing where the file itself has errors that leave no configuration.
   *
   * @param board the board that it is for
   */
  public void matchWith(Board board) {
    if (configuration != null) {
      for (ConfigurationError error : Agent.check(configuration, board, operatorFiles())) {
        errors.append(error.text()).append('\n');
      }
    }
  }

  /**
   * Finds what can be used but will do no good, such as an expired certificate.
   *
   * @param clock tells the time by which validity is judged, where it is trusted
   */
  public void judge(Clock clock) {
    try (FileValueFiles valueFiles = valueFiles(clock)) {
      for (ConfigurationError warning :
          Agent.warnings(configuration, operatorFiles(), valueFiles, clock)) {
        warn(warning);
      }
    }
  }

  /**
   * Reads and checks the same file anew.
   *
   * @param board the board that it is for
   */
  public ConfigurationFile readAgain(Board board) {
    ConfigurationFile again = read(name);
    again.matchWith(board);
    return again;
  }

  /** The path that it was read by. */
  public String name() {
    return name;
  }

  /** All errors, one in a line, each ended by a line feed; empty when the agent can start. */
  public String errors() {
    return errors.toString();
  }

  /** All warnings, in the same form. */
  public String warnings() {
    return warnings.toString();
  }

  /** The configuration; null when there are errors. */
  public Configuration configuration() {
    return configuration;
  }

  /** A checksum of the file. */
  public int checksum() {
    return checksum;
  }

  /** The operator's files. */
  public OperatorFiles operatorFiles() {
    return new FileOperatorFiles(folder);
  }

  /** The files of sensors; they are read when opened. */
  public FileValueFiles valueFiles(Clock clock) {
    return new FileValueFiles(folder, clock, configuration.limits().sensorsMax());
  }

  /** The state directory. */
  public Path stateDirectory() {
    return folder.resolve(configuration.stateDirectory());
  }

  /** The platform's word for what the configuration says of the clock. */
  public WallTrust wallTrust() {
    switch (configuration.clockTrust()) {
      case Configuration.CLOCK_ALWAYS:
        return WallTrust.ALWAYS;
      case Configuration.CLOCK_NEVER:
        return WallTrust.NEVER;
      default:
        return WallTrust.AUTO;
    }
  }
}
