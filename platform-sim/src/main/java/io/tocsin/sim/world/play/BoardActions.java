/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.play;

import io.tocsin.hal.Sensor;
import io.tocsin.sim.world.RandomStream;
import io.tocsin.sim.world.Scheduler;
import io.tocsin.sim.world.board.BoardHardware;
import io.tocsin.sim.world.check.BoardView;
import io.tocsin.sim.world.host.AgentHost;
import io.tocsin.sim.world.scenario.Action;
import java.util.HashMap;
import java.util.Map;

/** What scenarios do to boards. Each gives back what undoes it. */
final class BoardActions {
  private static final long OFF_MS = 10_000;
  private static final int START_MS = 5_000;
  private static final int INPUTS = 2;
  private static final int SENSORS = 2;

  private final Stage stage;
  private final Scheduler scheduler;
  private final Map<String, Long> offMs = new HashMap<>();
  private final Map<String, Integer> cutAtStart = new HashMap<>();
  private final Map<String, Integer> cutAtSet = new HashMap<>();
  private boolean isCalm;

  BoardActions(Stage stage) {
    this.stage = stage;
    scheduler = stage.world.scheduler();
  }

  /** What is done at once needs no undoing. */
  private static void nothing() {}

  /** Does it; null when it is not of this kind. */
  Runnable act(Action action) {
    AgentHost host = stage.boards.containsKey(first(action)) ? host(action) : null;
    switch (action.verb()) {
      case CUT:
        return off(action, () -> host.powerOff(true));
      case KILL:
        return off(action, () -> host.powerOff(false));
      case STOP:
        return off(action, host::stop);
      case CUT_DURING:
        return off(action, () -> host.flash().cutPowerDuring(action.number(1)));
      case CUT_START:
        cutAtStart.put(host.name(), action.number(1));
        return off(action, () -> host.powerOff(true));
      case CUT_SET:
        return off(action, () -> cutAtSet.put(host.name(), action.number(1)));
      case RELOAD:
        stage.reload(stage.boards.get(action.word(0)), action.word(1));
        return BoardActions::nothing;
      case BUSY:
        host.driver().setLateness(stream(action), (int) action.durationMs(1));
        return () -> host.driver().setLateness(null, 0);
      case TOGGLE:
        toggle(host.hardware(), action.index(1), action.number(2), action.durationMs(3));
        return BoardActions::nothing;
      case ACTIVITY:
        return activity(action, host.hardware());
      default:
        return host == null ? null : actOnParts(action, host);
    }
  }

  private Runnable actOnParts(Action action, AgentHost host) {
    switch (action.verb()) {
      case FLASH_FULL:
        host.flash().setFull(true);
        return () -> host.flash().setFull(false);
      case FLASH_READONLY:
        host.flash().setReadOnly(true);
        return () -> host.flash().setReadOnly(false);
      case FLASH_FAILING:
        host.flash().setFailing(true);
        return () -> host.flash().setFailing(false);
      case FLASH_UNSYNCED:
        host.flash().setUnsynced(true);
        return () -> host.flash().setUnsynced(false);
      case FLASH_SLOW:
        host.flash().setSlowMs((int) action.durationMs(1));
        return () -> host.flash().setSlowMs(0);
      case FLIP:
        for (int i = 0; i < action.number(1); i++) {
          host.flash().flipAnyBit();
        }
        return BoardActions::nothing;
      case CLOCK_STEP:
        host.clock().stepWall(action.durationMs(1));
        return BoardActions::nothing;
      case CLOCK_DRIFT:
        host.clock().setDriftPartsPerMillion(action.number(1));
        return () -> host.clock().setDriftPartsPerMillion(0);
      case CLOCK_LOST:
        host.clock().lose();
        return BoardActions::nothing;
      case CLOCK_FOUND:
        findClock(host);
        return BoardActions::nothing;
      default:
        return actOnHardware(action, host.hardware());
    }
  }

