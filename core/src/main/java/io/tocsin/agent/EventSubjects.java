/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.event.EventKind;
import io.tocsin.event.SubjectNames;
import io.tocsin.hal.Board;
import java.util.Arrays;

/** What events are about: lines, sensors and links of the board, targets, and DM servers. */
final class EventSubjects implements SubjectNames {

  private final Board board;
  private final String[] targetNames;
  private final String[] serverNames;

  /**
   * The names.
   *
   * @param board has lines, sensors and links
   * @param targetNames those of all targets, by their numbers
   * @param serverNames those of the entries of DM servers
   */
  EventSubjects(Board board, String[] targetNames, String[] serverNames) {
    this.board = board;
    this.targetNames = targetNames;
    this.serverNames = serverNames;
  }

  /** Number of a target; -1 for none. */
  int targetNamed(String name) {
    return name.isEmpty() ? -1 : Arrays.asList(targetNames).indexOf(name);
  }

  /** Name of a target, or of the last that had its place; empty when nobody has had it yet. */
  String targetName(int target) {
    return targetNames[target];
  }

  /** Gives a place to a target from now on. */
  void setTargetName(int target, String name) {
    targetNames[target] = name;
  }

  /**
   * Names of all targets, by their numbers, empty for places that nobody has had yet; not to be
   * changed by others.
   */
  String[] targetNames() {
    return targetNames;
  }

  @Override
  public int count(int kind) {
    switch (kind) {
      case EventKind.LINE_CHANGED:
        return board.lineCount();
      case EventKind.THRESHOLD_CROSSED:
      case EventKind.THRESHOLD_CLEARED:
        return board.sensorCount();
      case EventKind.LINK_DOWN:
      case EventKind.LINK_UP:
        return board.linkCount();
      case EventKind.SERVER_CERTIFICATE_UNKNOWN:
      case EventKind.SERVER_CERTIFICATE_INVALID:
      case EventKind.EVENTS_LOST:
        return targetNames.length;
      case EventKind.DM_SERVER_REFUSED:
        return serverNames.length;
      default:
        return 0;
    }
  }

  @Override
  public String name(int kind, int subject) {
    switch (kind) {
      case EventKind.LINE_CHANGED:
        return board.line(subject).name();
      case EventKind.THRESHOLD_CROSSED:
      case EventKind.THRESHOLD_CLEARED:
        return board.sensor(subject).name();
      case EventKind.LINK_DOWN:
      case EventKind.LINK_UP:
        return board.link(subject).name();
      case EventKind.DM_SERVER_REFUSED:
        return serverNames[subject];
      default:
        return targetNames[subject];
    }
  }
}
