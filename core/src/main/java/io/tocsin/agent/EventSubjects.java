/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.event.EventKind;
import io.tocsin.event.SubjectNames;
import io.tocsin.hal.Board;

/** What events are about: lines and sensors of the board, and targets. */
final class EventSubjects implements SubjectNames {

  private final Board board;
  private final String[] targetNames;

  EventSubjects(Board board, String[] targetNames) {
    this.board = board;
    this.targetNames = targetNames;
  }

  @Override
  public int count(int kind) {
    switch (kind) {
      case EventKind.LINE_CHANGED:
        return board.lineCount();
      case EventKind.THRESHOLD_CROSSED:
      case EventKind.THRESHOLD_CLEARED:
        return board.sensorCount();
      case EventKind.SERVER_CERTIFICATE_UNKNOWN:
      case EventKind.SERVER_CERTIFICATE_INVALID:
      case EventKind.EVENTS_LOST:
        return targetNames.length;
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
      default:
        return targetNames[subject];
    }
  }
}
