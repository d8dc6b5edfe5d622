/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** One run of the demo: sets the scene, plays it, counts, and puts everything away. */
final class Demo implements AutoCloseable {

  /** Longest wait for what should take a moment; on a slow or busy machine it takes longer. */
  private static final long PATIENCE_MS = 30_000;

  private static final long POLL_PAUSE_MS = 100;
  private static final long ROUND_PAUSE_MS = 500;
  private static final long NS_PER_SECOND = 1_000_000_000;

  /** The name {@link DemoFolder#TRAP_TARGET} as an index (RFC 2578 §7.7, IMPLIED). */
  private static final String TRAP_INDEX =
      DemoFolder.TRAP_TARGET.chars().mapToObj(Integer::toString).collect(Collectors.joining("."));

  /** A column of RowStatus: createAndGo(4). */
  private static final String CREATE_AND_GO = "%d i 4";

  private final Screen screen;
  private final Path simJar;
  private final long startNs = System.nanoTime();
  private DemoFolder folder;
  private DemoReceiver receiver;
  private DemoDmServer dmServer;
  private int dmNotificationPort;
  private AgentProcess board;
  private DemoManager manager;
  private DemoSnmpSet snmpSet;
  private boolean closed;

  Demo(Path simJar, Screen screen) {
    this.simJar = simJar;
    this.screen = screen;
  }

  /** Makes certificates, starts the receiver and the board, and waits until the agent answers. */
  void setUp() throws IOException, InterruptedException {
    int agentPort;
    synchronized (this) {
      if (closed) {
        throw new IOException("ended before it began");
      }
      screen.step(
          "Certificates for an authority, a board, a receiver, a DM server and an operator");
      folder = DemoFolder.create();
      screen.line("in " + folder.path() + ", for the time of this demo");
      screen.step("A receiver, a DM server, and a simulated board in a process of its own");
      receiver = new DemoReceiver(folder.receiver(), screen);
      screen.receiver("listening on 127.0.0.1:" + receiver.port());
      dmServer = folder.startDmServer(screen);
      screen.dmServer("listening on 127.0.0.1:" + dmServer.port());
      agentPort = FreePorts.tcp();
      dmNotificationPort = FreePorts.udp();
      Path configuration =
          folder.writeConfiguration(
              new DemoPorts(agentPort, receiver.port(), dmServer.port(), dmNotificationPort));
      board = AgentProcess.start(simJar, configuration, screen::board);
      manager = new DemoManager(folder.operator(), agentPort, screen);
      snmpSet = DemoSnmpSet.prepare(folder, agentPort, screen);
    }
    manager.awaitAgent(board, PATIENCE_MS);
    // The start itself is the first event, of which only a target of the file is told.
    await(0, 1, "The board's start was not told");
  }

  /**
   * Plays what every run shows: a target that a manager makes, a DM server, a line, a threshold
   * both ways, and a walk.
   */
  void play() throws IOException, InterruptedException {
    makeTarget();
    registerDmServer();
    screen.step("The door of the board's cabinet opens");
    perform("line door open");
    screen.step("The processor gets hot: above the threshold of 75 degrees");
    perform("temp 80");
    screen.step("It cools down below 70 degrees, where the alarm ends");
    perform("temp 45");
    screen.step("The operator asks the agent for all that it has");
    manager.walk("1.3.6.1");
  }

  /** Has the receiver told by traps as well, with rows of the tables of RFC 3413. */
  private void makeTarget() throws IOException {
    screen.step("The operator has the receiver told by traps as well, with nothing but snmpset");
    screen.line("a row of snmpTargetAddrTable: where it is, for what, in whose name");
    snmpSet.set(
        ".1.3.6.1.6.3.12.1.2.1",
        TRAP_INDEX,
        "2 o .1.3.6.1.6.1.8",
        "3 s 127.0.0.1:" + receiver.port(),
        "6 s all",
        "7 s " + DemoFolder.TRAP_TARGET,
        CREATE_AND_GO.formatted(9));
    screen.line("a row of snmpTargetParamsTable: SNMPv3, TSM, the receiver's name, authPriv");
    snmpSet.set(
        ".1.3.6.1.6.3.12.1.3.1",
        TRAP_INDEX,
        "2 i 3",
        "3 i 4",
        "4 s receiver",
        "5 i 3",
        CREATE_AND_GO.formatted(7));
    screen.line("a row of snmpNotifyTable: all that have the tag are told by traps");
    snmpSet.set(".1.3.6.1.6.3.13.1.1.1", TRAP_INDEX, "2 s all", CREATE_AND_GO.formatted(5));
  }

