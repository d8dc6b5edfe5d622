/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compiles C of the tests and runs programs of this machine. */
public final class Programs {

  /** Where the C files of the tests are, from the module's folder, in which they run. */
  private static final Path SOURCES = Path.of("src", "test", "c");

  private Programs() {}

  /**
   * Compiles a C file of the tests.
   *
   * @param compiler the compiler
   * @param name name of the file without its ending
   * @param folder where the program goes
   * @return the program
   */
  public static Path compile(String compiler, String name, Path folder) throws Exception {
    Path program = folder.resolve(name + '-' + compiler);
    Path source = SOURCES.resolve(name + ".c");
    run(compiler, "-Wall", "-Wextra", "-Werror", "-o", program.toString(), source.toString());
    return program;
  }

  /** Runs a program that has to succeed; returns what it printed. */
  public static String run(String... command) throws IOException, InterruptedException {
    return run(List.of(), command);
  }

  /** As above, with variables of the environment as {@code NAME=value}. */
  public static String run(List<String> environment, String... command)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("env"));
    all.addAll(environment);
    all.addAll(List.of(command));
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + output);
    return output;
  }
}
