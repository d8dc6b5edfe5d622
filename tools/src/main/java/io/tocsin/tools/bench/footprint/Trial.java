/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A program that runs, from its start until it is ended. */
final class Trial implements AutoCloseable {

  private static final long PATIENCE_MS = 60_000;
  private static final long SETTLE_SECONDS = 2;
  private static final double NS_PER_MS = 1e6;
  private static final File NOTHING = new File("/dev/null");

  private final Process process;
  private final double firstMs;

  private Trial(Process process, double firstMs) {
    this.process = process;
    this.firstMs = firstMs;
  }

  /**
   * Starts a program and waits until the sink has its first message.
   *
   * @param builder the program
   * @param folder takes what it prints
   * @param sink that it tells
   * @throws IOException when nothing comes; the message has what the program printed
   */
  static Trial start(ProcessBuilder builder, Path folder, Sink sink)
      throws IOException, InterruptedException {
    Path log = folder.resolve("program.log");
    builder.redirectInput(NOTHING).redirectErrorStream(true).redirectOutput(log.toFile());
    sink.reset();
    long startNs = System.nanoTime();
    Process process = builder.start();
    if (!sink.await(1, PATIENCE_MS)) {
      process.destroyForcibly().waitFor();
      throw new IOException(builder.command() + " tells nothing:\n" + Files.readString(log));
    }
    return new Trial(process, (sink.firstNs() - startNs) / NS_PER_MS);
  }

  /** Starts a program, and ends it in good order soon after its first message. */
  static void run(ProcessBuilder builder, Path folder, Sink sink)
      throws IOException, InterruptedException {
    try (Trial trial = start(builder, folder, sink)) {
      // A Java machine that is to write an archive of classes must not be loading any.
      trial.idle(SETTLE_SECONDS);
      trial.end();
    }
  }

  /** Milliseconds from the start of the program to its first message. */
  double firstMs() {
    return firstMs;
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  /** Lets it run on, with nothing to do. */
  void idle(long seconds) throws IOException, InterruptedException {
    if (process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new IOException(process + " has ended by itself");
    }
  }

  /** Ends it in good order, so that it writes what it writes at its end. */
  void end() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
      throw new IOException(process + " does not end");
    }
  }

  /** Kills it where it still runs: snmpd may wait for its receiver, and nothing else. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
