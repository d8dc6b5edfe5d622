/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.board;

import io.tocsin.hal.Board;
import io.tocsin.hal.Host;
import io.tocsin.hal.Line;
import io.tocsin.hal.Link;
import io.tocsin.hal.Sensor;
import io.tocsin.sim.BoardPlan;
import io.tocsin.sim.LinePlan;
import io.tocsin.sim.SimulatedBoard;
import io.tocsin.sim.world.Scheduler;
import io.tocsin.sim.world.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What is wired to a board: it lives on while the board has no power. The world sets the true level
 * of each input; what the board sees of it may be stuck, may flap, or be gone.
 *
 * <p>Level changes that the agent has not taken are lost with the power, as are the levels that it
 * drives; after a start the board sees the levels of then.
 */
public final class BoardHardware implements Board {

  private final Scheduler scheduler;
  private final String serial;
  private final boolean[] levels;
  private final boolean[] stuck;
  private final boolean[] gone;
  private final Task[] flapping;
  private final int[] sensorStatus;
  private final boolean[] sensorStuck;
  private final BoardPlan plan;
  private SimulatedBoard board;
  private Runnable wake = () -> {};
  private IntConsumer pollObserver = change -> {};

  /**
   * Hardware without power; {@link #powerOn} comes first.
   *
   * @param scheduler the world's time
   * @param plan what the board has
   * @param serial what tells it from all others, 1 to 64 bytes of UTF-8
   */
  public BoardHardware(Scheduler scheduler, BoardPlan plan, String serial) {
    this.scheduler = scheduler;
    this.plan = plan;
    this.serial = serial;
    int lines = plan.lines().size();
    levels = new boolean[lines];
    stuck = new boolean[lines];
    gone = new boolean[lines];
    flapping = new Task[lines];
    sensorStatus = new int[plan.sensors().size()];
    sensorStuck = new boolean[plan.sensors().size()];
    for (int i = 0; i < lines; i++) {
      levels[i] = plan.lines().get(i).active();
    }
    board = new SimulatedBoard(plan, serial);
  }

  /** Sets what is called when the board sees that a line changed. */
  public void setWake(Runnable wake) {
    this.wake = wake;
  }

  /**
   * Sets who hears of each line change that the agent takes, as {@link #pollLineChange} tells it.
   */
  public void setPollObserver(IntConsumer observer) {
    pollObserver = observer;
  }

  /** The board starts with what the lines are like now; it drives none yet. */
  public void powerOn() {
    List<LinePlan> lines = new ArrayList<>();
    for (int i = 0; i < levels.length; i++) {
      LinePlan line = plan.lines().get(i);
      boolean level = line.output() ? line.active() : levels[i] && !gone[i];
      lines.add(new LinePlan(line.name(), line.output(), level));
    }
    SimulatedBoard old = board;
    board = new SimulatedBoard(new BoardPlan(plan.sensors(), lines, plan.links()), serial);
    for (int i = 0; i < sensorStatus.length; i++) {
      board.setSensor(i, old.sensor(i).valueMilli());
      board.setSensorStatus(i, sensorStatus[i]);
    }
    for (int i = 0; i < old.linkCount(); i++) {
      board.setLink(i, old.link(i).status() == Link.UP);
    }
  }

  // ---- what a scenario does ----

  /**
   * Sets the true level of an input. The board sees it unless the line is stuck or gone.
   *
   * @param line index of the line
   * @param active the level
   * @return whether the board sees a change
   */
  public boolean setInput(int line, boolean active) {
    levels[line] = active;
    return !stuck[line] && !gone[line] && show(line, active);
  }

  /** The true level of an input. */
  public boolean input(int line) {
    return levels[line];
  }

  private boolean show(int line, boolean active) {
    boolean changed = board.setInput(line, active);
    if (changed) {
      scheduler.hash().mix(2L * line + (active ? 1 : 0));
      wake.run();
    }
    return changed;
  }

  /** Lets the board see an input as it is now, whatever it becomes; or truly again. */
  public void setStuck(int line, boolean isStuck) {
    stuck[line] = isStuck;
    setInput(line, levels[line]);
  }

  /** Takes a line away, which then looks inactive and cannot be driven; or brings it back. */
  public void setGone(int line, boolean isGone) {
    gone[line] = isGone;
    if (isGone) {
      show(line, false);
    } else {
      setInput(line, levels[line]);
    }
  }

  /**
   * Lets an input change for ever.
   *
   * @param line index of the line
   * @param periodMs time between two changes in milliseconds; 0 to end it
   */
  public void setFlapping(int line, long periodMs) {
    if (flapping[line] != null) {
      flapping[line].cancel();
      flapping[line] = null;
    }
    if (periodMs > 0) {
      flapping[line] = scheduler.after(periodMs, "flap", () -> flap(line, periodMs));
    }
  }

  private void flap(int line, long periodMs) {
    setInput(line, !levels[line]);
    flapping[line] = scheduler.after(periodMs, "flap", () -> flap(line, periodMs));
  }

  /** Sets a sensor's value in thousandths of its unit; one that had failed works again. */
  public void setSensor(int sensor, int milli) {
    if (!sensorStuck[sensor]) {
      board.setSensor(sensor, milli);
      sensorStatus[sensor] = Sensor.OK;
    }
  }

  /**
   * Lets a sensor keep its value, whatever it measures; or measure again from the next value on.
   */
  public void setSensorStuck(int sensor, boolean isStuck) {
    sensorStuck[sensor] = isStuck;
  }

  /** Sets a sensor's state: {@link Sensor#OK}, UNAVAILABLE when it vanishes, FAULTY. */
  public void setSensorStatus(int sensor, int status) {
    board.setSensorStatus(sensor, status);
    sensorStatus[sensor] = status;
  }

  /** Lets a network interface go down or come up; the connections are the network's matter. */
  public void setLink(int link, boolean isUp) {
    board.setLink(link, isUp);
  }

  // ---- what the agent sees ----

  @Override
  public String description() {
    return "Tocsin board of a simulated world";
  }

  @Override
  public String serial() {
    return serial;
  }

  @Override
  public int sensorCount() {
    return board.sensorCount();
  }

  @Override
  public Sensor sensor(int index) {
    return board.sensor(index);
  }

  @Override
  public int lineCount() {
    return board.lineCount();
  }

  @Override
  public Line line(int index) {
    return gone[index] ? new GoneLine(board.line(index)) : board.line(index);
  }

  @Override
  public int linkCount() {
    return board.linkCount();
  }

  @Override
  public Link link(int index) {
    return board.link(index);
  }

  @Override
  public Host host() {
    return board.host();
  }

  @Override
  public int pollLineChange() {
    int change = board.pollLineChange();
    if (change >= 0) {
      pollObserver.accept(change);
    }
    return change;
  }

  /** A line that nothing is wired to any more. */
  private record GoneLine(Line line) implements Line {

    @Override
    public String name() {
      return line.name();
    }

    @Override
    public boolean isOutput() {
      return line.isOutput();
    }

    @Override
    public boolean isAvailable() {
      return false;
    }

    @Override
    public boolean isActive() {
      return false;
    }

    @Override
    public boolean drive(boolean active) {
      return false;
    }
  }
}
