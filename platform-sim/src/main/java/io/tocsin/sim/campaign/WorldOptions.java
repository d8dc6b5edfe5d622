/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.campaign;

import io.tocsin.fault.PlantedBugs;
import io.tocsin.sim.world.scenario.ScenarioDraw;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The options of the command {@code world}. */
final class WorldOptions {
  private static final int COUNT_MAX = 10_000_000;
  private static final int JOBS_MAX = 256;
  private static final int HOURS_MAX = 1_000;
  private static final int PLANTED_SEEDS = 1_000;

  /** What is to be done. */
  enum Task {
    /** Play many seeds. */
    CAMPAIGN,
    /** Play one seed. */
    SEED,
    /** Play a scenario of a file. */
    SCENARIO,
    /** Look for planted bugs. */
    PLANTED
  }

  private Task task;
  private SeedRange seeds;
  private String file;
  private List<String> bugs;
  private int limit = PLANTED_SEEDS;
  private int jobs = Runtime.getRuntime().availableProcessors();
  private ScenarioDraw.Tls tls = ScenarioDraw.Tls.SOME;
  private long hours;
  private boolean print;
  private boolean shrink;
  private boolean log;
  private boolean cover;

  private WorldOptions() {}

  /**
   * Reads them.
   *
   * @throws UsageException when they are not understood
   */
  static WorldOptions parse(List<String> arguments) throws UsageException {
    WorldOptions options = new WorldOptions();
    for (int i = 0; i < arguments.size(); i++) {
      String option = arguments.get(i);
      if (options.takeFlag(option)) {
        continue;
      }
      if (i + 1 == arguments.size()) {
        throw new UsageException("nothing follows '" + option + "', or it is not known");
      }
      options.takeValue(option, arguments.get(++i));
    }
    options.check();
    return options;
  }

  private boolean takeFlag(String option) throws UsageException {
    switch (option) {
      case "--print":
        print = true;
        return true;
      case "--shrink":
        shrink = true;
        return true;
      case "--log":
        log = true;
        return true;
      case "--cover":
        cover = true;
        return true;
      case "--planted":
        setTask(Task.PLANTED);
        return true;
      default:
        return false;
    }
  }

  private void takeValue(String option, String value) throws UsageException {
    switch (option) {
      case "--seeds":
        setTask(Task.CAMPAIGN);
        seeds = SeedRange.parse(value);
        break;
      case "--fresh":
        setTask(Task.CAMPAIGN);
        seeds = SeedRange.fresh(number(value, COUNT_MAX));
        break;
      case "--seed":
        setTask(Task.SEED);
        seeds = SeedRange.parse(value);
        break;
      case "--scenario":
        setTask(Task.SCENARIO);
        file = value;
        break;
      case "--bugs":
        bugs = bugs(value);
        break;
      case "--hours":
        hours = number(value, HOURS_MAX);
        break;
      case "--limit":
        limit = number(value, COUNT_MAX);
        break;
      case "--jobs":
        jobs = number(value, JOBS_MAX);
        break;
      case "--tls":
        tls = tls(value);
        break;
      default:
        throw new UsageException("unknown option '" + option + "'");
    }
  }

  private void setTask(Task newTask) throws UsageException {
    if (task != null) {
      throw new UsageException(
          "one of them, please: --seeds, --fresh, --seed, --scenario, --planted");
    }
    task = newTask;
  }

  private void check() throws UsageException {
    if (task == null) {
      throw new UsageException("one is needed: --seeds, --fresh, --seed, --scenario, --planted");
    }
    if (hours > 0 && task != Task.SEED) {
      throw new UsageException("--hours goes with --seed");
    }
    boolean isSingle = task == Task.SEED || task == Task.SCENARIO;
    if ((print || shrink || log) && !isSingle) {
      throw new UsageException("--print, --shrink and --log go with --seed or --scenario");
    }
    if (bugs != null && (task == Task.CAMPAIGN || (isSingle && bugs.size() > 1))) {
      throw new UsageException(
          "--bugs goes with --planted, and with one name with --seed or --scenario");
    }
    if (cover && task != Task.CAMPAIGN) {
      throw new UsageException("--cover goes with --seeds or --fresh");
    }
    if (task == Task.SEED && seeds.count() != 1) {
      throw new UsageException("--seed takes one seed; --seeds takes a range");
    }
  }

  private static int number(String text, int most) throws UsageException {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new UsageException("'" + text + "' is not a number; allowed: 1 to " + most);
  }

  private static ScenarioDraw.Tls tls(String text) throws UsageException {
    for (ScenarioDraw.Tls tls : ScenarioDraw.Tls.values()) {
      if (tls.name().toLowerCase(Locale.ROOT).equals(text)) {
        return tls;
      }
    }
    throw new UsageException("'" + text + "' is not allowed; allowed: never, some, always");
  }

  private static List<String> bugs(String text) throws UsageException {
    List<String> bugs = new ArrayList<>(List.of(text.split(",")));
    for (String bug : bugs) {
      if (!PlantedBugs.ALL.contains(bug)) {
        throw new UsageException(
            "'" + bug + "' is no bug; allowed: " + String.join(",", PlantedBugs.ALL));
      }
    }
    return bugs;
  }

  Task task() {
    return task;
  }

  SeedRange seeds() {
    return seeds;
  }

  String file() {
    return file;
  }

  List<String> bugs() {
    return bugs == null ? PlantedBugs.ALL : bugs;
  }

  /** The bug that the agents of a single run have; null for none. */
  String bug() {
    return bugs == null ? null : bugs.get(0);
  }

  int limit() {
    return limit;
  }

  int jobs() {
    return jobs;
  }

  ScenarioDraw.Tls tls() {
    return tls;
  }

  boolean isPrint() {
    return print;
  }

  boolean isShrink() {
    return shrink;
  }

  /** Hours that one seed is played for; 0 for as long as it draws. */
  long hours() {
    return hours;
  }

  boolean isCover() {
    return cover;
  }

  boolean isLog() {
    return log;
  }
}
