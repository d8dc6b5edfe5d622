/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One board whose agent is killed again and again, at moments drawn at random, while its inputs
 * change and it sends informs to a receiver that is frozen at times.
 */
final class KillSeries {

  /** journal.sync.ms of the agent. */
  static final long WINDOW_MS = 100;

  private static final int CHANGES_MAX = 80;
  private static final int CHANGE_PAUSE_MS_MAX = 20;

  /** Informs in a second: fewer than changes, so that some wait whenever the agent is killed. */
  private static final int PER_SECOND = 60;

  private static final int START_TIME_MS_MAX = 600;

  /** What may wait before the receiver must not be frozen: far less than the outbox keeps. */
  private static final int BACKLOG_MAX = 200;

  private static final Pattern STARTED =
      Pattern.compile("Started; engineID ([0-9a-f]+), start number (\\d+);");
  private static final Pattern BROUGHT_BACK =
      Pattern.compile("Events that wait since before the start: (\\d+);");

  private final BoardFolder board;
  private final Random random;
  private final ReceiverProcess receiver;
  private final Set<String> engineIds = new HashSet<>();
  private final KillReport report = new KillReport();
  private long latestBoots;

  /** Starts that were killed before they said whether they were counted, since the latest did. */
  private int uncertainStarts;

  /**
   * A series that has not begun.
   *
   * @param folder for all files of the series, empty
   * @param site has the certificates
   * @param seed for all that is drawn at random
   */
  KillSeries(Path folder, Site site, long seed) throws IOException {
    this.random = new Random(seed);
    int receiverPort = Processes.freePort();
    this.receiver = new ReceiverProcess(site, folder, receiverPort);
    List<String> further =
        new ArrayList<>(
            List.of(
                "outbox.warning.events = 600",
                "outbox.minor.events = 600",
                "outbox.critical.events = 600",
                "journal.sync.ms = " + WINDOW_MS,
                "journal.day.bytes = 0"));
    further.addAll(BoardFolder.target("informs", "inform", receiverPort, PER_SECOND));
    this.board = new BoardFolder(folder, folder, site, further);
  }

  /**
   * Runs it and checks everything.
   *
   * @param kills how often the agent is killed
   * @return figures of the run
   */
  KillReport run(int kills) throws Exception {
    try (receiver) {
      receiver.start();
      for (int kill = 0; kill < kills; kill++) {
        oneLife();
      }
      receiver.thaw();
      drain();
      countExactly();
    }
    KillVerdict verdict = new KillVerdict(board.lives(), receiver.told(), report);
    verdict.check();
    assertEquals(1, engineIds.size(), () -> "one board, several engines: " + engineIds);
    return report;
  }

  private void oneLife() throws Exception {
    report.kills++;
    if (random.nextInt(12) == 0) {
      killWhileItStarts();
      return;
    }
    boolean mayFreeze = backlog() < BACKLOG_MAX;
    if (mayFreeze && random.nextInt(5) < 2) {
      receiver.freeze();
      report.killsWithFrozenReceiver++;
    } else {
      receiver.thaw();
    }
    boolean freezesLater = mayFreeze && random.nextInt(5) == 0;
    try (BoardProcess agent = board.start()) {
      noteStart(agent);
      if (!mayFreeze) {
        Processes.await("the backlog shrinks", () -> backlog() < BACKLOG_MAX / 2, agent.logFile());
      }
      int changes = 1 + random.nextInt(CHANGES_MAX);
      for (int change = 0; change < changes; change++) {
        agent.change();
        Thread.sleep(random.nextInt(CHANGE_PAUSE_MS_MAX));
        if (freezesLater && change == changes / 2) {
          receiver.freeze();
        }
      }
      if (random.nextBoolean()) {
        agent.changeUnseen();
      }
      agent.kill();
    }
  }

  private void killWhileItStarts() throws Exception {
    report.killsWhileStarting++;
    try (BoardProcess agent = board.begin()) {
      Thread.sleep(random.nextInt(START_TIME_MS_MAX));
      agent.kill();
      noteStart(agent);
    }
  }