  private void registerDmServer() throws IOException, InterruptedException {
    screen.step("The DM server asks the board for a session, and registers for two of its traps");
    dmServer.callBoard(dmNotificationPort, PATIENCE_MS);
    screen.step("It tries to have the board tell somebody else, who has not asked for it");
    long traps = receiver.traps();
    long informs = receiver.informs();
    dmServer.callBoard(dmNotificationPort, PATIENCE_MS);
    await(traps + 1, informs + 1, "The refusal was not told");
  }

  /** Goes on without a user, until so many seconds have passed since the start. */
  void playUntil(long seconds) throws IOException, InterruptedException {
    screen.step("More of the same, until " + seconds + " seconds have passed");
    for (int round = 0; System.nanoTime() - startNs < seconds * NS_PER_SECOND; round++) {
      perform(List.of("line door close", "temp 80", "line door open", "temp 45").get(round % 4));
      Thread.sleep(ROUND_PAUSE_MS);
    }
  }

  /** Lets the user go on. */
  void playWith(BufferedReader in) throws IOException {
    new DemoShell(in, board, manager, screen).run();
  }

  /** Types a command that causes one event, and waits until both targets have told of it. */
  private void perform(String command) throws IOException, InterruptedException {
    long trapsBefore = receiver.traps();
    long informsBefore = receiver.informs();
    long alertsBefore = dmServer.alerts();
    screen.line("$ " + command);
    board.type(command);
    await(trapsBefore + 1, informsBefore + 1, "The event of '" + command + "' did not arrive");
    if (!dmServer.await(alertsBefore + 1, PATIENCE_MS)) {
      throw new IOException("The DM server was not told of '" + command + "'.");
    }
  }

  private void await(long traps, long informs, String failure)
      throws IOException, InterruptedException {
    if (!receiver.await(traps, informs, PATIENCE_MS)) {
      throw new IOException(
          failure + " by trap and by inform within " + PATIENCE_MS / 1_000 + " seconds.");
    }
  }

  /** Waits until the agent has nothing left to send, and compares the counts. */
  Tally count() throws IOException, InterruptedException {
    screen.step("What the agent counted, and what arrived");
    List<TargetCounts> targets = manager.targets();
    long deadlineNs = System.nanoTime() + PATIENCE_MS * 1_000_000;
    while (queued(targets) > 0 && System.nanoTime() < deadlineNs) {
      Thread.sleep(POLL_PAUSE_MS);
      targets = manager.targets();
    }
    long traps = 0;
    long informs = 0;
    for (TargetCounts target : targets) {
      if (target.kind() == TargetCounts.Kind.ALERT && target.accepted() == 0) {
        continue;
      }
      informs += target.kind() == TargetCounts.Kind.INFORM ? target.delivered() : 0;
      traps += target.kind() == TargetCounts.Kind.TRAP ? target.delivered() : 0;
      screen.manager(
          "target "
              + target.name()
              + ": "
              + target.accepted()
              + " events, "
              + target.delivered()
              + (target.kind() == TargetCounts.Kind.TRAP ? " sent, " : " acknowledged, ")
              + target.queued()
              + " queued, "
              + target.dropped()
              + " dropped");
    }
    receiver.await(traps, informs, PATIENCE_MS);
    screen.receiver(receiver.traps() + " traps and " + receiver.informs() + " informs");
    screen.dmServer(dmServer.alerts() + " alerts");
    return Tally.of(targets, receiver.traps(), receiver.informs(), dmServer.alerts());
  }

  private static long queued(List<TargetCounts> targets) {
    return targets.stream().mapToLong(TargetCounts::queued).sum();
  }

  /**
   * Ends the board in good order.
   *
   * @throws IOException when it had to be forced
   */
  void endBoard() throws IOException {
    screen.step("The board is told to quit");
    if (!board.end()) {
      throw new IOException("The board did not end in good order.");
    }
  }

  /** Ends what runs and removes the folder. Harmless when repeated, and from any thread. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    if (board != null) {
      board.end();
    }
    if (receiver != null) {
      receiver.close();
    }
    if (dmServer != null) {
      dmServer.close();
    }
    if (folder != null) {
      folder.close();
    }
  }
}
