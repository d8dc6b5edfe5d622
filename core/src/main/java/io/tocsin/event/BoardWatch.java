/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.fault.FaultSites;
import io.tocsin.fault.Faults;
import io.tocsin.hal.Board;
import io.tocsin.hal.Sensor;

/**
 * Finds events on the board: input lines that changed, sensors that crossed a threshold, network
 * interfaces that went down or came up.
 */
public final class BoardWatch {

  /** In place of a monotonic time: not since the agent started. */
  public static final long NEVER = Long.MIN_VALUE;

  /** Level changes taken in one step; what is left waits for the next, which is due at once. */
  private static final int LINE_CHANGES_PER_STEP = 32;

  private final Board board;
  private final ThresholdWatch[] thresholds;
  private final long[] changedMs;
  private final LineRule[] lineRules;
  private final LinkWatch links;
  private final SensorHistory sensors;
  private long sensorsChangedMs = NEVER;
  private final long periodMs;
  private final EventSink sink;
  private final Event event = new Event();
  private long nextReadingMs;
  private boolean started;

  /**
   * A watch that has seen nothing yet.
   *
   * @param board the hardware
   * @param thresholds one watch for each sensor of the board, in its order; copied
   * @param lineRules one rule for each line of the board, in its order; copied
   * @param linkRules one rule for each network interface of the board, in its order; copied
   * @param periodMs time between two readings of sensors and network interfaces in milliseconds,
   *     more than 0
   * @param sink takes the events
   */
  public BoardWatch(
      Board board,
      ThresholdWatch[] thresholds,
      LineRule[] lineRules,
      LinkRule[] linkRules,
      long periodMs,
      EventSink sink) {
    if (thresholds.length != board.sensorCount()
        || lineRules.length != board.lineCount()
        || linkRules.length != board.linkCount()) {
      throw new IllegalArgumentException("one entry for each sensor, line and link of the board");
    }
    this.board = board;
    this.thresholds = thresholds.clone();
    this.changedMs = new long[thresholds.length];
    this.lineRules = lineRules.clone();
    this.links = new LinkWatch(board, linkRules, sink);
    this.sensors = new SensorHistory(board);
    this.periodMs = periodMs;
    this.sink = sink;
  }

  /**
   * Looks at what is due.
   *
   * @param nowMs monotonic time in milliseconds
   * @return when to call again at the latest; lines that change make the platform call earlier
   */
  public long step(long nowMs) {
    if (!started) {
      started = true;
      java.util.Arrays.fill(changedMs, nowMs);
      nextReadingMs = isRead() ? nowMs : Long.MAX_VALUE;
    }
    boolean linesLeft = takeLineChanges(nowMs);
    if (nowMs >= nextReadingMs) {
      readSensors(nowMs);
      links.look(nowMs);
      // Counted from now, not from the time planned: after a long pause there is one reading only.
      nextReadingMs = nowMs + periodMs;
    }
    return linesLeft ? nowMs : nextReadingMs;
  }

  /**
   * Goes on from where another watch of the same board is, so that no alarm is told twice. Sensors
   * may have come and gone; those that both have are known by their names.
   *
   * @param other the other one
   * @param nowMs monotonic time in milliseconds
   */
  public void adopt(BoardWatch other, long nowMs) {
    started = other.started;
    nextReadingMs = isRead() ? Math.min(other.nextReadingMs, nowMs + periodMs) : Long.MAX_VALUE;
    boolean isSame = thresholds.length == other.thresholds.length;
    for (int index = 0; index < thresholds.length; index++) {
      int before = other.sensorNamed(board.sensor(index).name());
      if (before >= 0) {
        thresholds[index].adopt(other.thresholds[before]);
        sensors.adopt(index, other.sensors, before);
      }
      changedMs[index] = before >= 0 ? other.changedMs[before] : nowMs;
      isSame &= before >= 0;
    }
    sensorsChangedMs = isSame ? other.sensorsChangedMs : nowMs;
    links.adopt(other.links);
  }

  private int sensorNamed(String name) {
    for (int index = 0; index < thresholds.length; index++) {
      if (board.sensor(index).name().equals(name)) {
        return index;
      }
    }
    return -1;
  }

  /** Whether there is anything to read: a board that has nothing is not woken for it. */
  private boolean isRead() {
    return thresholds.length > 0 || links.count() > 0;
  }

  private boolean takeLineChanges(long nowMs) {
    int most = Faults.maybe(FaultSites.ONE_LINE_A_STEP) ? 1 : LINE_CHANGES_PER_STEP;
    for (int taken = 0; taken < most; taken++) {
      int change = board.pollLineChange();
      if (change < 0) {
        return false;
      }
      int line = change >> 1;
      boolean active = (change & 1) != 0;
      LineRule rule = lineRules[line];
      if (rule.includes(active)) {
        event.fill(EventKind.LINE_CHANGED, rule.severity(), line, active ? 1 : 0, 0, 0);
        sink.offer(event, nowMs);
      }
    }
    return true;
  }

  private void readSensors(long nowMs) {
    for (int index = 0; index < thresholds.length; index++) {
      sensors.read(index, nowMs);
      // A sensor that gives no value neither raises nor clears an alarm.
      if (sensors.status(index) == Sensor.OK) {
        observe(index, sensors.valueMilli(index), nowMs);
      }
    }
  }

  private void observe(int index, int valueMilli, long nowMs) {
    ThresholdWatch watch = thresholds[index];
    int result = watch.observe(valueMilli);
    while (result != ThresholdWatch.UNCHANGED) {
      boolean crossed = result == ThresholdWatch.CROSSED;
      int direction = crossed ? watch.state() : watch.previousState();
      event.fill(
          crossed ? EventKind.THRESHOLD_CROSSED : EventKind.THRESHOLD_CLEARED,
          crossed ? watch.severity() : Severity.INFORMATIONAL,
          index,
          valueMilli,
          crossed ? watch.threshold(direction) : watch.clearing(direction),
          direction);
      changedMs[index] = nowMs;
      sink.offer(event, nowMs);
      result = watch.observe(valueMilli);
    }
  }

  /**
   * The thresholds of one sensor and whether they are crossed.
   *
   * @param sensor index of the sensor
   */
  public ThresholdWatch threshold(int sensor) {
    return thresholds[sensor];
  }

  /**
   * Gives a sensor other thresholds, which count from the next reading on. An alarm stays as long
   * as there is a threshold for it.
   *
   * @param sensor index of the sensor
   * @param watch has the thresholds
   */
  public void setThreshold(int sensor, ThresholdWatch watch) {
    watch.adopt(thresholds[sensor]);
    thresholds[sensor] = watch;
  }

  /**
   * When a sensor's alarm last changed, monotonic milliseconds; the first step's time if never.
   *
   * @param sensor index of the sensor
   */
  public long changedMs(int sensor) {
    return changedMs[sensor];
  }

  /** The last readings of the sensors. */
  public SensorHistory sensors() {
    return sensors;
  }

  /** What has been seen of the network interfaces. */
  public LinkHistory links() {
    return links.history();
  }

  /**
   * Whether any change of a network interface is an event.
   *
   * @param link index of the interface
   */
  public boolean isReported(int link) {
    return links.isReported(link);
  }

  /** Time between two readings of sensors and network interfaces in milliseconds. */
  public long periodMs() {
    return periodMs;
  }

  /**
   * When sensors have come or gone, as by another configuration: monotonic milliseconds, or {@link
   * #NEVER}.
   */
  public long sensorsChangedMs() {
    return sensorsChangedMs;
  }
}
