/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the standard MIB modules are that the tests read: the folder {@code shared/mibs} beside the
 * project, or the one that the environment variable {@code TOCSIN_MIBS} names.
 */
public final class StandardModules {

  private StandardModules() {}

  /** The folder; fails when it is missing, for without it nothing would be tested. */
  public static Path folder() {
    String named = System.getenv("TOCSIN_MIBS");
    Path folder = named != null ? Path.of(named) : projectRoot().resolve("../shared/mibs");
    if (!Files.isRegularFile(folder.resolve("SNMPv2-MIB.txt"))) {
      throw new AssertionError(
          "The standard MIB modules are not in "
              + folder.toAbsolutePath().normalize()
              + "; set TOCSIN_MIBS to a folder that has them.");
    }
    return folder.toAbsolutePath().normalize();
  }

  /** The project's own module, as it goes into the jar. */
  static Path tocsinModule() {
    return projectRoot().resolve("core/src/main/resources/mibs/TOCSIN-MIB.txt");
  }

  private static Path projectRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("platform-sim"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new AssertionError("not within the project: " + Path.of("").toAbsolutePath());
      }
    }
    return folder;
  }
}
