/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.network;

import io.tocsin.sim.world.RandomStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of a network, and what becomes of those who ask for them. */
public final class NameTable {

  /** What comes of a question: addresses, or none and the reason, after a time in ms. */
  record Answer(List<String> addresses, String failure, long delayMs) {}

  private final Map<String, List<String>> names = new HashMap<>();
  private final RandomStream random;
  private boolean available = true;
  private double failureChance;
  private int delayMsMax = 20;

  NameTable(RandomStream random) {
    this.random = random;
  }

  /**
   * Gives a name its addresses; an old meaning is forgotten.
   *
   * @param name the name, compared letter for letter
   * @param addresses in the order in which they are tried; none makes the name unknown
   */
  public void set(String name, String... addresses) {
    names.put(name, List.of(addresses));
  }

  /** Lets all questions fail, or be answered again. */
  public void setAvailable(boolean available) {
    this.available = available;
  }

  /**
   * Lets some questions fail.
   *
   * @param chance of each question, 0 to 1
   */
  public void setFailureChance(double chance) {
    failureChance = chance;
  }

  /** Sets how long an answer takes at most, in milliseconds. */
  public void setDelayMsMax(int delayMsMax) {
    this.delayMsMax = delayMsMax;
  }

  /** Answers; addresses in numbers stand for themselves, at once. */
  Answer ask(String name) {
    if (isNumeric(name)) {
      return new Answer(List.of(name), null, 0);
    }
    long delayMs = random.between(0, delayMsMax);
    if (!available || random.chance(failureChance)) {
      return new Answer(List.of(), "the name server does not answer", delayMs);
    }
    return new Answer(names.getOrDefault(name, List.of()), "no such name", delayMs);
  }

  private static boolean isNumeric(String name) {
    return name.indexOf(':') >= 0 || name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }
}
