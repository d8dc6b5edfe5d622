/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import io.tocsin.raspi.command.ControlClient;
import io.tocsin.tools.bench.BenchFolder;
import io.tocsin.tools.demo.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The board's program with all that it can do switched on: it tells a receiver, answers managers,
 * watches this machine's sensors and interfaces, writes its journal, has a DM server that has
 * registered for a trap, and a socket for questions.
 */
final class TocsinContestant implements Contestant {

  private final BenchFolder folder;
  private final Launcher launcher;
  private final Path configuration;

  /**
   * Puts it together.
   *
   * @param runtime the board's runtime
   * @param folder where certificates are, and room for more files
   * @param sink whom it tells
   * @param dm the DM server
   */
  TocsinContestant(Path runtime, BenchFolder folder, Sink sink, DmPeer dm)
      throws IOException, InterruptedException {
    this.folder = folder;
    launcher = Launcher.of(runtime, folder.path().resolve("tocsin.jsa"));
    configuration = configure(folder, sink, dm);
  }

  private static Path configure(BenchFolder folder, Sink sink, DmPeer dm) throws IOException {
    return folder.writeAgentConfiguration(
        FreePorts.tcp(),
        "1.3, 1.2",
        "clock.trust = always",
        "outbox.first.contact.ms = 0",
        "outbox.coalesce.ms = 0",
        "outbox.per.second.bytes = 0",
        "managed.destinations = 127.0.0.0/8",
        "group.receivers.members = receiver",
        "group.receivers.notify = all",
        "target.receiver.host = 127.0.0.1",
        "target.receiver.port = " + sink.port(),
        "target.receiver.security.name = receiver",
        "target.receiver.pause.ms = 0",
        "target.receiver.per.second.events = 0",
        dm.configuration(folder.path()));
  }

  @Override
  public String name() {
    return "Tocsin";
  }

  private Path socket() {
    return folder.path().resolve("control");
  }

  /** Has the agent that runs make an event, of which its targets are told. */
  void test() throws IOException {
    new ControlClient(socket()).ask("test informational text");
  }

  /** How the agent that runs is, for people. */
  String status() throws IOException {
    return new ControlClient(socket()).ask("status text").text();
  }

  @Override
  public ProcessBuilder start() throws IOException {
    Files.deleteIfExists(socket());
    ProcessBuilder builder = launcher.start("run", "--config", configuration.toString());
    builder.environment().put("RUNTIME_DIRECTORY", folder.path().toString());
    return builder;
  }

  /** The same, and its Java machine writes a log of its heap. */
  ProcessBuilder startLogged(Path heapLog) throws IOException {
    ProcessBuilder builder = start();
    builder.environment().put("TOCSIN_JAVA_FLAGS", HeapLog.flags(heapLog));
    return builder;
  }
}
