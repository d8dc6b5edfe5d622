/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The packed agent in a process of its own, on a board with {@link ManyInputs}, which are changed
 * through its terminal one after the other. What it says is read as it comes, and only its log goes
 * into a file.
 */
final class BoardProcess implements AutoCloseable {

  private final Process process;
  private final Writer terminal;
  private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();
  private final Path log;
  private final BoardLife life;

  private BoardProcess(Process process, Path log, BoardLife life) {
    this.process = process;
    this.terminal = process.outputWriter(StandardCharsets.UTF_8);
    this.log = log;
    this.life = life;
    Thread reader = new Thread(this::readAnswers, "answers of " + log);
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts the agent.
   *
   * @param configuration its configuration file
   * @param board the file that says what the board has
   * @param log takes its log
   * @param life takes what happens at the board
   */
  static BoardProcess start(Path configuration, Path board, Path log, BoardLife life)
      throws IOException {
    Process process =
        new ProcessBuilder(
                // Whoever runs the tests may have SIGHUP ignored, as nohup does.
                "env",
                "--default-signal=HUP",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-jar",
                System.getProperty("tocsin.simJar"),
                "run",
                "--config",
                configuration.toString(),
                "--board",
                board.toString())
            .redirectError(log.toFile())
            .start();
    return new BoardProcess(process, log, life);
  }

  private void readAnswers() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        answers.add(Optional.of(line));
      }
    } catch (IOException e) {
      answers.add(Optional.of("cannot be read: " + e.getMessage()));
    }
    answers.add(Optional.empty());
  }

  /** Waits until the agent runs. */
  BoardProcess awaitStarted() throws IOException {
    String greeting = answer();
    assertEquals("tocsin-sim ", greeting.substring(0, "tocsin-sim ".length()), greeting);
    // The terminal is opened when the agent has started; all inputs are inactive then.
    repeat(new ManyInputs.Change(0, false));
    return this;
  }

  /** Makes sure that the agent has seen all that happened: its terminal runs one command a step. */
  void awaitStep() throws IOException {
    repeat(ManyInputs.change(life.count() - 1));
  }

  /** Changes nothing. */
  private void repeat(ManyInputs.Change change) throws IOException {
    write(ManyInputs.command(change));
    assertEquals(ManyInputs.answer(change) + ", as before", answer());
  }

  /** Makes the next change, and waits until it has happened. */
  void change() throws IOException {
    ManyInputs.Change change = life.next();
    long askedNs = System.nanoTime();
    write(ManyInputs.command(change));
    assertEquals(ManyInputs.answer(change), answer());
    life.happened(askedNs, System.nanoTime());
  }

  /** Makes the next change, and does not wait: nobody will know whether it happened. */
  void changeUnseen() throws IOException {
    ManyInputs.Change change = life.next();
    life.mayHappen();
    write(ManyInputs.command(change));
  }

  private void write(String command) throws IOException {
    terminal.write(command + "\n");
    terminal.flush();
  }

  private String answer() {
    try {
      Optional<String> answer = answers.poll(Processes.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (answer == null || answer.isEmpty()) {
        throw new AssertionError("the agent does not answer; its log:\n" + Processes.read(log));
      }
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Ends it in good order. */
  void quit() throws IOException {
    write("quit");
    assertEquals(0, awaitExit(), () -> Processes.read(log));
  }

  /**
   * Has it read its configuration again by SIGHUP, and waits for what it says.
   *
   * @param answer what it says when it has done so
   */
  void hangUp(String answer) {
    long before = log().lines().filter(line -> line.contains(answer)).count();
    Processes.signal(process, "HUP");
    Processes.await(
        "the agent says " + answer,
        () -> log().lines().filter(line -> line.contains(answer)).count() > before,
        log);
  }

  /** Ends it by SIGKILL. */
  void kill() {
    Processes.kill(process);
  }

  /** Waits until it has ended, and returns its exit status. */
  int awaitExit() {
    try {
      if (!process.waitFor(Processes.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("the agent does not end; its log:\n" + Processes.read(log));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What it has printed and nobody has looked at. */
  List<String> output() {
    List<Optional<String>> all = new ArrayList<>();
    answers.drainTo(all);
    return all.stream().flatMap(Optional::stream).toList();
  }

  /** Its log so far. */
  String log() {
    return Processes.read(log);
  }

  /** The file with its log. */
  Path logFile() {
    return log;
  }

  /** Number of its process. */
  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException e) {
      // What was typed last does not reach a process that is gone.
      if (process.isAlive()) {
        throw new UncheckedIOException(e);
      }
    } finally {
      Processes.stop(process);
    }
  }
}
