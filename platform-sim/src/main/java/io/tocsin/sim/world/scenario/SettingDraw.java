/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

import io.tocsin.sim.world.RandomStream;
import java.util.List;

/** Draws the configuration of a board. */
final class SettingDraw {
  private static final List<String> SEVERITIES =
      List.of("informational", "warning", "minor", "critical");
  private static final int MESSAGE_BYTES_MIN = 484;
  private static final int ENGINE_ID_BYTES = 32;

  private final RandomStream random;
  private final BoardSpec board;
  private final List<Setting> settings;

  SettingDraw(RandomStream random, BoardSpec board, List<Setting> settings) {
    this.random = random;
    this.board = board;
    this.settings = settings;
  }

  private void set(String key, Object value) {
    settings.add(new Setting(board.name(), key, value.toString()));
  }

  private void maybe(double chance, String key, Object value) {
    if (random.chance(chance)) {
      set(key, value);
    }
  }

  private int oneOf(Integer... values) {
    return random.pick(List.of(values));
  }

  void drawBoard(int targetCount) {
    for (String severity : SEVERITIES) {
      String key = "outbox." + severity + ".events";
      if (random.chance(0.3)) {
        set(key, random.between(2, 8));
      } else {
        maybe(0.3, key, random.between(9, 300));
      }
    }
    set("outbox.coalesce.ms", random.chance(0.5) ? 0 : random.between(50, 5_000));
    maybe(0.5, "outbox.first.contact.ms", random.between(0, 10_000));
    maybe(0.3, "outbox.per.second.bytes", random.between(300, 3_000));
    set("sensor.period.ms", random.between(1_000, 20_000));
    drawLinesAndSensors();
    maybe(0.2, "limit.sessions", random.between(targetCount + 1, 16));
    maybe(0.3, "limit.informs.in.flight", random.between(targetCount, 8));
    maybe(0.2, "limit.wire.buffer.bytes", random.between(256, 2_048));
    maybe(0.2, "limit.messages.per.step", random.between(1, 4));
    maybe(0.3, "limit.connect.ms", random.between(1_000, 10_000));
    maybe(0.3, "limit.handshake.ms", random.between(2_000, 10_000));
    maybe(0.5, "limit.stalled.ms", random.between(2_000, 20_000));
    maybe(0.3, "limit.close.ms", random.between(200, 2_000));
    maybe(0.05, "clock.strict", true);
    drawJournal();
    if (board.longNames()) {
      set("limit.message.size.bytes", random.between(MESSAGE_BYTES_MIN, 600));
      maybe(0.5, "engine.id", engineId());
    }
  }

  /** Most boards have a journal; some have no time to wait for it, and some wear no flash. */
  private void drawJournal() {
    set("journal.severity", random.chance(0.2) ? "off" : severity());
    set("journal.sync.ms", random.chance(0.25) ? 0 : random.between(1, 4_000));
    if (random.chance(0.4)) {
      set("journal.day.bytes", 0);
    } else {
      maybe(0.4, "journal.day.bytes", random.between(4_000, 200_000));
    }
  }

  private String engineId() {
    StringBuilder id = new StringBuilder("80007ed9");
    for (int i = id.length() / 2; i < ENGINE_ID_BYTES; i++) {
      id.append(String.format("%02x", random.between(1, 127)));
    }
    return id.toString();
  }

  private void drawLinesAndSensors() {
    String first = board.longNames() ? "contact-of-the-northern-entrance" : "door";
    String second = board.longNames() ? "contact-of-the-southern-entrance" : "button";
    String sensor = board.longNames() ? "temperature-of-the-first-housing" : "soc-temperature";
    set("line." + first + ".severity", random.chance(0.8) ? "critical" : severity());
    set("line." + second + ".severity", random.chance(0.8) ? "minor" : severity());
    maybe(0.2, "line." + second + ".report", random.pick(List.of("active", "inactive", "none")));
    set("sensor." + sensor + ".high", 70);
    set("sensor." + sensor + ".high.clear", 65);
    set("sensor." + sensor + ".severity", random.chance(0.8) ? "warning" : severity());
  }

  private String severity() {
    return random.pick(SEVERITIES);
  }

  void drawTarget(String target) {
    String prefix = "target." + target + ".";
    set(prefix + "timeout.ms", random.between(500, 10_000));
    set(prefix + "retries", random.chance(0.3) ? 0 : random.between(1, 6));
    int leastMs = random.between(100, 3_000);
    set(prefix + "backoff.min.ms", leastMs);
    set(prefix + "backoff.max.ms", leastMs + random.between(0, 30_000));
    set(prefix + "pause.ms", oneOf(0, 0, 20, 20, 100, 500));
    set(prefix + "per.second.events", oneOf(0, 1, 2, 5, 10, 10, 100));
    set(prefix + "burst.events", oneOf(1, 2, 5, 20, 50));
    maybe(0.4, prefix + "weight", random.between(1, 5));
    set(prefix + "idle.ms", random.chance(0.5) ? 0 : random.between(500, 20_000));
  }
}
