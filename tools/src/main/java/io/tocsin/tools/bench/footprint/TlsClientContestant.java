/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@link MinimalTlsClient} on a copy of the board's runtime, in the place of the board's jar. */
final class TlsClientContestant implements Contestant {

  private static final String MAIN = MinimalTlsClient.class.getName();

  private final Launcher launcher;
  private final Path folder;
  private final int port;

  /**
   * Puts it together.
   *
   * @param runtime the board's runtime
   * @param folder where certificates are, and room for more files
   * @param tools the jar that has the program
   * @param sink whom it tells
   */
  TlsClientContestant(Path runtime, Path folder, Path tools, Sink sink)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.port = sink.port();
    Path copy = folder.resolve("client");
    copy(runtime, copy);
    Path classes = copy.resolve("lib/tocsin.classes");
    Set<String> needed = needed(runtime, tools, classes, sink);
    Path jar = copy.resolve("tocsin.jar");
    Files.delete(jar);
    JarSubset.write(
        tools,
        jar,
        MAIN,
        name -> name.endsWith(".class") && needed.contains(name.replace(".class", "")));
    launcher = Launcher.of(copy, folder.resolve("client.jsa"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** Runs it once, and leaves the list of what it loads where the archive is made from. */
  private Set<String> needed(Path runtime, Path tools, Path list, Sink sink)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            runtime.resolve("bin/java").toString(),
            "-XX:+UseSerialGC",
            "-Xshare:off",
            "-XX:DumpLoadedClassList=" + list,
            "-Xbootclasspath/a:" + tools,
            "-cp",
            tools.toString(),
            MAIN,
            folder.toString(),
            Integer.toString(port));
    Trial.run(new ProcessBuilder(command), folder, sink);
    Set<String> names = new HashSet<>();
    for (String line : Files.readAllLines(list)) {
      names.add(line.replaceFirst(" .*", ""));
    }
    return names;
  }

  @Override
  public String name() {
    return "minimal TLS client";
  }

  @Override
  public ProcessBuilder start() {
    return launcher.start(folder.toString(), Integer.toString(port));
  }
}
