/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What must hold of what a receiver was told, given what happened at the board. */
final class KillVerdict {

  private final List<BoardLife> lives;
  private final List<Told> told;
  private final KillReport report;
  private final Map<Long, BoardLife> lifeOfBoots = new HashMap<>();

  /** Changes that arrived, by snmpEngineBoots: their numbers since the start. */
  private final Map<Long, Set<Integer>> arrived = new TreeMap<>();

  KillVerdict(List<BoardLife> lives, List<Told> told, KillReport report) {
    this.lives = lives;
    this.told = told;
    this.report = report;
    for (BoardLife life : lives) {
      if (life.boots() != 0) {
        lifeOfBoots.put(life.boots(), life);
      }
    }
  }

  void check() {
    checkIdentities();
    checkArrivals();
    checkOrder();
    checkCounts();
  }

  /** One engine; an identifier stands for one event, and a repetition is marked as such. */
  private void checkIdentities() {
    Map<Told.Identity, Told> first = new HashMap<>();
    Set<String> engines = new HashSet<>();
    for (Told one : told) {
      engines.add(one.engineId());
      Told before = first.putIfAbsent(one.identity(), one);
      assertEquals(before != null, one.isDuplicate(), () -> "marked as duplicate: " + one);
      if (before != null) {
        assertEquals(before.notification(), one.notification());
      }
      if (before != null && one.isChange()) {
        assertEquals(before.content(), one.content());
      }
      report.duplicates += before != null && one.isChange() ? 1 : 0;
    }
    assertEquals(1, engines.size(), () -> "one board, several engines: " + engines);
  }

  /** Nothing durable is missing, and nothing came that did not happen. */
  private void checkArrivals() {
    for (Told one : told) {
      if (one.isChange() && !one.isDuplicate()) {
        int number = ManyInputs.number(one.change());
        BoardLife life = lifeOfBoots.get(one.boots());
        assertTrue(life != null && life.isPossible(number), () -> "never happened: " + one);
        assertEquals(ManyInputs.severity(one.change().input()), one.severity());
        boolean isNew = arrived.computeIfAbsent(one.boots(), unused -> new HashSet<>()).add(number);
        assertTrue(isNew, () -> "came under two identifiers: " + one);
        report.arrived++;
      }
    }
    for (BoardLife life : lives) {
      Set<Integer> ofLife = arrived.getOrDefault(life.boots(), Set.of());
      for (int number = 0; number < life.count(); number++) {
        boolean isDurable = life.isDurable(number, KillSeries.WINDOW_MS);
        boolean isThere = ofLife.contains(number);
        int missing = number;
        assertTrue(
            isThere || !isDurable,
            () ->
                "durable, and never arrived: change "
                    + missing
                    + " of "
                    + life.count()
                    + " after start "
                    + life.boots());
        report.happened++;
        report.durable += isDurable ? 1 : 0;
        report.lost += isThere ? 0 : 1;
      }
    }
  }

  /**
   * Within a severity, what arrives over one connection is in the order of the events; so is what
   * arrives first of durable events, whatever the connection. One that was too young to be durable
   * may have waited, unread, in a connection of the agent that is gone.
   */
  private void checkOrder() {
    Map<String, Told.Identity> latest = new HashMap<>();
    for (Told one : told) {
      if (one.isChange()) {
        assertFollows(latest, one, one.port() + "/" + one.severity(), true);
        if (!one.isDuplicate() && isDurable(one)) {
          assertFollows(latest, one, "all/" + one.severity(), false);
        }
      }
    }
  }

  private boolean isDurable(Told one) {
    return lifeOfBoots
        .get(one.boots())
        .isDurable(ManyInputs.number(one.change()), KillSeries.WINDOW_MS);
  }

  /** An inform that is not answered in time is sent again over the same connection. */
  private static void assertFollows(
      Map<String, Told.Identity> latest, Told one, String sequence, boolean mayRepeat) {
    Told.Identity before = latest.put(sequence, one.identity());
    int order = before == null ? 1 : one.identity().compareTo(before);
    assertTrue(order > 0 || (mayRepeat && order == 0), () -> one + " came after " + before);
  }

  /** What the agent counted in the end, beside what the test counted. */
  private void checkCounts() {
    TargetLedger ledger = report.ledger;
    TargetLedger.Row durable = ledger.durable();
    long lostInRestart = ledger.dropped(TargetLedger.LOST_IN_RESTART);
    assertEquals(lostInRestart, ledger.target().dropped(), "dropped for another cause");
    assertEquals(0, durable.coalesced());
    assertEquals(0, durable.queued());
    // A kill may take back the count of an event that was delivered; none is counted twice.
    assertTrue(durable.delivered() <= report.arrived, () -> durable + "; " + report);
    assertTrue(lostInRestart <= report.happened - report.durable, report::toString);
    // Otherwise nothing of this has been tried.
    assertTrue(report.durable > 0 && report.broughtBack > 0, report::toString);
  }
}