  /** Durable changes that did not arrive yet. */
  private int backlog() {
    Set<Told.Identity> arrived = new HashSet<>();
    try {
      for (Told one : receiver.told()) {
        if (one.isChange()) {
          arrived.add(new Told.Identity(true, one.boots(), ManyInputs.number(one.change())));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int waiting = 0;
    for (BoardLife life : board.lives()) {
      for (int number = 0; number < life.count(); number++) {
        boolean isDurable = life.isDurable(number, WINDOW_MS);
        boolean hasArrived = arrived.contains(new Told.Identity(true, life.boots(), number));
        waiting += isDurable && !hasArrived ? 1 : 0;
      }
    }
    return waiting;
  }

  /** What the agent said of its start; each start counts once. */
  private void noteStart(BoardProcess agent) {
    String log = agent.log();
    assertTrue(!log.contains(" ERROR "), log);
    Matcher broughtBack = BROUGHT_BACK.matcher(log);
    if (broughtBack.find()) {
      report.broughtBack += Integer.parseInt(broughtBack.group(1));
    }
    Matcher started = STARTED.matcher(log);
    if (!started.find()) {
      uncertainStarts++;
      return;
    }
    long boots = Long.parseLong(started.group(2));
    long least = latestBoots + 1;
    assertTrue(
        boots >= least && boots <= least + uncertainStarts,
        () -> boots + " after " + latestBoots + " and " + uncertainStarts + " cut off");
    engineIds.add(started.group(1));
    board.life().setBoots(boots);
    latestBoots = boots;
    uncertainStarts = 0;
  }

  /** Lets the agent deliver all that waits, and end in good order. */
  private void drain() throws Exception {
    try (BoardProcess agent = board.start()) {
      noteStart(agent);
      try (Manager manager = board.manager()) {
        BoardFolder.await(manager, "tocsinTargetQueued.1", 0, agent);
      }
      agent.quit();
    }
  }

  /**
   * Once more, with counts that are read while nothing moves: before, with all waiting, after.
   * Before the changes, notifications about the agent itself may wait already, for example that
   * events were lost.
   */
  private void countExactly() throws Exception {
    TargetLedger waiting;
    long toDeliver;
    receiver.freeze();
    int changes = 1 + random.nextInt(CHANGES_MAX);
    try (BoardProcess agent = board.start()) {
      noteStart(agent);
      try (Manager manager = board.manager()) {
        TargetLedger before = TargetLedger.read(manager, 1);
        toDeliver = before.durable().queued() + changes;
        for (int change = 0; change < changes; change++) {
          agent.change();
        }
        agent.awaitStep();
        waiting = TargetLedger.read(manager, 1);
        assertEquals(toDeliver, waiting.durable().queued());
        assertEquals(before.durable().accepted() + changes, waiting.durable().accepted());
        assertEquals(before.durable().delivered(), waiting.durable().delivered());
        BoardFolder.await(manager, "tocsinJournalUnsavedEvents.0", 0, agent);
      }
      agent.kill();
    }
    report.kills++;
    int toldBefore = receiver.told().size();
    try (BoardProcess agent = board.start()) {
      noteStart(agent);
      try (Manager manager = board.manager()) {
        TargetLedger restored = TargetLedger.read(manager, 1);
        assertEquals(waiting.durable(), restored.durable());
        assertEquals(toDeliver, manager.number("tocsinJournalRestoredEvents.0"));
        receiver.thaw();
        BoardFolder.await(manager, "tocsinTargetQueued.1", 0, agent);
        TargetLedger drained = TargetLedger.read(manager, 1);
        assertEquals(restored.durable().accepted(), drained.durable().accepted());
        assertEquals(restored.durable().delivered() + toDeliver, drained.durable().delivered());
        List<Told> told = receiver.told();
        long arrived =
            told.subList(toldBefore, told.size()).stream()
                .filter(Told::isChange)
                .map(Told::identity)
                .distinct()
                .count();
        assertEquals(changes, arrived);
        report.ledger = drained;
      }
      agent.quit();
    }
  }
}