  private static Runnable actOnHardware(Action action, BoardHardware hardware) {
    int index = action.index(1);
    switch (action.verb()) {
      case FLAP:
        hardware.setFlapping(index, action.durationMs(2));
        return () -> hardware.setFlapping(index, 0);
      case STUCK:
        hardware.setStuck(index, true);
        return () -> hardware.setStuck(index, false);
      case GONE:
        hardware.setGone(index, true);
        return () -> hardware.setGone(index, false);
      case SENSOR:
        hardware.setSensor(index, action.number(2));
        return BoardActions::nothing;
      case SENSOR_STUCK:
        hardware.setSensorStuck(index, true);
        return () -> hardware.setSensorStuck(index, false);
      case SENSOR_GONE:
        hardware.setSensorStatus(index, Sensor.UNAVAILABLE);
        return () -> hardware.setSensorStatus(index, Sensor.OK);
      case SENSOR_FAULTY:
        hardware.setSensorStatus(index, Sensor.FAULTY);
        return () -> hardware.setSensorStatus(index, Sensor.OK);
      default:
        return null;
    }
  }

  private static String first(Action action) {
    return action.arguments().isEmpty() ? "" : action.word(0);
  }

  private AgentHost host(Action action) {
    return stage.boards.get(action.word(0)).host();
  }

  private RandomStream stream(Action action) {
    return stage.world.seed().stream("action " + action);
  }

  private Runnable off(Action action, Runnable how) {
    offMs.put(action.word(0), action.forMs());
    how.run();
    return BoardActions::nothing;
  }

  /** A board is about to carry out a SET. */
  void setTaken(BoardView board) {
    Integer cut = cutAtSet.remove(board.name());
    if (cut != null) {
      board.host().flash().cutPowerDuring(cut);
    }
  }

  /** Whoever lost its power gets it back, however that happened. */
  void ended(BoardView board) {
    long pauseMs = offMs.getOrDefault(board.name(), OFF_MS);
    scheduler.after(pauseMs, "power", () -> powerOn(board));
  }

  private void powerOn(BoardView board) {
    AgentHost host = board.host();
    Integer cut = cutAtStart.remove(board.name());
    if (cut != null) {
      host.flash().cutPowerDuring(cut);
    }
    if (!host.powerOn()) {
      scheduler.after(START_MS, "power", () -> powerOn(board));
    } else if (cut != null) {
      host.flash().cutPowerDuring(0);
    }
  }

  private void toggle(BoardHardware hardware, int input, int times, long periodMs) {
    if (isCalm) {
      return;
    }
    hardware.setInput(input, !hardware.input(input));
    if (times > 1) {
      scheduler.after(periodMs, "toggle", () -> toggle(hardware, input, times - 1, periodMs));
    }
  }

  private Runnable activity(Action action, BoardHardware hardware) {
    boolean[] over = {false};
    change(hardware, action.index(1), action.durationMs(2), stream(action), over);
    return () -> over[0] = true;
  }

  private void change(
      BoardHardware hardware, int input, long meanMs, RandomStream random, boolean[] over) {
    scheduler.after(
        random.exponential(meanMs),
        "activity",
        () -> {
          if (!over[0] && !isCalm) {
            hardware.setInput(input, !hardware.input(input));
            change(hardware, input, meanMs, random, over);
          }
        });
  }

  private void findClock(AgentHost host) {
    host.clock().setWall(stage.world.wallMs());
    host.clock().setTrusted(true);
  }

  /** Ends all of it; boards that are off are started. */
  void calm() {
    isCalm = true;
    for (BoardView board : stage.boards()) {
      AgentHost host = board.host();
      host.driver().setLateness(null, 0);
      host.flash().cutPowerDuring(0);
      host.flash().setFull(false);
      host.flash().setReadOnly(false);
      host.flash().setFailing(false);
      host.flash().setUnsynced(false);
      host.flash().setSlowMs(0);
      for (int input = 0; input < INPUTS; input++) {
        host.hardware().setFlapping(input, 0);
        host.hardware().setStuck(input, false);
        host.hardware().setGone(input, false);
      }
      for (int sensor = 0; sensor < SENSORS; sensor++) {
        host.hardware().setSensorStuck(sensor, false);
        host.hardware().setSensorStatus(sensor, Sensor.OK);
      }
      host.clock().setDriftPartsPerMillion(0);
      // Boards without a battery learn the time at once, when they start from now on as well.
      host.setClockLostAtStart(false);
      findClock(host);
      cutAtStart.clear();
      cutAtSet.clear();
      host.powerOn();
    }
  }
}
