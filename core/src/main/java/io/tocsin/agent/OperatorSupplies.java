/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.agent.dm.DmServers;
import io.tocsin.config.Configuration;
import io.tocsin.config.ConfigurationError;
import io.tocsin.hal.Board;
import io.tocsin.hal.OperatorFiles;
import java.util.List;

/** What a configuration names and does not contain: files, sensors and lines of the board. */
final class OperatorSupplies {

  private final Credentials credentials;
  private final WatchSettings watch;
  private final DmServers dmServers;

  private OperatorSupplies(Credentials credentials, WatchSettings watch, DmServers dmServers) {
    this.credentials = credentials;
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
    return new OperatorSupplies(
        Credentials.load(configuration, files, errors),
        WatchSettings.match(configuration, board, errors),
        DmServers.load(configuration, files, errors));
  }

  /** Our certificate and key, and those of authorities. */
  Credentials credentials() {
    return credentials;
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
