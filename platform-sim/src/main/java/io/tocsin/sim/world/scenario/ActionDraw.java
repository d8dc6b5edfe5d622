/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

import io.tocsin.sim.world.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Draws what happens in a scenario. */
final class ActionDraw {
  private static final int FAULT_MS_MEAN_MIN = 1_500;
  private static final int FAULT_MS_MEAN_MAX = 60_000;
  private static final int LASTS_MS_MEAN = 20_000;
  private static final int CHANGE_MS_MIN = 500;
  private static final int CHANGE_MS_MAX = 20_000;
  private static final List<String> INPUTS = List.of("input1", "input2");
  private static final List<String> SENSORS = List.of("sensor1", "sensor2");
  private static final int HOT_MILLI = 80_000;
  private static final int COLD_MILLI = 40_000;
  private static final long HOUR_MS = 3_600_000;
  private static final int RESTART_MS_MEAN_MIN = 10_000;
  private static final int RESTART_MS_MEAN_MAX = 120_000;

  /** Ends of the agent, and what makes them worse; some more often than others. */
  private static final List<Verb> RESTARTS =
      List.of(
          Verb.CUT,
          Verb.CUT,
          Verb.CUT,
          Verb.CUT_DURING,
          Verb.CUT_DURING,
          Verb.CUT_DURING,
          Verb.CUT_START,
          Verb.KILL,
          Verb.STOP,
          Verb.STOP,
          Verb.RELOAD,
          Verb.RELOAD,
          Verb.FLASH_FULL,
          Verb.FLASH_READONLY,
          Verb.FLASH_FAILING,
          Verb.FLASH_SLOW,
          Verb.FLIP,
          Verb.TOGGLE);

  private final RandomStream random;
  private final List<String> servers;
  private final List<String> boards = new ArrayList<>();
  private final List<TargetSpec> targets;
  private final long faultsMs;
  private final List<Action> actions = new ArrayList<>();

  /** Whether nothing happens that may lose bytes which the network has taken. */
  private final boolean isGentle;

  ActionDraw(
      RandomStream random,
      List<String> servers,
      List<BoardSpec> boards,
      List<TargetSpec> targets,
      long faultsMs) {
    this.random = random;
    this.servers = servers;
    this.targets = targets;
    this.faultsMs = faultsMs;
    boards.forEach(board -> this.boards.add(board.name()));
    isGentle = random.chance(0.15);
  }

  List<Action> draw() {
    drawLinks();
    for (String board : boards) {
      long meanMs = random.between(CHANGE_MS_MIN, CHANGE_MS_MAX);
      add(0, Verb.ACTIVITY, faultsMs, board, "input1", Durations.text(meanMs));
      if (random.chance(0.5)) {
        add(0, Verb.ACTIVITY, faultsMs, board, "input2", Durations.text(2 * meanMs));
      }
    }
    List<Verb> kinds = drawKinds();
    long meanMs = random.between(FAULT_MS_MEAN_MIN, FAULT_MS_MEAN_MAX);
    long atMs = random.exponential(meanMs);
    while (atMs < faultsMs && !kinds.isEmpty()) {
      drawAction(atMs, random.pick(kinds), boards);
      atMs += random.exponential(meanMs);
    }
    for (String board : boards) {
      if (random.chance(0.5)) {
        drawRestarts(board);
      }
    }
    return actions;
  }

  /** What a journal is there for, again and again at one board. */
  private void drawRestarts(String board) {
    long meanMs = random.between(RESTART_MS_MEAN_MIN, RESTART_MS_MEAN_MAX);
    long atMs = random.exponential(meanMs);
    while (atMs < faultsMs) {
      drawAction(atMs, random.pick(RESTARTS), List.of(board));
      atMs += random.exponential(meanMs);
    }
  }

  /** The kinds of this scenario: each is there or not, and some are there more often. */
  private List<Verb> drawKinds() {
    List<Verb> kinds = new ArrayList<>();
    double share = random.between(10, 100) / 100.0;
    for (Verb verb : Verb.values()) {
      boolean isAllowed =
          !verb.isDm() && !verb.isOfManagers() && (!isGentle || !verb.mayLoseTraps());
      boolean isDrawn =
          isAllowed && verb != Verb.LINK && verb != Verb.ACTIVITY && random.chance(share);
      for (int times = isDrawn ? random.between(1, 3) : 0; times > 0; times--) {
        kinds.add(verb);
      }
    }
    return kinds;
  }

  private void add(long atMs, Verb verb, long forMs, Object... arguments) {
    List<String> words = new ArrayList<>();
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    actions.add(new Action(atMs, verb, words, forMs));
  }

