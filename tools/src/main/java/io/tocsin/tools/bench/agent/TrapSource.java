/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.agent;

import com.sun.management.ThreadMXBean;
import io.tocsin.agent.Agent;
import io.tocsin.agent.AgentStartException;
import io.tocsin.config.ConfigurationReader;
import io.tocsin.config.ConfigurationResult;
import io.tocsin.hal.Clock;
import io.tocsin.raspi.FileOperatorFiles;
import io.tocsin.raspi.FileStorage;
import io.tocsin.raspi.FileValueFiles;
import io.tocsin.raspi.NetworkLimits;
import io.tocsin.raspi.NioNetwork;
import io.tocsin.raspi.NoWatchdog;
import io.tocsin.raspi.SystemClock;
import io.tocsin.raspi.SystemEntropy;
import io.tocsin.raspi.SystemNameResolver;
import io.tocsin.raspi.WallTrust;
import io.tocsin.tools.session.ErrorLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The sender that {@code bench agent} starts in a process of its own: the whole agent, on a board
 * that gives it as many events as it can send. Prints one line of figures for each round.
 */
public final class TrapSource {

  /** What each line of figures begins with. */
  static final String FIGURES = "figures";

  /** What the shares of our code and of Bouncy Castle are told behind. */
  static final String SHARES = "shares";

  /** What the number of all traps is told behind. */
  static final String SENT = "sent";

  /** What a place in our code that allocates is told behind. */
  static final String SITE = "site";

  private static final long PATIENCE_MS = 60_000;

  private final Clock clock = new SystemClock(WallTrust.ALWAYS);
  private final HungryBoard board = new HungryBoard();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final NioNetwork network;
  private final Agent agent;
  private long nextStepMs;

  private TrapSource(Path configurationFile, FileStorage storage, ErrorLog log)
      throws IOException, AgentStartException {
    ConfigurationResult result =
        ConfigurationReader.read(
            configurationFile.toString(), Files.readAllBytes(configurationFile));
    if (!result.isValid()) {
      throw new IOException(result.text());
    }
    network = new NioNetwork(clock, log, new SystemNameResolver(), NetworkLimits.DEFAULT);
    agent =
        Agent.start(
            result.configuration(),
            0,
            new SourcePlatform(
                clock,
                network,
                storage,
                new SystemEntropy(),
                board,
                new NoWatchdog(),
                log,
                new FileOperatorFiles(configurationFile.getParent()),
                new FileValueFiles(configurationFile.getParent(), clock, 0)),
            "bench");
    board.feed(agent.targets());
  }

  /**
   * Sends traps in rounds; the first is for warming up, and in the last, which has no figures of
   * time, the flight recorder tells whose code allocates.
   *
   * @param arguments configuration, traps a round, rounds
   * @throws Exception when something fails
   */
  public static void main(String[] arguments) throws Exception {
    Path configuration = Path.of(arguments[0]).toAbsolutePath();
    long trapsPerRound = Long.parseLong(arguments[1]);
    int rounds = Integer.parseInt(arguments[2]);
    ErrorLog log = new ErrorLog(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    Path state = Files.createTempDirectory(configuration.getParent(), "state");
    try (FileStorage storage = new FileStorage(state)) {
      TrapSource source = new TrapSource(configuration, storage, log);
      source.send(trapsPerRound);
      for (int round = 0; round < rounds; round++) {
        System.out.println(source.measure(trapsPerRound));
      }
      source.printSplit(trapsPerRound);
      source.end();
      System.out.println(SENT + " " + source.agent.targets().delivered(0));
    }
  }

  /** Sends traps and waits until all of them have left. */
  private void send(long traps) throws IOException {
    long until = agent.targets().accepted(0) + traps;
    long deadlineMs = clock.monotonicMs() + PATIENCE_MS;
    board.setResting(false);
    nextStepMs = clock.monotonicMs();
    while (agent.targets().accepted(0) < until) {
      step(deadlineMs);
    }
    board.setResting(true);
    while (agent.targets().queued(0) > 0) {
      step(deadlineMs);
    }
    if (agent.targets().delivered(0) != agent.targets().accepted(0)) {
      throw new IOException("traps were dropped");
    }
  }

  private void step(long deadlineMs) throws IOException {
    if (clock.monotonicMs() > deadlineMs) {
      throw new IOException("the traps do not get away: " + agent.targets().lastError(0));
    }
    // The step comes last, so that callers see what it brought before they wait again.
    network.await(Math.min(nextStepMs, deadlineMs));
    nextStepMs = agent.step(clock.monotonicMs());
  }

  /** A round: traps, nanoseconds, nanoseconds of the processor, bytes allocated by the thread. */
  private String measure(long traps) throws IOException {
    long before = agent.targets().delivered(0);
    long startNs = System.nanoTime();
    long cpuNs = threads.getCurrentThreadCpuTime();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    send(traps);
    bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
    cpuNs = threads.getCurrentThreadCpuTime() - cpuNs;
    long elapsedNs = System.nanoTime() - startNs;
    long sent = agent.targets().delivered(0) - before;
    return FIGURES + " " + sent + " " + elapsedNs + " " + cpuNs + " " + bytes;
  }

  private void printSplit(long traps) throws IOException {
    AllocationSplit.Begun begun = AllocationSplit.begin();
    send(traps);
    AllocationSplit split = AllocationSplit.end(begun, Thread.currentThread().getName());
    System.out.printf(
        Locale.ROOT,
        "%s %.6f %.6f %d%n",
        SHARES,
        split.oursShare(),
        split.bouncyCastleShare(),
        split.sampleCount());
    split.oursWorst().forEach(site -> System.out.println(SITE + " " + site));
  }

  private void end() throws IOException {
    agent.stop(clock.monotonicMs());
    nextStepMs = clock.monotonicMs();
    long deadlineMs = clock.monotonicMs() + PATIENCE_MS;
    while (!agent.isStopped()) {
      step(deadlineMs);
    }
    network.close();
  }
}
