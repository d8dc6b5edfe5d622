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
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The packed agent with its state directory on a disk that is full, or cannot be written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullDiskIT {

  private static final int DISK_BYTES = 1 << 19;

  /** Enough for all records but the journal. */
  private static final int ROOM_FOR_RECORDS_BYTES = 72 << 10;

  private static final int GOOD = 2;
  private static final int FAILING = 4;
  private static final int CHANGES = 10;

  @TempDir private static Path folder;
  private Site site;
  private ReceiverProcess receiver;
  private int boards;
  private SmallDisk disk;
  private BoardFolder board;

  /** Changes that the receiver must have been told of in the end, over all tests. */
  private long expected;

  @BeforeAll
  void startReceiver() throws IOException {
    site = Site.create(Files.createDirectory(folder.resolve("site")), KeyType.EC);
    receiver = new ReceiverProcess(site, folder, Processes.freePort());
    receiver.start();
  }

  @AfterAll
  void stopReceiver() {
    if (receiver != null) {
      receiver.close();
    }
  }

  @BeforeEach
  void makeBoardAndDisk() throws IOException {
    Path files = Files.createDirectory(folder.resolve("board-" + boards++));
    disk = SmallDisk.create(Files.createDirectory(files.resolve("disk")), DISK_BYTES);
    List<String> further =
        new ArrayList<>(BoardFolder.target("informs", "inform", receiver.port(), 0));
    further.add("journal.sync.ms = 100");
    further.add("journal.day.bytes = 0");
    board = new BoardFolder(files, disk.folder(), site, further);
  }

  @AfterEach
  void removeDisk() {
    receiver.thaw();
    disk.close();
  }

  @Test
  void shouldNotStartForTheFirstTimeWithoutAnyRoom() throws Exception {
    disk.fill();
    assertRefused("board-serial: No space left on device; 16 bytes more are needed");
    disk.makeRoom();
    startAndExpect(1);
  }

  @Test
  void shouldNotStartOnADiskThatIsReadOnly() throws Exception {
    startAndExpect(1);
    disk.makeReadOnly();
    assertRefused("cannot use the state directory " + state() + ": Read-only file system");
    disk.makeWritable();
    startAndExpect(2);
  }

  @Test
  void shouldStartWithoutRoomForTheJournalAndMakeItLater() throws Exception {
    disk.fillBut(ROOM_FOR_RECORDS_BYTES);
    try (BoardProcess agent = board.start();
        Manager manager = board.manager()) {
      assertEquals(FAILING, manager.number("tocsinJournalState.0"));
      assertSaysSo(manager, state() + "/journal: No space left on device; ");
      assertTrue(agent.log().contains("ERROR journal: Events do not survive"), agent.log());
      changeAndExpect(agent);
      disk.makeRoom();
      assertRecovers(manager, agent);
    }
  }

  @Test
  void shouldKeepItsPromisesOnADiskThatFillsUp() throws Exception {
    try (BoardProcess agent = board.start();
        Manager manager = board.manager()) {
      disk.fill();
      changeAndExpect(agent);
      assertKeepsOverAKill(manager, agent);
    }
    // Still full.
    startAndExpect(2);
    startAndExpect(3);
  }

  @Test
  void shouldBringBackWhatWaitedWhenAJournalThatMustGrowHasRoomAgain() throws Exception {
    try (BoardProcess agent = board.start();
        Manager manager = board.manager()) {
      assertKeepsOverAKill(manager, agent);
    }
    disk.fill();
    board.configure("outbox.warning.events = 512");
    try (BoardProcess agent = board.start();
        Manager manager = board.manager()) {
      assertSaysSo(manager, state() + "/journal: No space left on device; ");
      disk.makeRoom();
      awaitExpected(agent);
      assertRecovers(manager, agent);
    }
  }

  /** All that a process writes into any file fails, which no disk that is only full does to it. */
  @Test
  void shouldGoOnInMemoryWhileNothingCanBeWritten() throws Exception {
    try (BoardProcess agent = board.start();
        Manager manager = board.manager()) {
      changeAndExpect(agent);
      limitFiles(agent, "0");
      receiver.freeze();
      change(agent);
      BoardFolder.await(manager, "tocsinJournalState.0", FAILING, agent);
      assertTrue(manager.number("tocsinJournalUnsavedEvents.0") >= CHANGES);
      receiver.thaw();
      awaitExpected(agent);
      assertSaysSo(manager, "cannot write " + state() + "/journal: File too large");
      limitFiles(agent, "unlimited");
      assertRecovers(manager, agent);
    }
  }

  private Path state() {
    return disk.folder().resolve("state");
  }

  private static void limitFiles(BoardProcess agent, String bytes) {
    // The soft limit alone, so that it can be raised again.
    Processes.Result result =
        Processes.run(
            List.of("prlimit", "--pid", Long.toString(agent.pid()), "--fsize=" + bytes + ":"),
            Map.of());
    assertEquals(0, result.exitStatus(), result.output());
  }

  private void assertRefused(String complaint) throws IOException {
    try (BoardProcess agent = board.begin()) {
      assertEquals(1, agent.awaitExit());
      assertTrue(agent.log().contains(complaint), agent.log());
    }
  }

  /** The start has that number, and what happens is told. */
  private void startAndExpect(long boots) throws IOException {
    try (BoardProcess agent = board.start();
        Manager manager = board.manager()) {
      assertEquals(boots, manager.number("snmpEngineBoots.0"));
      assertEquals(GOOD, manager.number("tocsinJournalState.0"));
      awaitExpected(agent);
      changeAndExpect(agent);
    }
  }

  private void changeAndExpect(BoardProcess agent) throws IOException {
    change(agent);
    awaitExpected(agent);
  }

  private void change(BoardProcess agent) throws IOException {
    for (int change = 0; change < CHANGES; change++) {
      agent.change();
    }
    agent.awaitStep();
    expected += CHANGES;
  }

  private void awaitExpected(BoardProcess agent) {
    Processes.await(
        expected + " changes are told",
        () -> arrived() == expected,
        agent.logFile(),
        receiver.outputFile());
  }

  private long arrived() {
    try {
      return receiver.told().stream().filter(one -> one.isChange() && !one.isDuplicate()).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Managers and receivers are told why nothing is durable. */
  private void assertSaysSo(Manager manager, String why) throws IOException {
    String error = manager.text("tocsinJournalLastError.0");
    assertTrue(error.contains(why), error);
    Processes.await("the receiver is told", () -> isToldOfFailure(why), receiver.outputFile());
  }

  private boolean isToldOfFailure(String why) {
    try {
      return receiver.told().stream()
          .anyMatch(
              one ->
                  one.notification().equals("tocsinJournalStateChanged")
                      && one.content().contains("\"value\":\"failing(4)\"")
                      && one.content().contains(why));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The journal works again, with all that it promises. */
  private void assertRecovers(Manager manager, BoardProcess agent) throws IOException {
    BoardFolder.await(manager, "tocsinJournalState.0", GOOD, agent);
    long boots = manager.number("snmpEngineBoots.0");
    assertKeepsOverAKill(manager, agent);
    startAndExpect(boots + 1);
  }

  /** What waits when the agent is killed is there for the next start. */
  private void assertKeepsOverAKill(Manager manager, BoardProcess agent) throws IOException {
    receiver.freeze();
    change(agent);
    BoardFolder.await(manager, "tocsinJournalUnsavedEvents.0", 0, agent);
    assertEquals(GOOD, manager.number("tocsinJournalState.0"));
    assertTrue(manager.number("tocsinTargetQueued.1") >= CHANGES - 1);
    agent.kill();
    receiver.thaw();
  }
}
