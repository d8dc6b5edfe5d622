/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The packed desktop agent in a process of its own; its terminal is at the test's hands. */
final class AgentProcess implements AutoCloseable {

  private final Process process;
  private final Writer terminal;
  private final Path log;

  private AgentProcess(Process process, Path log) {
    this.process = process;
    this.terminal = process.outputWriter(StandardCharsets.UTF_8);
    this.log = log;
  }

  /**
   * Starts the agent and waits until it listens.
   *
   * @param folder for its files
   * @param port the port at which its configuration makes it listen
   * @param configuration lines of its configuration file
   */
  static AgentProcess start(Path folder, int port, List<String> configuration) throws IOException {
    Path file = Files.write(folder.resolve("tocsin.conf"), configuration);
    Path log = folder.resolve("agent.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-jar",
                System.getProperty("tocsin.simJar"),
                "run",
                "--config",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    AgentProcess agent = new AgentProcess(process, log);
    Processes.await(
        "the agent listens",
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("the agent ended:\n" + Processes.read(log));
          }
          return Processes.isListening(port);
        },
        log);
    return agent;
  }

  /** Types a command into the board's terminal. */
  void type(String command) throws IOException {
    terminal.write(command + "\n");
    terminal.flush();
  }

  /** What it wrote so far. */
  String log() {
    return Processes.read(log);
  }

  /** Waits until its output contains a text. */
  void awaitLog(String text) {
    Processes.await("the agent says " + text, () -> log().contains(text), log);
  }

  /** The file with what it wrote. */
  Path logFile() {
    return log;
  }

  /** Number of its process. */
  long pid() {
    return process.pid();
  }

  /** Whether it runs. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it, first politely. */
  @Override
  public void close() {
    Processes.stop(process);
  }
}
