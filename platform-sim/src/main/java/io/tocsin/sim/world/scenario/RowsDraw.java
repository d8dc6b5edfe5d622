/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

import io.tocsin.sim.world.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws managers that set rows, and what happens to the boards meanwhile. It has chance of its own,
 * so that whatever else is in a scenario does not depend on it.
 */
final class RowsDraw {
  private static final int SET_MS_MEAN_MIN = 200;
  private static final int SET_MS_MEAN_MAX = 4_000;
  private static final int SHORT_MS_MAX = 60_000;
  private static final int FAULT_MS_MEAN_MIN = 5_000;
  private static final int FAULT_MS_MEAN_MAX = 90_000;
  private static final int LASTS_MS_MEAN = 10_000;
  private static final int FLIPS_MAX = 40;
  private static final int SLOW_MS_MAX = 500;

  /** Operations of the flash that a SET takes, and some more. */
  private static final int OPERATIONS_MAX = 3;

  /** What may happen; some more often than others. */
  private static final List<Verb> VERBS =
      List.of(
          Verb.CUT_SET,
          Verb.CUT_SET,
          Verb.CUT_SET,
          Verb.CUT_SET,
          Verb.CUT,
          Verb.KILL,
          Verb.STOP,
          Verb.RELOAD,
          Verb.RELOAD,
          Verb.FLASH_UNSYNCED,
          Verb.FLASH_UNSYNCED,
          Verb.FLASH_FAILING,
          Verb.FLASH_FULL,
          Verb.FLASH_READONLY,
          Verb.FLASH_SLOW,
          Verb.FLIP);

  private final RandomStream random;
  private final Scenario scenario;
  private final List<Setting> settings;
  private final List<Action> actions;

  /**
   * Adds to a scenario.
   *
   * @param random decides everything
   */
  RowsDraw(RandomStream random, Scenario scenario) {
    this.random = random;
    this.scenario = scenario;
    settings = new ArrayList<>(scenario.settings());
    actions = new ArrayList<>(scenario.actions());
  }

  /** The scenario with managers at each board. */
  Scenario draw() {
    for (BoardSpec board : scenario.boards()) {
      drawSettings(board.name());
      drawManager(board.name());
      if (random.chance(0.8)) {
        drawFaults(board.name());
      }
    }
    return scenario.withSettings(settings).withActions(actions);
  }

  private void drawSettings(String board) {
    if (random.chance(0.3)) {
      set(board, "managed.day.bytes", random.between(20_000, 200_000));
    }
    if (random.chance(0.3)) {
      set(board, "limit.managed.rows", random.between(1, 3));
    }
  }

  private void set(String board, String key, int value) {
    settings.add(new Setting(board, key, Integer.toString(value)));
  }

  private void add(long atMs, Verb verb, long forMs, String... words) {
    actions.add(new Action(atMs, verb, List.of(words), forMs));
  }

  /** Some managers are busy all the time; others leave things as they are after a while. */
  private void drawManager(String board) {
    long faultsMs = scenario.faultsMs();
    boolean isShort = random.chance(0.4);
    long forMs = isShort ? random.between(1_000, SHORT_MS_MAX) : faultsMs;
    long meanMs = random.between(SET_MS_MEAN_MIN, SET_MS_MEAN_MAX);
    add(0, Verb.ROWS, Math.min(forMs, faultsMs), board, Durations.text(meanMs));
    if (isShort && random.chance(0.5)) {
      // The last SETs may fail, and nobody sets anything that would put the flash right.
      Verb verb = random.pick(List.of(Verb.FLASH_UNSYNCED, Verb.FLASH_FULL, Verb.FLASH_FAILING));
      add(Math.max(0, forMs - LASTS_MS_MEAN / 2), verb, LASTS_MS_MEAN, board);
    }
  }

  private void drawFaults(String board) {
    List<Verb> kinds = new ArrayList<>();
    double share = random.between(20, 100) / 100.0;
    for (Verb verb : VERBS) {
      if (random.chance(share)) {
        kinds.add(verb);
      }
    }
    long meanMs = random.between(FAULT_MS_MEAN_MIN, FAULT_MS_MEAN_MAX);
    long atMs = random.exponential(meanMs);
    while (atMs < scenario.faultsMs() && !kinds.isEmpty()) {
      drawFault(atMs, random.pick(kinds), board);
      atMs += random.exponential(meanMs);
    }
  }

  private void drawFault(long atMs, Verb verb, String board) {
    long forMs = verb.lasts() == Verb.Lasts.NEVER ? 0 : 1 + random.exponential(LASTS_MS_MEAN);
    switch (verb) {
      case CUT_SET -> add(atMs, verb, forMs, board, "" + random.between(1, OPERATIONS_MAX));
      case FLIP -> add(atMs, verb, 0, board, "" + random.between(1, FLIPS_MAX));
      case FLASH_SLOW ->
          add(atMs, verb, forMs, board, Durations.text(random.between(1, SLOW_MS_MAX)));
      case RELOAD -> add(atMs, verb, 0, board, "outbox.coalesce.ms=" + random.between(0, 1_000));
      default -> add(atMs, verb, forMs, board);
    }
  }
}
