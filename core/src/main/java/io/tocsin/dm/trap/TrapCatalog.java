/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import io.tocsin.dm.tree.LiveNode;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.NodeFormat;
import io.tocsin.dm.tree.TreeDescription;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.Journal;
import io.tocsin.event.SubjectNames;
import io.tocsin.event.ThresholdWatch;
import io.tocsin.text.Utf8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The traps of the device, and which of them an event is of. */
public final class TrapCatalog {

  /** Index of the trap of an event that is of none. */
  public static final int NONE = -1;

  private final TrapSources sources;
  private final TrapShape shape;
  private final List<Trap> traps = new ArrayList<>();
  private final int[] ofLine;
  private int[] ofHigh;
  private int[] ofLow;
  private final int[] ofLink;
  private final int[] ofKind = new int[EventKind.COUNT];

  /**
   * The traps that a board has.
   *
   * @param sources what there is to tell of
   * @param shape what the traps are called
   */
  public TrapCatalog(TrapSources sources, TrapShape shape) {
    this.sources = sources;
    this.shape = shape;
    SubjectNames names = sources.names();
    ofLine = none(names.count(EventKind.LINE_CHANGED));
    for (int line = 0; line < ofLine.length; line++) {
      if (sources.isInput(line)) {
        ofLine[line] = add(TrapKind.LINE, line, names.name(EventKind.LINE_CHANGED, line));
      }
    }
    int sensorCount = names.count(EventKind.THRESHOLD_CROSSED);
    for (int sensor = 0; sensor < sensorCount; sensor++) {
      String name = names.name(EventKind.THRESHOLD_CROSSED, sensor);
      if (has(TrapKind.HIGH, sensor)) {
        add(TrapKind.HIGH, sensor, name);
      }
      if (has(TrapKind.LOW, sensor)) {
        add(TrapKind.LOW, sensor, name);
      }
    }
    findSensors();
    ofLink = none(names.count(EventKind.LINK_DOWN));
    for (int link = 0; link < ofLink.length; link++) {
      ofLink[link] = add(TrapKind.LINK, link, names.name(EventKind.LINK_DOWN, link));
    }
    Arrays.fill(ofKind, NONE);
    addWithoutSubject(TrapKind.START, EventKind.COLD_START, EventKind.WARM_START);
    addWithoutSubject(TrapKind.AUTHENTICATION, EventKind.AUTHENTICATION_FAILURE);
    addWithoutSubject(
        TrapKind.CERTIFICATE,
        EventKind.SERVER_CERTIFICATE_UNKNOWN,
        EventKind.SERVER_CERTIFICATE_INVALID);
    addWithoutSubject(TrapKind.LOST, EventKind.EVENTS_LOST);
    addWithoutSubject(TrapKind.JOURNAL, EventKind.JOURNAL_STATE_CHANGED);
    addWithoutSubject(TrapKind.IDENTITY, EventKind.CERTIFICATE_ENDING);
    addWithoutSubject(TrapKind.TEST, EventKind.TEST);
  }

  /** Whether a sensor has the threshold that a kind of traps tells of. */
  private boolean has(TrapKind kind, int sensor) {
    ThresholdWatch threshold = sources.threshold(sensor);
    return kind == TrapKind.HIGH
        ? threshold.high() != ThresholdWatch.NO_HIGH
        : threshold.low() != ThresholdWatch.NO_LOW;
  }

  /**
   * Finds the sensors of the traps by their names, after sensors have come or gone. The traps stay
   * as they are: one whose sensor is gone is never active, and of a threshold that is new there is
   * none, because the objects of a tree are made with it.
   */
  public void findSensors() {
    SubjectNames names = sources.names();
    ofHigh = none(names.count(EventKind.THRESHOLD_CROSSED));
    ofLow = none(ofHigh.length);
    for (Trap trap : traps) {
      if (trap.kind().isThreshold()) {
        int sensor = sensorNamed(trap.subjectName());
        trap.setSubject(sensor);
        if (sensor != NONE) {
          (trap.kind() == TrapKind.HIGH ? ofHigh : ofLow)[sensor] = trap.index();
        }
      }
    }
  }

  private int sensorNamed(String name) {
    SubjectNames names = sources.names();
    for (int sensor = 0; sensor < names.count(EventKind.THRESHOLD_CROSSED); sensor++) {
      if (names.name(EventKind.THRESHOLD_CROSSED, sensor).equals(name)) {
        return sensor;
      }
    }
    return NONE;
  }

