/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.demo;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A simulated board in a process of its own. */
public final class AgentProcess implements AutoCloseable {

  /** A small machine's memory: the agent needs no more. */
  private static final List<String> JVM_FLAGS =
      List.of("-Xms8m", "-Xmx32m", "-Xss512k", "-XX:+UseSerialGC", "-XX:-UsePerfData");

  private static final long QUIT_MS_MAX = 8_000;
  private static final long TERMINATE_MS_MAX = 3_000;

  private final String command;
  private final Process process;
  private final BufferedWriter terminal;
  private final Thread reader;

  private AgentProcess(String command, Process process, Consumer<String> output) {
    this.command = command;
    this.process = process;
    this.terminal =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    reader = new Thread(() -> read(output), "board-output");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a board.
   *
   * @param simJar the program, tocsin-sim.jar
   * @param configuration its tocsin.conf
   * @param output takes each line that it prints or logs, in a thread of its own
   * @return the running process
   * @throws IOException when it cannot be started
   */
  public static AgentProcess start(Path simJar, Path configuration, Consumer<String> output)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_FLAGS);
    command.addAll(List.of("-jar", simJar.toString(), "run", "--config", configuration.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new AgentProcess(String.join(" ", command), process, output);
  }

  private void read(Consumer<String> output) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.accept(line);
      }
    } catch (IOException e) {
      output.accept("(no more output: " + e.getMessage() + ")");
    }
  }

  /**
   * Types a command into the board's terminal.
   *
   * @param command one line
   * @throws IOException when the board has ended
   */
  public void type(String command) throws IOException {
    try {
      terminal.write(command);
      terminal.newLine();
      terminal.flush();
    } catch (IOException e) {
      throw new IOException("the board has ended and takes no commands", e);
    }
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** The command that started it. */
  public String command() {
    return command;
  }

  /** The process, for measuring it. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /**
   * Asks it to end in good order and waits; what does not obey is ended by force.
   *
   * @return whether it ended in good order
   */
  public synchronized boolean end() {
    try {
      type("quit");
    } catch (IOException e) {
      // It has ended already; its status tells how.
    }
    try {
      boolean ended = process.waitFor(QUIT_MS_MAX, TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroy();
        ended = process.waitFor(TERMINATE_MS_MAX, TimeUnit.MILLISECONDS);
      }
      boolean orderly = ended && process.exitValue() == 0;
      if (!ended) {
        process.destroyForcibly();
      }
      reader.join(TERMINATE_MS_MAX);
      return orderly;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    end();
  }
}
