/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

import io.tocsin.sim.world.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Draws what changes with a reload. */
final class ReloadDraw {

  /** Changes that are rejected: by the reader, by the files, because they come too late. */
  private static final List<String> BAD =
      List.of(
          "outbox.critical.events=none",
          "journal.severity=worst",
          "identity.certificate=missing.crt",
          "state.directory=elsewhere",
          "no.such.key=1");

  private static final List<String> SEVERITIES =
      List.of("informational", "warning", "minor", "critical");

  private final RandomStream random;

  ReloadDraw(RandomStream random) {
    this.random = random;
  }

  /**
   * The changes for a board.
   *
   * @param targets names of its targets
   */
  String draw(List<String> targets) {
    List<String> changes = new ArrayList<>();
    for (int count = random.between(1, 3); count > 0; count--) {
      String change = random.chance(0.5) ? boardChange() : targetChange(random.pick(targets));
      String key = change.substring(0, change.indexOf('=') + 1);
      if (changes.stream().noneMatch(other -> other.startsWith(key))) {
        changes.add(change);
      }
    }
    if (random.chance(0.2)) {
      changes.add(random.pick(BAD));
    }
    return String.join(",", changes);
  }

  private String boardChange() {
    switch (random.between(0, 5)) {
      case 0:
        return "outbox.coalesce.ms=" + (random.chance(0.5) ? 0 : random.between(50, 5_000));
      case 1:
        return "outbox.per.second.bytes=" + random.between(300, 5_000);
      case 2:
        return "journal.sync.ms=" + random.between(0, 3_000);
      case 3:
        return "journal.severity=" + random.pick(SEVERITIES);
      case 4:
        return "journal.day.bytes=" + (random.chance(0.5) ? 0 : random.between(10_000, 1_000_000));
      default:
        return "outbox." + random.pick(SEVERITIES) + ".events=" + random.between(2, 100);
    }
  }

  private String targetChange(String target) {
    String prefix = "target." + target + ".";
    switch (random.between(0, 4)) {
      case 0:
        return prefix + "per.second.events=" + random.between(1, 50);
      case 1:
        return prefix + "burst.events=" + random.between(1, 50);
      case 2:
        return prefix + "weight=" + random.between(1, 5);
      case 3:
        return prefix + "timeout.ms=" + random.between(500, 10_000);
      default:
        return prefix + "idle.ms=" + (random.chance(0.5) ? 0 : random.between(500, 20_000));
    }
  }
}
