/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import io.tocsin.tools.demo.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Runs other programs with their output in files, and waits for what they do. */
final class Processes {

  /** How long anything may take on a slow and busy machine before a test gives up. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private Processes() {}

  /** What a program that has ended left behind. */
  record Result(int exitStatus, String output) {}

  /** Runs a program to its end, standard output and error together. */
  static Result run(List<String> command, Map<String, String> environment) {
    try {
      Path output = Files.createTempFile("tocsin-run", ".log");
      try {
        Process process = start(command, environment, output);
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
          throw new AssertionError(command + " did not end; output so far:\n" + read(output));
        }
        return new Result(process.exitValue(), read(output));
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Starts a program that reads nothing and writes into a file. */
  static Process start(List<String> command, Map<String, String> environment, Path output)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Starts one of the packed tools. */
  static Process startTool(Path output, String... arguments) throws IOException {
    return start(toolCommand(arguments), Map.of(), output);
  }

  /** Runs one of the packed tools to its end. */
  static Result runTool(String... arguments) {
    return run(toolCommand(arguments), Map.of());
  }

  private static List<String> toolCommand(String... arguments) {
    return Stream.concat(
            Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("tocsin.toolsJar")),
            Stream.of(arguments))
        .toList();
  }

  /** Ends a program, first politely. */
  static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends a program by SIGKILL, and waits until it is gone. */
  static void kill(Process process) {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /**
   * Sends a signal to a program.
   *
   * @param process the program
   * @param name name of the signal, without SIG
   */
  static void signal(Process process, String name) {
    Result result = run(List.of("kill", "-" + name, Long.toString(process.pid())), Map.of());
    if (result.exitStatus() != 0) {
      throw new AssertionError("no " + name + " for " + process + ": " + result.output());
    }
  }

  /** Waits until something holds; when it never does, tells what the logs say. */
  static void await(String what, BooleanSupplier condition, Path... logs) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        StringBuilder text = new StringBuilder("waited in vain: ").append(what);
        for (Path log : logs) {
          text.append("\n--- ").append(log).append(" says:\n").append(read(log));
        }
        throw new AssertionError(text);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  /** The text of a file, empty while it does not exist. */
  static String read(Path file) {
    try {
      return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A TCP port that is free now, on IPv4 and IPv6. */
  static int freePort() {
    try {
      return FreePorts.tcp(InetAddress.getByName("::"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether somebody listens on a TCP port; asked of the kernel, without connecting. */
  static boolean isListening(int port) {
    String wanted = String.format(":%04X ", port);
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      // Fields: number, local address:port, remote address:port, state; 0A is LISTEN.
      boolean found =
          read(Path.of(table))
              .lines()
              .anyMatch(
                  line ->
                      line.contains(" 0A ")
                          && line.indexOf(wanted) > 0
                          && line.indexOf(wanted) < line.indexOf(" 0A "));
      if (found) {
        return true;
      }
    }
    return false;
  }
}