  private void drawLinks() {
    drawLink(0.8, LinkFault.LATENCY, random.between(1, 400));
    drawLink(0.3, LinkFault.BANDWIDTH, random.between(1_500, 50_000));
    drawLink(0.3, LinkFault.SEGMENT, random.between(50, 1_460));
    drawLink(0.4, LinkFault.SPLIT, percent(100));
    drawLink(0.3, LinkFault.SHORT_WRITE, percent(60));
    drawLink(0.4, LinkFault.LOSS, percent(15));
    drawLink(0.3, LinkFault.STALL, percent(3));
    drawLink(0.3, LinkFault.RESET, percent(2));
    drawLink(0.2, LinkFault.FORGET, percent(1));
    drawLink(0.15, LinkFault.NAT, random.between(2_000, 60_000));
    drawLink(0.3, LinkFault.REFUSE, percent(40));
    drawLink(0.3, LinkFault.SILENCE, percent(40));
  }

  private double percent(int most) {
    return random.between(1, 10 * most) / 1_000.0;
  }

  private void drawLink(double chance, LinkFault fault, double value) {
    if (random.chance(chance) && !(isGentle && fault.mayLoseTraps())) {
      String text = value == Math.rint(value) ? Long.toString((long) value) : "" + value;
      add(0, Verb.LINK, 0, ArgumentKind.ALL, ArgumentKind.ALL, fault.word(), text);
    }
  }

  private long lastsMs() {
    return 1 + random.exponential(LASTS_MS_MEAN);
  }

  private String duration(int leastMs, int greatestMs) {
    return Durations.text(random.between(leastMs, greatestMs));
  }

  private void drawAction(long atMs, Verb verb, List<String> among) {
    long forMs = verb.lasts() == Verb.Lasts.NEVER ? 0 : lastsMs();
    List<ArgumentKind> kinds = verb.kinds();
    String[] words = new String[kinds.size()];
    for (int i = 0; i < words.length; i++) {
      words[i] = drawWord(kinds.get(i), words, among);
    }
    drawNumbers(verb, words);
    add(atMs, verb, forMs, (Object[]) words);
  }

  private String drawWord(ArgumentKind kind, String[] before, List<String> among) {
    switch (kind) {
      case SERVER:
        return random.pick(servers);
      case BOARD:
        return random.pick(among);
      case HOST:
        return before[0] == null ? random.pick(among) : random.pick(servers);
      case INPUT:
        return random.pick(INPUTS);
      case SENSOR:
        return random.pick(SENSORS);
      case CERTIFICATE:
        return random.pick(List.of("changed", "expired", "other-name", "untrusted"));
      case CHANGES:
        return new ReloadDraw(random).draw(targetsOf(before[0]));
      default:
        return "";
    }
  }

  private List<String> targetsOf(String board) {
    List<String> names = new ArrayList<>();
    for (TargetSpec target : targets) {
      if (target.board().equals(board)) {
        names.add(target.name());
      }
    }
    return names;
  }

  /** Fills in what only the verb knows the bounds of. */
  private void drawNumbers(Verb verb, String[] words) {
    switch (verb) {
      case BLOCK:
      case HOLD_UP:
        if (random.chance(0.5)) {
          String first = words[0];
          words[0] = words[1];
          words[1] = first;
        }
        break;
      case NAMES_FAIL:
        words[0] = "" + percent(100);
        break;
      case NAMES_SLOW:
        words[0] = duration(100, 20_000);
        break;
      case SLOW:
        words[1] = "" + random.between(20, 400);
        words[2] = duration(1, 500);
        break;
      case ANSWERS:
        words[1] = duration(0, 15_000);
        words[2] = "" + random.between(1, 3);
        break;
      case SESSIONS:
        words[1] = "" + random.between(1, 2);
        break;
      case CUT_DURING:
      case CUT_START:
        words[1] = "" + random.between(1, 8);
        break;
      case FLIP:
        words[1] = "" + random.between(1, 40);
        break;
      case BUSY:
        words[1] = duration(1, 3_000);
        break;
      case FLASH_SLOW:
        words[1] = duration(1, 2_000);
        break;
      case CLOCK_STEP:
        words[1] = Durations.text(random.between(-1_000 * HOUR_MS, 1_000 * HOUR_MS));
        break;
      case CLOCK_DRIFT:
        words[1] = "" + random.between(-100_000, 100_000);
        break;
      case TOGGLE:
        words[2] = "" + random.between(2, 400);
        words[3] = duration(1, 100);
        break;
      case FLAP:
        words[2] = duration(5, 2_000);
        break;
      case SENSOR:
        words[2] = "" + (random.chance(0.5) ? HOT_MILLI : COLD_MILLI);
        break;
      default:
        break;
    }
  }
}
