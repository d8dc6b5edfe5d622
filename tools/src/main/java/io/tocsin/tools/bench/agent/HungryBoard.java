/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.agent;

import io.tocsin.hal.Board;
import io.tocsin.hal.Host;
import io.tocsin.hal.Line;
import io.tocsin.hal.Link;
import io.tocsin.hal.Sensor;
import io.tocsin.mib.TargetStatus;
import io.tocsin.sim.BoardPlan;
import io.tocsin.sim.SimulatedBoard;

/** A board whose one line changes whenever the agent has room for another event. */
final class HungryBoard implements Board, Line {

  /** Events that wait for the target at most. */
  static final int QUEUED_MAX = 512;

  private final Host host = new SimulatedBoard(BoardPlan.STANDARD, "bench").host();
  private TargetStatus targets;
  private boolean active;
  private boolean resting = true;

  /** Says whose queue is to be kept filled. */
  void feed(TargetStatus status) {
    targets = status;
  }

  /** Lets the line change, or rest. */
  void setResting(boolean rest) {
    resting = rest;
  }

  @Override
  public String description() {
    return "a board that is never at rest";
  }

  @Override
  public String serial() {
    return "bench";
  }

  @Override
  public int sensorCount() {
    return 0;
  }

  @Override
  public Sensor sensor(int index) {
    throw new IndexOutOfBoundsException();
  }

  @Override
  public int lineCount() {
    return 1;
  }

  @Override
  public Line line(int index) {
    return this;
  }

  @Override
  public int linkCount() {
    return 0;
  }

  @Override
  public Link link(int index) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public Host host() {
    return host;
  }

  @Override
  public int pollLineChange() {
    if (resting || targets.queued(0) >= QUEUED_MAX) {
      return -1;
    }
    active = !active;
    return active ? 1 : 0;
  }

  @Override
  public String name() {
    return "line";
  }

  @Override
  public boolean isOutput() {
    return false;
  }

  @Override
  public boolean isActive() {
    return active;
  }

  @Override
  public boolean drive(boolean level) {
    return false;
  }
}
