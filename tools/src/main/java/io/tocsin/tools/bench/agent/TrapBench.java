/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.agent;

import io.tocsin.hal.Steppable;
import io.tocsin.raspi.AgentLoop;
import io.tocsin.tls.TlsRefusal;
import io.tocsin.tools.bench.BenchFolder;
import io.tocsin.tools.receiver.Notification;
import io.tocsin.tools.receiver.Receiver;
import io.tocsin.tools.receiver.ReceiverListener;
import io.tocsin.tools.receiver.Sender;
import io.tocsin.tools.receiver.SenderNames;
import io.tocsin.tools.session.ErrorLog;
import io.tocsin.tools.session.HostAndPort;
import io.tocsin.tools.session.Station;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Lets the agent, in a process of its own, send traps into one receiver. */
final class TrapBench {

  /** Memory and collector of the agent as the demo and the service start it. */
  private static final List<String> JVM_FLAGS = List.of("-Xms8m", "-Xmx32m", "-XX:+UseSerialGC");

  private static final long END_SECONDS_MAX = 10;
  private static final long JOIN_MS_MAX = 5_000;

  private final List<TrapRound> rounds = new ArrayList<>();
  private final List<String> sites = new ArrayList<>();
  private double oursShare;
  private double bouncyCastleShare;
  private int sampleCount;
  private long sent;
  private long received;
  private String command = "";

  private TrapBench() {}

  /**
   * Measures.
   *
   * @param folder certificates and configuration
   * @param tlsVersion 1.2 or 1.3
   * @param trapsPerRound traps in a round
   * @param roundCount rounds
   */
  static TrapBench run(BenchFolder folder, String tlsVersion, long trapsPerRound, int roundCount)
      throws IOException {
    TrapBench bench = new TrapBench();
    CountingListener listener = new CountingListener();
    ErrorLog log = new ErrorLog(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    try (Receiver receiver =
        new Receiver(
            folder.receiver(),
            Station.TLS_VERSIONS,
            SenderNames.map(List.of(), folder.receiver()),
            listener,
            log)) {
      int port = receiver.listen(new HostAndPort("127.0.0.1", 0));
      AgentLoop loop = receiver.loop(nowMs -> Steppable.NEVER);
      Thread thread = new Thread(loop::run, "receiver");
      thread.start();
      try {
        bench.runSource(
            folder.writeSenderConfiguration(port, tlsVersion, 2 * HungryBoard.QUEUED_MAX),
            trapsPerRound,
            roundCount);
      } finally {
        loop.stop();
        join(thread);
      }
    }
    bench.received = listener.received.get();
    if (listener.trouble != null) {
      throw new IOException(listener.trouble);
    }
    return bench;
  }

  private static void join(Thread thread) {
    try {
      thread.join(JOIN_MS_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runSource(Path configuration, long trapsPerRound, int roundCount)
      throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(JVM_FLAGS);
    words.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            TrapSource.class.getName(),
            configuration.toString(),
            Long.toString(trapsPerRound),
            Integer.toString(roundCount)));
    command = String.join(" ", words);
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line);
      }
      if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("the sender of traps failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private void take(String line) {
    String[] words = line.split(" ", -1);
    switch (words[0]) {
      case TrapSource.FIGURES:
        rounds.add(TrapRound.of(words[1], words[2], words[3], words[4]));
        break;
      case TrapSource.SHARES:
        oursShare = Double.parseDouble(words[1]);
        bouncyCastleShare = Double.parseDouble(words[2]);
        sampleCount = Integer.parseInt(words[3]);
        break;
      case TrapSource.SITE:
        sites.add(line.substring(TrapSource.SITE.length() + 1));
        break;
      case TrapSource.SENT:
        sent = Long.parseLong(words[1]);
        break;
      default:
        throw new IllegalStateException("the sender of traps says: " + line);
    }
  }

  List<TrapRound> rounds() {
    return rounds;
  }

  /** The places in our code that allocate most. */
  List<String> sites() {
    return sites;
  }

  /** Share of our code in what is allocated, 0 to 1. */
  double oursShare() {
    return oursShare;
  }

  /** Share of Bouncy Castle in what is allocated, 0 to 1. */
  double bouncyCastleShare() {
    return bouncyCastleShare;
  }

  /** Samples that the shares rest upon. */
  int sampleCount() {
    return sampleCount;
  }

  /** Traps that the agent sent in all, warming up and all. */
  long sent() {
    return sent;
  }

  /** Traps that the receiver got in all. */
  long received() {
    return received;
  }

  /** The command that started the sender. */
  String command() {
    return command;
  }

  /** Counts, and keeps the first thing that goes wrong. */
  private static final class CountingListener implements ReceiverListener {

    private final AtomicLong received = new AtomicLong();
    private volatile String trouble;

    @Override
    public void received(Notification notification, boolean duplicate) {
      received.incrementAndGet();
    }

    @Override
    public void refused(Sender sender, TlsRefusal refusal, String text) {
      trouble = text;
    }

    @Override
    public void broken(Sender sender, String text) {
      trouble = text;
    }
  }
}
