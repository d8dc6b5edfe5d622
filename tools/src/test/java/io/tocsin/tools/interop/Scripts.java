/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The commands of the folder {@code tools}. */
final class Scripts {

  /** The module's folder, in which the tests run. */
  private static final Path FOLDER = Path.of("").toAbsolutePath();

  private Scripts() {}

  /** A command line. */
  static List<String> command(String script, String... arguments) {
    return Stream.concat(Stream.of(FOLDER.resolve(script).toString()), Stream.of(arguments))
        .toList();
  }

  /** Runs one that builds something, which may take minutes for what it downloads. */
  static void build(Path log, String script, String... arguments) throws Exception {
    List<String> command = command(script, arguments);
    Process process = Processes.start(command, Map.of(), log);
    if (!process.waitFor(20, TimeUnit.MINUTES) || process.exitValue() != 0) {
      Processes.kill(process);
      throw new AssertionError(command + " failed:\n" + Processes.read(log));
    }
  }

  /** The Java machine that a board of an architecture has; made now where it has another jar. */
  static Path runtime(Path log, String architecture) throws Exception {
    build(log, "runtime", architecture);
    return FOLDER.resolveSibling("target/runtime-" + architecture);
  }
}
