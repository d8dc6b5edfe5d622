/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.agent.dm.DmServers;
import io.tocsin.agent.sensor.ConfiguredBoard;
import io.tocsin.config.Configuration;
import io.tocsin.config.ConfigurationError;
import io.tocsin.hal.Board;
import io.tocsin.hal.OperatorFiles;
import java.util.List;

/** What a configuration names and does not contain: files, sensors and lines of the board. */
final class OperatorSupplies {

  private final Credentials credentials;
  private final ConfiguredBoard board;
  private final WatchSettings watch;
  private final DmServers dmServers;

  private OperatorSupplies(
      Credentials credentials, ConfiguredBoard board, WatchSettings watch, DmServers dmServers) {
    this.credentials = credentials;
    this.board = board;
    this.watch = watch;
    this.dmServers = dmServers;
  }

  /**
   * Finds all of it.
   *
   * @param configuration the names
   * @param board the hardware
   * @param files reads files
   * @param errors takes what is wrong
   * @return what was found; of no use when there are errors
   */
  static OperatorSupplies load(
      Configuration configuration,
      Board board,
      OperatorFiles files,
      List<ConfigurationError> errors) {
    ConfiguredBoard configured = new ConfiguredBoard(board, configuration);
    return new OperatorSupplies(
        Credentials.load(configuration, files, errors),
        configured,
        WatchSettings.match(configuration, configured, errors),
        DmServers.load(configuration, files, errors));
  }

  /** Our certificate and key, and those of authorities. */
  Credentials credentials() {
    return credentials;
  }

  /** The board with the sensors of the configuration, whose files are not read yet. */
  ConfiguredBoard board() {
    return board;
  }

  /** What is watched. */
  WatchSettings watch() {
    return watch;
  }

  /** The DM servers with their secrets. */
  DmServers dmServers() {
    return dmServers;
  }
}
