/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import io.tocsin.event.DropCause;
import io.tocsin.mib.TargetStatus;

/** Tells how targets of events are. */
public final class TargetText {

  /** In the order of the constants of {@link TargetStatus}, which begin with 1. */
  private static final String[] TYPES = {"", "traps", "informs", "alerts"};

  private static final String[] STATES = {"", "idle", "opening", "open"};

  private TargetText() {}

  /** What a target is told by, in a word. */
  static String type(TargetStatus targets, int target) {
    return TYPES[targets.type(target)];
  }

  /** Whether there is a session with it, in a word. */
  static String state(TargetStatus targets, int target) {
    return STATES[targets.state(target)];
  }

  /**
   * Whether there is anything to tell of a target: the places of DM servers are always there.
   *
   * @param targets all targets
   * @param target number of one
   */
  static boolean isUsed(TargetStatus targets, int target) {
    return targets.isPresent(target)
        && (targets.type(target) != TargetStatus.ALERT || targets.accepted(target) > 0);
  }

  /**
   * Appends a line without its end, for people.
   *
   * @param targets all targets
   * @param i number of the one that is told of
   * @param text takes it
   */
  public static void append(TargetStatus targets, int i, StringBuilder text) {
    text.append("target ").append(targets.name(i));
    text.append(" (").append(type(targets, i)).append("): ");
    text.append(state(targets, i)).append(", ");
    text.append(targets.accepted(i)).append(" events, ");
    text.append(targets.delivered(i)).append(" delivered, ");
    text.append(targets.queued(i)).append(" queued");
    if (targets.coalesced(i) > 0) {
      text.append(", ").append(targets.coalesced(i)).append(" told by others of their kind");
    }
    for (int cause = 1; cause < DropCause.COUNT; cause++) {
      if (targets.dropped(i, cause) > 0) {
        text.append(", ").append(targets.dropped(i, cause));
        text.append(" dropped (").append(DropCause.name(cause)).append(')');
      }
    }
    if (!targets.lastError(i).isEmpty()) {
      text.append("; last error: ").append(targets.lastError(i));
    }
  }

  /** Words as the name of a member: without blanks, each but the first with a capital. */
  private static String member(String words) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      boolean begins = i > 0 && words.charAt(i - 1) == ' ';
      char c = words.charAt(i);
      if (c != ' ') {
        name.append(begins ? Character.toUpperCase(c) : c);
      }
    }
    return name.toString();
  }

  /** The same as an object for programs. */
  static Json json(TargetStatus targets, int i) {
    Json dropped = new Json();
    for (int cause = 1; cause < DropCause.COUNT; cause++) {
      dropped.add(member(DropCause.name(cause)), targets.dropped(i, cause));
    }
    return new Json()
        .add("name", targets.name(i))
        .add("type", type(targets, i))
        .add("state", state(targets, i))
        .add("accepted", targets.accepted(i))
        .add("delivered", targets.delivered(i))
        .add("queued", targets.queued(i))
        .add("queueHighWater", targets.queueHighWater(i))
        .add("coalesced", targets.coalesced(i))
        .add("dropped", dropped)
        .add("lastError", targets.lastError(i));
  }
}