  /** Names of the traps that thresholds would have, had they been there when these were made. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (int sensor = 0; sensor < ofHigh.length; sensor++) {
      String name = sources.names().name(EventKind.THRESHOLD_CROSSED, sensor);
      if (ofHigh[sensor] == NONE && has(TrapKind.HIGH, sensor)) {
        missing.add(Trap.name(TrapKind.HIGH, name));
      }
      if (ofLow[sensor] == NONE && has(TrapKind.LOW, sensor)) {
        missing.add(Trap.name(TrapKind.LOW, name));
      }
    }
    return missing;
  }

  private static int[] none(int count) {
    int[] indexes = new int[count];
    Arrays.fill(indexes, NONE);
    return indexes;
  }

  private int add(TrapKind kind, int subject, String subjectName) {
    int index = traps.size();
    traps.add(new Trap(index, kind, subject, subjectName, shape));
    return index;
  }

  private void addWithoutSubject(TrapKind kind, int... eventKinds) {
    int index = add(kind, 0, "");
    for (int eventKind : eventKinds) {
      ofKind[eventKind] = index;
    }
  }

  /** Number of traps. */
  public int count() {
    return traps.size();
  }

  /**
   * A trap.
   *
   * @param index 0 to {@link #count} - 1
   */
  public Trap trap(int index) {
    return traps.get(index);
  }

  /** The trap whose node has a name, null when there is none. */
  public Trap named(String name) {
    for (Trap trap : traps) {
      if (trap.name().equals(name)) {
        return trap;
      }
    }
    return null;
  }

  /** Index of the trap of an event, {@link #NONE} when it is of none. */
  public int trapOf(Event event) {
    switch (event.kind()) {
      case EventKind.LINE_CHANGED:
        return at(ofLine, event.subject());
      case EventKind.THRESHOLD_CROSSED:
      case EventKind.THRESHOLD_CLEARED:
        return at(event.detail() == ThresholdWatch.HIGH ? ofHigh : ofLow, event.subject());
      case EventKind.LINK_DOWN:
      case EventKind.LINK_UP:
        return at(ofLink, event.subject());
      default:
        return at(ofKind, event.kind());
    }
  }

  private static int at(int[] indexes, int index) {
    return index >= 0 && index < indexes.length ? indexes[index] : NONE;
  }

  /** Whether the trap of an event has become active by it, and not inactive. */
  public boolean isActive(Event event) {
    switch (event.kind()) {
      case EventKind.LINE_CHANGED:
        return event.value() != 0;
      case EventKind.THRESHOLD_CLEARED:
      case EventKind.LINK_UP:
        return false;
      case EventKind.JOURNAL_STATE_CHANGED:
        return event.value() != Journal.GOOD;
      default:
        return true;
    }
  }

  /** The name of what an event is about when its trap does not say it already, null for none. */
  String subjectName(Event event) {
    Trap trap = traps.get(trapOf(event));
    boolean isNamed =
        !trap.kind().hasSubject() && event.subject() < sources.names().count(event.kind());
    return isNamed ? sources.names().name(event.kind(), event.subject()) : null;
  }

  TrapShape shape() {
    return shape;
  }

  /**
   * Adds the objects of the traps to what a device has; before its tree is made.
   *
   * @param into the description
   */
  public void describe(TreeDescription into) {
    shape.describe(traps, into);
  }

  /** Has the thresholds read live. */
  void mount(ManagementTree tree) {
    for (Trap trap : traps) {
      if (trap.kind().isThreshold()) {
        tree.mount(shape.thresholdUri(trap, true), new LiveThreshold(trap, true));
        tree.mount(shape.thresholdUri(trap, false), new LiveThreshold(trap, false));
      }
    }
  }

  /** The value that activates a trap, or the one that makes it inactive again. */
  private final class LiveThreshold implements LiveNode {

    private final Trap trap;
    private final int direction;
    private final boolean isActivating;

    LiveThreshold(Trap trap, boolean isHigh) {
      this.trap = trap;
      direction = trap.kind() == TrapKind.HIGH ? ThresholdWatch.HIGH : ThresholdWatch.LOW;
      isActivating = isHigh == (direction == ThresholdWatch.HIGH);
    }

    @Override
    public NodeFormat format() {
      return NodeFormat.INT;
    }

    @Override
    public byte[] read() {
      if (trap.subject() == NONE) {
        return null;
      }
      ThresholdWatch watch = sources.threshold(trap.subject());
      int value = isActivating ? watch.threshold(direction) : watch.clearing(direction);
      String text = Integer.toString(value);
      byte[] bytes = new byte[text.length()];
      Utf8.encode(text, bytes);
      return bytes;
    }
  }
}
