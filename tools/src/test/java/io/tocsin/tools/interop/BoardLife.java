/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened at a board from one start of its agent to the end of that: changes of its inputs,
 * one after the other, each when the one before was answered.
 */
final class BoardLife {

  /** The clock of the agent counts whole milliseconds, as that of the test does not. */
  private static final long ROUNDING_NS = 2_000_000;

  /** Answers that it takes to know that something is in the memory; see {@link #isDurable}. */
  private static final int ANSWERS = 3;

  /** When a change was asked for, and when it was seen to have happened. */
  private record Times(long askedNs, long answeredNs) {}

  private final List<Times> happened = new ArrayList<>();
  private boolean isLastUnseen;
  private long boots;

  /** The change that comes next. */
  ManyInputs.Change next() {
    return ManyInputs.change(happened.size());
  }

  /** That change has happened. */
  void happened(long askedNs, long answeredNs) {
    happened.add(new Times(askedNs, answeredNs));
  }

  /** That change was asked for, and it will not be known whether it happened; it is the last. */
  void mayHappen() {
    isLastUnseen = true;
  }

  /** Notes which snmpEngineBoots the agent had; 0 while it is not known. */
  void setBoots(long boots) {
    this.boots = boots;
  }

  /** snmpEngineBoots of the agent; 0 when it is not known. */
  long boots() {
    return boots;
  }

  /** Number of changes that have happened. */
  int count() {
    return happened.size();
  }

  /** Whether a change has happened or may have. */
  boolean isPossible(int number) {
    return number < happened.size() + (isLastUnseen ? 1 : 0);
  }

  /**
   * Whether a change had to be durable, or delivered, when the agent was killed. The promise is a
   * time, journal.sync.ms after the change. A slow machine must not make a difference, so it is the
   * steps of the agent that are counted from there on, each of which runs one command at its
   * beginning and writes the journal at its end:
   *
   * <ol>
   *   <li>a command that was given after that time was answered; the clock of its step may have
   *       been read before;
   *   <li>the next command was answered: the clock of its step was read later, so that the journal
   *       is due in it;
   *   <li>and one more: that step has ended.
   * </ol>
   *
   * @param number number of the change
   * @param windowMs journal.sync.ms
   */
  boolean isDurable(int number, long windowMs) {
    if (number >= happened.size()) {
      return false;
    }
    long dueNs = happened.get(number).answeredNs() + windowMs * 1_000_000 + ROUNDING_NS;
    int later = number + 1;
    while (later < happened.size() && happened.get(later).askedNs() - dueNs < 0) {
      later++;
    }
    return happened.size() - later >= ANSWERS;
  }
}
