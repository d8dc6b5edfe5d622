/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

import io.tocsin.sim.dmserver.script.Expectation;
import io.tocsin.sim.dmserver.script.Step;
import java.util.ArrayList;
import java.util.List;

/** A command that was sent, and what has come of it so far. */
final class Pending {

  private final Step.Command command;
  private final boolean internal;
  private final boolean within;
  private final List<Integer> statuses = new ArrayList<>();
  private final List<DmResult> results = new ArrayList<>();
  private String note = "";

  /**
   * A command.
   *
   * @param internal whether it is ours and no part of the script
   * @param within whether it stands within another
   */
  Pending(Step.Command command, boolean internal, boolean within) {
    this.command = command;
    this.internal = internal;
    this.within = within;
  }

  Step.Command command() {
    return command;
  }

  boolean isInternal() {
    return internal;
  }

  boolean isWithin() {
    return within;
  }

  boolean hasStatus() {
    return !statuses.isEmpty();
  }

  void status(int code) {
    statuses.add(code);
  }

  void result(DmResult result) {
    results.add(result);
  }

  void note(String text) {
    note = text;
  }

  /** Whether it should have brought something and did not. */
  boolean lacksResult() {
    return command.name().equals("Get")
        && command.raw() == null
        && results.isEmpty()
        && note.isEmpty()
        && statuses.contains(Status.OK);
  }

  DmOutcome outcome() {
    return new DmOutcome(command.text(), command.name(), statuses, results, isAsExpected(), note);
  }

  private boolean isAsExpected() {
    Expectation expected = command.expected();
    boolean rightStatus =
        expected.statuses().isEmpty()
            || (hasStatus() && statuses.stream().allMatch(expected::allows));
    boolean rightValue =
        expected.value() == null
            || (results.size() == 1 && results.get(0).data().equals(expected.value()));
    return rightStatus && rightValue;
  }
}
