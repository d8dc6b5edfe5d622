/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import io.tocsin.hal.Steppable;
import io.tocsin.sim.world.RandomStream;
import io.tocsin.sim.world.Scheduler;
import io.tocsin.sim.world.Task;
import io.tocsin.sim.world.board.BoardClock;
import io.tocsin.sim.world.flash.PowerCut;
import io.tocsin.sim.world.network.NetworkHost;
import java.util.function.LongSupplier;

/**
 * The loop of a platform, in virtual time: it steps a program when the moment has come that the
 * program named, when its network has something that it asked for, and at no other time.
 */
public final class StepDriver {

  /**
   * Steps at one moment in which no byte moves, and nothing is written, before it is called stuck.
   */
  private static final int IDLE_STEPS_MAX = 1_000;

  /** Steps at one moment at most. */
  private static final int STEPS_PER_MOMENT_MAX = 1_000_000;

  private final String name;
  private final Scheduler scheduler;
  private final NetworkHost network;
  private final BoardClock clock;
  private final LongSupplier progress;
  private Steppable program;
  private Runnable powerCut = () -> {};
  private Runnable ended = () -> {};
  private Task next;
  private boolean stepping;
  private boolean woken;
  private RandomStream lateness;
  private int lateMsMax;
  private long pauseMs;
  private LongSupplier busy = () -> 0;
  private Runnable afterStep = () -> {};
  private long busyUntilMs;
  private long stepMs;
  private long stepCount;
  private int stepsNow;
  private int idleStepsNow;
  private long lastProgress;

  /**
   * A loop that drives nothing yet.
   *
   * @param name the program's, for complaints
   * @param scheduler the world's time
   * @param network the program's network
   * @param clock the program's clock
   * @param progress rises whenever the program does something that shows
   */
  public StepDriver(
      String name,
      Scheduler scheduler,
      NetworkHost network,
      BoardClock clock,
      LongSupplier progress) {
    this.name = name;
    this.scheduler = scheduler;
    this.network = network;
    this.clock = clock;
    this.progress = progress;
  }

  /** Sets what happens when the flash finds the power cut in the middle of a step. */
  public void setPowerCut(Runnable action) {
    powerCut = action;
  }

  /** Sets what happens when the program has come to its own end. */
  public void setEnded(Runnable action) {
    ended = action;
  }

  /**
   * Lets steps come late, as on a busy board.
   *
   * @param random decides by how much
   * @param timeMsMax greatest delay in milliseconds
   */
  public void setLateness(RandomStream random, int timeMsMax) {
    lateness = random;
    lateMsMax = timeMsMax;
  }

  /** Sets the least time between two steps in milliseconds, for programs that are slow. */
  public void setPauseMs(long pauseMs) {
    this.pauseMs = pauseMs;
  }

  /**
   * Sets what tells how long the last step has taken, in milliseconds: while it lasts, nobody else
   * steps the program, and it does not learn what happens.
   */
  public void setBusy(LongSupplier timeMs) {
    busy = timeMs;
  }

  /** Sets what is called after each step. It must change nothing of the program. */
  public void setAfterStep(Runnable action) {
    afterStep = action;
  }

  /** Begins to drive; the first step is due now. */
  public void start(Steppable newProgram) {
    program = newProgram;
    stepMs = scheduler.nowMs() - pauseMs;
    busyUntilMs = scheduler.nowMs() + busy.getAsLong();
    network.setWake(this::wake);
    schedule(scheduler.nowMs());
  }

  /** Ends at once, in the middle of whatever the program does. */
  public void halt() {
    program = null;
    network.setWake(() -> {});
    if (next != null) {
      next.cancel();
      next = null;
    }
  }

  /** Something happened that the program must look at. */
  public void wake() {
    if (stepping) {
      woken = true;
    } else if (program != null) {
      schedule(scheduler.nowMs());
    }
  }

  /** Steps so far. */
  public long stepCount() {
    return stepCount;
  }

  /** Makes the next step come at a moment, or earlier when it was to come earlier already. */
  private void schedule(long atMs) {
    if (atMs == Long.MAX_VALUE) {
      return;
    }
    long dueMs = Math.max(Math.max(atMs, stepMs + pauseMs), busyUntilMs);
    if (next != null && next.isPending()) {
      if (next.timeMs() <= dueMs + lateMsMax) {
        return;
      }
      next.cancel();
    }
    long lateMs = lateMsMax == 0 ? 0 : lateness.between(0, lateMsMax);
    next = scheduler.at(dueMs + lateMs, "step", this::run);
  }

  private void run() {
    next = null;
    Steppable running = program;
    stepping = true;
    try {
      long dueMs = step(running);
      while (mayGoOn() && running == program && dueMs <= scheduler.nowMs()) {
        dueMs = step(running);
      }
      stepping = false;
      if (running == program) {
        schedule(dueMs);
      }
    } catch (PowerCut e) {
      stepping = false;
      powerCut.run();
    } finally {
      stepping = false;
    }
  }

  private boolean mayGoOn() {
    return pauseMs == 0 && busyUntilMs <= scheduler.nowMs();
  }

  /** Steps once; returns when the next step is due, as a moment of the world. */
  private long step(Steppable running) {
    guard();
    network.beginStep();
    woken = false;
    stepMs = scheduler.nowMs();
    stepCount++;
    long dueMs = clock.worldMs(running.step(clock.monotonicMs()));
    busyUntilMs = scheduler.nowMs() + busy.getAsLong();
    if (running == program) {
      afterStep.run();
    }
    if (running == program && running.isStopped()) {
      halt();
      ended.run();
      return Long.MAX_VALUE;
    }
    return woken || network.isReady() ? stepMs : dueMs;
  }

  private void guard() {
    boolean sameMoment = stepCount > 0 && stepMs == scheduler.nowMs();
    long progressNow = progress.getAsLong();
    stepsNow = sameMoment ? stepsNow + 1 : 0;
    idleStepsNow = sameMoment && progressNow == lastProgress ? idleStepsNow + 1 : 0;
    lastProgress = progressNow;
    if (idleStepsNow > IDLE_STEPS_MAX || stepsNow > STEPS_PER_MOMENT_MAX) {
      throw new LivelockException(
          name
              + " was stepped "
              + (stepsNow + 1)
              + " times at "
              + scheduler.nowMs()
              + " ms, the last "
              + (idleStepsNow + 1)
              + " of them without any progress");
    }
  }
}
