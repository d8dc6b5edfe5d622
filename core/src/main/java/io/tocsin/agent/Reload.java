/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.config.ConfigurationError;
import io.tocsin.event.SubjectMap;
import java.util.List;

/**
 * Puts the parts for another configuration in the place of those that run. Up to {@link #listen}
 * everything can be undone, and what runs knows nothing of it; from {@link #swap} on nothing can
 * fail.
 *
 * <p>Events, places, counters, alarms, the state of the journal and listeners that both have go
 * over, and so does the count of sessions. Sessions themselves do not: they are closed in good
 * order, because what was verified when they were opened may not be true any more.
 */
final class Reload {

  private final AgentAssembly running;
  private final AgentAssembly coming;

  Reload(AgentAssembly running, AgentAssembly coming) {
    this.running = running;
    this.coming = coming;
  }

  /**
   * Listens at the addresses that are new.
   *
   * @param errors takes those that cannot be bound; with any, nothing is left bound that was not
   *     before
   */
  void listen(List<ConfigurationError> errors, long nowMs) {
    coming.listen(running.transport, errors);
    if (!errors.isEmpty()) {
      coming.releaseDm();
      coming.transport.release(running.transport);
      coming.transport.stop(nowMs);
    }
  }

  /** Ends what ran, but for the closing of its sessions. */
  void swap(long nowMs) {
    running.sessionEvents.setNow(nowMs);
    running.distributor.flush(nowMs);
    running.targets.shutDown(false, nowMs);
    if (running.dm != null) {
      running.dm.cut(nowMs);
    }
    running.journal.stop(nowMs);
    coming.transport.continueNumbers(running.transport);
    coming.tables.adopt(running.tables);
    coming.thresholds.step();
    coming.roll.step(nowMs);
    int[] before = targetsBefore();
    SubjectMap subjects = new SubjectMap(running.subjects, coming.subjects);
    coming.outbox.adopt(running.outbox, before, subjects);
    coming.foundation.notificationLog.renumber(subjects);
    coming.targets.adopt(running.targets, before, nowMs);
    coming.journal.follow(running.journal, nowMs);
    coming.distributor.adopt(running.distributor);
    coming.board.adopt(running.board);
    coming.board.open(coming.platform.valueFiles());
    coming.watch.adopt(running.watch, nowMs);
    coming.certificateWatch.adopt(running.certificateWatch);
    coming.takeDm(nowMs);
    coming.clock.setStrict(coming.configuration.isClockStrict());
    running.transport.release(coming.transport);
    running.transport.stop(nowMs);
  }

  /** For each coming target, its number among those that ran; -1 for none. */
  private int[] targetsBefore() {
    String[] names = coming.subjects.targetNames();
    int[] before = new int[names.length];
    for (int target = 0; target < before.length; target++) {
      before[target] = running.subjects.targetNamed(names[target]);
    }
    return before;
  }
}
