/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import io.tocsin.event.EventKind;
import io.tocsin.event.Severity;
import io.tocsin.event.SubjectNames;
import io.tocsin.event.ThresholdWatch;

/** A door, a siren that is an output, a switch; sensors for heat and of a tank; a link. */
final class TrapBoard implements TrapSources, SubjectNames {

  static final int DOOR = 0;
  static final int SWITCH = 2;
  static final int HEAT = 0;
  static final int TANK = 1;

  private final String[] lines;
  private String[] sensors = {"heat", "tank"};
  private ThresholdWatch[] thresholds = {
    new ThresholdWatch(70_000, 65_000, ThresholdWatch.NO_LOW, 0, Severity.CRITICAL),
    new ThresholdWatch(90_000, 85_000, 10_000, 20_000, Severity.MINOR),
  };

  TrapBoard() {
    this("door", "siren", "switch");
  }

  TrapBoard(String... lines) {
    this.lines = lines;
  }

  /** Exchanges the sensors, as another configuration does. */
  void setSensors(String[] names, ThresholdWatch... watches) {
    sensors = names;
    thresholds = watches;
  }

  @Override
  public SubjectNames names() {
    return this;
  }

  @Override
  public boolean isInput(int line) {
    return line != 1;
  }

  @Override
  public ThresholdWatch threshold(int sensor) {
    return thresholds[sensor];
  }

  @Override
  public int count(int kind) {
    switch (kind) {
      case EventKind.LINE_CHANGED:
        return lines.length;
      case EventKind.THRESHOLD_CROSSED:
      case EventKind.THRESHOLD_CLEARED:
        return thresholds.length;
      case EventKind.LINK_DOWN:
      case EventKind.LINK_UP:
        return 1;
      case EventKind.SERVER_CERTIFICATE_UNKNOWN:
      case EventKind.SERVER_CERTIFICATE_INVALID:
      case EventKind.EVENTS_LOST:
        return 2;
      default:
        return 0;
    }
  }

  @Override
  public String name(int kind, int subject) {
    switch (kind) {
      case EventKind.LINE_CHANGED:
        return lines[subject];
      case EventKind.THRESHOLD_CROSSED:
      case EventKind.THRESHOLD_CLEARED:
        return sensors[subject];
      case EventKind.LINK_DOWN:
      case EventKind.LINK_UP:
        return "eth0";
      default:
        return subject == 0 ? "hall" : "noc;id=0";
    }
  }
}
