/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the program of a runtime as a board does, from an archive of classes.
 *
 * @param runtime the folder that tools/runtime has made
 * @param archive the archive
 */
record Launcher(Path runtime, Path archive) {

  /** Makes the archive first. */
  static Launcher of(Path runtime, Path archive) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(runtime.resolve("bin/tocsin-archive").toString(), archive.toString())
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("no archive of classes could be made of " + runtime);
    }
    return new Launcher(runtime, archive);
  }

  /** The program with arguments. */
  ProcessBuilder start(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(runtime.resolve("bin/tocsin").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("TOCSIN_ARCHIVE", archive.toString());
    return builder;
  }
}
