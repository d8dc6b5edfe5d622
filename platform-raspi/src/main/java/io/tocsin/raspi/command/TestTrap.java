/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import io.tocsin.agent.Agent;
import io.tocsin.event.DropCause;
import io.tocsin.event.TargetQueue;
import io.tocsin.mib.TargetStatus;
import io.tocsin.raspi.Lists;
import java.util.ArrayList;
import java.util.List;

/**
 * One test event, and what becomes of it for each target. To be looked at after every step of the
 * agent: what has left the queue is told by how the counts of its severity have changed since.
 */
final class TestTrap {

  private static final String WAITING = "waiting";
  private static final String DELIVERED = "delivered";
  private static final String GONE = "target removed";

  private final Agent agent;
  private final long id;
  private final int severity;
  private final List<Copy> copies = new ArrayList<>();

  /** The event in one target's queue. Targets have other numbers after a reload. */
  private static final class Copy {

    private final String target;
    private final String type;
    private final long[] counts = new long[DropCause.COUNT];
    private String fate = WAITING;

    Copy(String target, String type) {
      this.target = target;
      this.type = type;
    }

    /** Takes the counts of the queue; tells what has changed, in words. */
    String change(TargetQueue queue, int severity) {
      String change = "";
      for (int cause = 0; cause < counts.length; cause++) {
        // The place of no cause has those that were delivered.
        long now = cause == 0 ? queue.delivered(severity) : queue.dropped(severity, cause);
        if (now != counts[cause]) {
          change += change.isEmpty() ? "" : " or ";
          change += cause == 0 ? DELIVERED : "dropped: " + DropCause.name(cause);
        }
        counts[cause] = now;
      }
      return change;
    }
  }

  /**
   * Makes the event.
   *
   * @param agent the agent
   * @param severity its severity
   * @param nowMs monotonic time in milliseconds
   * @throws IllegalStateException when the agent is starting or ending
   */
  TestTrap(Agent agent, int severity, long nowMs) {
    this.agent = agent;
    this.severity = severity;
    id = agent.test(severity, nowMs);
    TargetStatus targets = agent.targets();
    for (int i = 0; i < targets.targetCount(); i++) {
      TargetQueue queue = agent.outbox().queue(i);
      if (queue.isWaiting(severity, id)) {
        Copy copy = new Copy(targets.name(i), TargetText.type(targets, i));
        copy.change(queue, severity);
        copies.add(copy);
      }
    }
  }

  /** Finds out what has become of it; to be called after each step. */
  void look() {
    for (Copy copy : copies) {
      if (copy.fate.equals(WAITING)) {
        look(copy);
      }
    }
  }

  private void look(Copy copy) {
    TargetStatus targets = agent.targets();
    for (int i = 0; i < targets.targetCount(); i++) {
      if (targets.isPresent(i) && targets.name(i).equals(copy.target)) {
        TargetQueue queue = agent.outbox().queue(i);
        String change = copy.change(queue, severity);
        if (!queue.isWaiting(severity, id)) {
          copy.fate = change;
        }
        return;
      }
    }
    copy.fate = GONE;
  }

  /** Identifier of the event, as tocsinEventId tells it: 16 hexadecimal digits. */
  String id() {
    String digits = Long.toHexString(id);
    return "0".repeat(16 - digits.length()) + digits;
  }

  /** Whether any target has not got it yet, and may still get it. */
  boolean isPending() {
    return Lists.any(copies, copy -> copy.fate.equals(WAITING));
  }

  /** Whether every target has got it, and there is one. */
  boolean isDelivered() {
    return !copies.isEmpty() && !Lists.any(copies, copy -> !copy.fate.equals(DELIVERED));
  }

  /** What is known now, for people: some lines, the last without its end. */
  String text() {
    StringBuilder text = new StringBuilder("event ").append(id());
    if (copies.isEmpty()) {
      text.append(": no target is told of it");
    }
    for (Copy copy : copies) {
      text.append("\ntarget ").append(copy.target);
      text.append(" (").append(copy.type).append("): ").append(copy.fate);
    }
    return text.toString();
  }

  /** The same for programs. */
  Json json() {
    List<Json> targets = new ArrayList<>();
    for (Copy copy : copies) {
      targets.add(
          new Json().add("name", copy.target).add("type", copy.type).add("state", copy.fate));
    }
    return new Json()
        .add("eventId", id())
        .add("delivered", isDelivered())
        .add("pending", isPending())
        .add("targets", targets);
  }
}
