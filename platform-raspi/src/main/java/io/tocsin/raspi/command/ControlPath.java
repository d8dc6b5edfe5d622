/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import java.nio.file.Path;

/** Where the socket of the agent is. */
final class ControlPath {

  /** Name of the socket in its folder. */
  static final String NAME = "control";

  /** Where systemd makes folders for services that run. */
  static final Path SYSTEM_FOLDER = Path.of("/run/tocsin");

  private ControlPath() {}

  /**
   * The socket of an agent.
   *
   * @param runtimeFolders value of RUNTIME_DIRECTORY, which systemd sets for a unit with
   *     RuntimeDirectory= (systemd.exec(5)): folders with colons between them; null for none
   * @param stateFolder the agent's state directory, taken where there is no other folder
   */
  static Path of(String runtimeFolders, Path stateFolder) {
    if (runtimeFolders == null || runtimeFolders.isEmpty()) {
      return stateFolder.resolve(NAME);
    }
    int end = runtimeFolders.indexOf(':');
    return Path.of(end < 0 ? runtimeFolders : runtimeFolders.substring(0, end)).resolve(NAME);
  }
}
