/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tools.certs.KeyType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packed receiver ended, killed and frozen while the packed agent sends it informs and traps.
 */
class ReceiverOutageIT {

  private static final int INFORMS = 1;
  private static final int TRAPS = 2;

  /** As in tocsinTargetState. */
  private static final int OPEN = 3;

  /** Changes before an outage, during it and after it. */
  private static final int CHANGES = 15;

  @TempDir private Path folder;
  private ReceiverProcess receiver;
  private BoardFolder board;
  private BoardProcess agent;

  @BeforeEach
  void startBoth() throws IOException {
    Site site = Site.create(Files.createDirectory(folder.resolve("site")), KeyType.EC);
    int port = Processes.freePort();
    receiver = new ReceiverProcess(site, folder, port);
    receiver.start();
    List<String> further = new ArrayList<>(BoardFolder.target("informs", "inform", port, 0));
    // A receiver that answers nothing is noticed after a short while.
    further.add("target.informs.timeout.ms = 300");
    further.add("target.informs.retries = 1");
    further.addAll(BoardFolder.target("traps", "trap", port, 0));
    for (String severity : List.of("warning", "minor", "critical")) {
      further.add("outbox." + severity + ".events = 500");
    }
    board = new BoardFolder(folder, folder, site, further);
    agent = board.start();
  }

  @AfterEach
  void stopBoth() {
    if (agent != null) {
      agent.close();
    }
    receiver.close();
  }

  @Test
  void shouldDeliverEveryInformWhateverBecomesOfTheReceiver() throws Exception {
    for (int round = 0; round < 2; round++) {
      meet(receiver::terminate, receiver::start);
      meet(receiver::kill, receiver::start);
      meet(receiver::freeze, receiver::thaw);
      meet(this::freezeUntilNoticed, receiver::thaw);
      meet(this::freezeUntilNoticed, this::killAndStart);
    }
    try (Manager manager = board.manager()) {
      BoardFolder.await(manager, "tocsinTargetQueued." + INFORMS, 0, agent);
      BoardFolder.await(manager, "tocsinTargetQueued." + TRAPS, 0, agent);
      checkInforms(TargetLedger.read(manager, INFORMS));
      checkTraps(TargetLedger.read(manager, TRAPS));
    }
    checkMarks();
  }

  /** Something that is done to the receiver. */
  private interface Deed {
    void run() throws Exception;
  }

  private void meet(Deed outage, Deed end) throws Exception {
    change();
    outage.run();
    change();
    end.run();
    change();
    awaitLatestInform();
  }

  private void change() throws IOException {
    for (int change = 0; change < CHANGES; change++) {
      agent.change();
    }
  }

  private void awaitLatestInform() {
    int changes = board.life().count();
    Processes.await(
        changes + " changes are told",
        () -> arrived(true).size() == changes,
        agent.logFile(),
        receiver.outputFile());
  }

  /** Freezes the receiver until the agent has given the session up. */
  private void freezeUntilNoticed() throws IOException {
    receiver.freeze();
    agent.change();
    try (Manager manager = board.manager()) {
      Processes.await("the session is given up", () -> state(manager) != OPEN, agent.logFile());
    }
  }

  private static long state(Manager manager) {
    try {
      return manager.number("tocsinTargetState." + INFORMS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void killAndStart() throws IOException {
    receiver.kill();
    receiver.start();
  }

  /** Changes that arrived, once each, in the order in which they happened. */
  private List<Told> arrived(boolean isInform) {
    try {
      return receiver.told().stream()
          .filter(one -> one.isChange() && one.isInform() == isInform)
          .collect(
              Collectors.toMap(Told::identity, one -> one, (first, again) -> first, TreeMap::new))
          .values()
          .stream()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every one has arrived, whole; the agent counts each once and has dropped none. */
  private void checkInforms(TargetLedger ledger) {
    int happened = board.life().count();
    List<Told> informs = arrived(true);
    assertEquals(happened, informs.size());
    for (int number = 0; number < happened; number++) {
      assertEquals(ManyInputs.change(number), informs.get(number).change());
    }
    assertEquals(new TargetLedger.Row(happened, happened, 0, 0, 0), ledger.durable());
    assertEquals(0, ledger.target().dropped());
  }

  /**
   * Some may be lost with a session that broke, of which the agent cannot know. It claims no more
   * than that they were sent; and those that arrived did happen.
   */
  private void checkTraps(TargetLedger ledger) {
    int happened = board.life().count();
    List<Told> traps = arrived(false);
    assertTrue(traps.size() <= happened);
    List<Told> informs = arrived(true);
    for (Told trap : traps) {
      Told inform =
          informs.stream()
              .filter(one -> one.boots() == trap.boots() && one.count() == trap.count())
              .findFirst()
              .orElseThrow();
      assertEquals(inform.content(), trap.content());
    }
    assertEquals(new TargetLedger.Row(happened, happened, 0, 0, 0), ledger.durable());
    assertEquals(0, ledger.target().dropped());
  }

  /** A repetition is marked, unless the receiver was started anew in between. */
  private void checkMarks() throws IOException {
    long repetitions =
        receiver.told().stream().filter(Told::isInform).count()
            - receiver.told().stream()
                .filter(Told::isInform)
                .map(Told::identity)
                .distinct()
                .count();
    long marked =
        receiver.told().stream().filter(one -> one.isInform() && one.isDuplicate()).count();
    assertTrue(marked > 0 && marked <= repetitions, () -> marked + " of " + repetitions);
    System.out.println(
        "ReceiverOutageIT: "
            + board.life().count()
            + " changes, "
            + receiver.starts()
            + " starts of the receiver; informs: "
            + repetitions
            + " again, "
            + marked
            + " of them in the same start and marked; traps: "
            + (board.life().count() - arrived(false).size())
            + " not seen");
  }
}
