/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.demo;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the program of the simulated board. */
public final class SimJar {

  private SimJar() {}

  /**
   * Finds it.
   *
   * @param named what the user named, or null for the one of the same build
   * @return the jar
   * @throws IOException when it is not there; the message says what to do
   */
  public static Path find(Path named) throws IOException {
    Path jar = named == null ? besideOwnJar() : named;
    if (!Files.isReadable(jar)) {
      throw new IOException(
          jar + " is missing: build it with 'mvn package', or name another with --sim-jar");
    }
    return jar;
  }

  /** {@code platform-sim/target/tocsin-sim.jar}, seen from {@code tools/target}. */
  private static Path besideOwnJar() throws IOException {
    try {
      Path own = Path.of(SimJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return own.resolve("../../../platform-sim/target/tocsin-sim.jar").normalize();
    } catch (URISyntaxException e) {
      throw new IOException("cannot tell where this program is: " + e.getMessage(), e);
    }
  }
}
