/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.nio.channels.FileChannel;
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

  /**
   * Runs one that builds something, which may take minutes for what it downloads. Tests run in two
   * processes beside one another, and build the same things, so one script runs at a time.
   */
  static void build(Path log, String script, String... arguments) throws Exception {
    List<String> command = command(script, arguments);
    try (FileChannel lock = FileChannel.open(Path.of("target", "build.lock"), CREATE, WRITE)) {
      lock.lock();
      // What is thrown away at the end is not worth the time of packing it.
      Process process = Processes.start(command, Map.of("DEB_COMPRESSION", "none"), log);
      if (!process.waitFor(20, TimeUnit.MINUTES) || process.exitValue() != 0) {
        Processes.kill(process);
        throw new AssertionError(command + " failed:\n" + Processes.read(log));
      }
    }
  }

  /** What they have built: a file or a folder by its name. */
  static Path built(String name) {
    return FOLDER.resolveSibling("target").resolve(name);
  }
}
