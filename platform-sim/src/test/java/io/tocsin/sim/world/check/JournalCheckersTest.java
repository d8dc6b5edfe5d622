/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.event.Journal;
import io.tocsin.hal.StorageRegion;
import io.tocsin.sim.BoardPlan;
import io.tocsin.sim.world.host.AgentHost;
import io.tocsin.sim.world.host.NotificationServer;
import io.tocsin.sim.world.host.World;
import io.tocsin.sim.world.scenario.Action;
import io.tocsin.sim.world.scenario.BoardSpec;
import io.tocsin.sim.world.scenario.TargetSpec;
import io.tocsin.sim.world.scenario.Verb;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A board whose server is away has a journal; what is done to it must be found, or be excused. */
class JournalCheckersTest {
  private static final int DOOR = 0;

  private final World world = new World(1, false);
  private final Findings findings = new Findings(world.scheduler());
  private final NotificationServer server = world.addServer("server1.test", "10.0.1.1");
  private final AgentHost host = world.addAgent("board1", "10.0.0.1", BoardPlan.STANDARD);
  private final DurabilityChecker durability = new DurabilityChecker(findings);
  private BoardView board;

  private void configure(int dayBytes) {
    host.configure(
        List.of(
            "view.all.include = 1.3.6.1",
            "group.all.members = server1.test",
            "group.all.notify = all",
            "target.t1.host = server1.test",
            "target.t1.security.name = server1.test",
            "line.door.severity = critical",
            "outbox.coalesce.ms = 0",
            "journal.sync.ms = 0",
            "journal.day.bytes = " + dayBytes));
  }

  @BeforeEach
  void startBoard() {
    configure(0);
    TargetSpec target = new TargetSpec("board1", "t1", "server1", false, false, true);
    board =
        new BoardView(host, new BoardSpec("board1", true, false), List.of(target), List.of(server));
    host.driver().setAfterStep(() -> durability.stepped(board));
    start();
    for (int i = 0; i < 10; i++) {
      change();
    }
    assertEquals(11, board.status().queued(0));
    assertNothingFound();
  }

  private void change() {
    host.hardware().setInput(DOOR, !host.hardware().input(DOOR));
    world.run(1_000);
  }

  private void start() {
    assertTrue(host.powerOn());
    board.started("80", host.startCount());
    durability.started(board);
  }

  private void cut() {
    durability.ends(board, true);
    host.powerOff(true);
  }

  /** Takes away what the last sync wrote, and all that was written before. */
  private void damage() {
    int sectors = host.flash().sizeBytes(Journal.REGION) / StorageRegion.SECTOR_BYTES;
    for (int sector = 0; sector < sectors; sector++) {
      host.flash().flipBit(Journal.REGION, sector * StorageRegion.SECTOR_BYTES + 9, 0);
    }
  }

  private void assertFound(String checker, String rule) {
    assertNotNull(findings.first(), "nothing found");
    assertEquals(checker, findings.first().checker());
    assertEquals(rule, findings.first().rule());
  }

  private void assertNothingFound() {
    assertTrue(findings.isEmpty(), () -> findings.first().toString());
  }

  @Test
  void shouldFindNothingWhenAllIsThere() {
    cut();
    start();
    assertEquals(10, board.status().queued(0));
    assertNothingFound();
  }

  @Test
  void shouldFindThatDurableEventsAreGone() {
    cut();
    damage();
    start();
    assertFound("durability", "lost");
  }

  @Test
  void shouldPromiseNothingOfWhatBitsThatTurnTakeAway() {
    durability.acted(new Action(0, Verb.FLIP, List.of("board1", "1"), 0));
    cut();
    damage();
    start();
    assertNothingFound();
  }

  @Test
  void shouldFindEventsThatThereNeverWere() {
    durability.ends(board, true);
    host.driver().setAfterStep(() -> {});
    change();
    host.powerOff(true);
    start();
    assertFound("durability", "invented");
  }

  @Test
  void shouldFindEventsThatWaitAgain() {
    server.powerOn();
    while (board.status().queued(0) > 0) {
      world.run(1_000);
    }
    byte[] before = host.flash().durable(Journal.REGION);
    world.run(2 * Journal.PLACE_WINDOW_MS);
    byte[] after = host.flash().durable(Journal.REGION);
    cut();
    for (int i = 0; i < before.length; i++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        if (((before[i] ^ after[i]) >> bit & 1) != 0) {
          host.flash().flipBit(Journal.REGION, i, bit);
        }
      }
    }
    start();
    assertFound("durability", "returned");
  }

  @Test
  void shouldFindARejectedReloadThatChangesSomething() {
    ReloadChecker reload = new ReloadChecker(findings);
    reload.reloading(board);
    reload.reloaded(board, false);
    assertNothingFound();
    reload.reloading(board);
    change();
    reload.reloaded(board, false);
    assertFound("reload", "rejected");
  }

  /** The agent that runs has no bound, and the checker goes by one of 20 sectors at once. */
  @Test
  void shouldFindThatMoreIsWrittenThanADayAllowsButForWhatWasNeverSynced() {
    configure(4 * 20 * StorageRegion.SECTOR_BYTES);
    WearChecker wear = new WearChecker(findings);
    wear.started(board);
    host.driver().setAfterStep(() -> wear.stepped(board));
    host.flash().setUnsynced(true);
    long before = host.flash().bytesWritten(Journal.REGION);
    while (host.flash().bytesWritten(Journal.REGION) < before + 40 * StorageRegion.SECTOR_BYTES) {
      change();
    }
    wear.started(board);
    host.flash().setUnsynced(false);
    while (host.agent().journal().state() != Journal.GOOD) {
      world.run(1_000);
    }
    assertNothingFound();
    for (int i = 0; i < 200 && findings.isEmpty(); i++) {
      change();
    }
    assertFound("wear", "day");
  }
}
