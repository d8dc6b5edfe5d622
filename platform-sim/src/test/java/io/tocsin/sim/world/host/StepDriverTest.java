/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Steppable;
import io.tocsin.sim.world.RandomStream;
import io.tocsin.sim.world.Scheduler;
import io.tocsin.sim.world.Seed;
import io.tocsin.sim.world.board.BoardClock;
import io.tocsin.sim.world.flash.PowerCut;
import io.tocsin.sim.world.network.NetworkHost;
import io.tocsin.sim.world.network.VirtualInternet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class StepDriverTest {

  private final Scheduler scheduler = new Scheduler();
  private final NetworkHost host = new VirtualInternet(scheduler, new Seed(1)).addHost("10.0.0.1");
  private final List<Long> steps = new ArrayList<>();
  private long progress;
  private BoardClock clock;
  private StepDriver driver;

  /** A program that answers each step with when it wants the next, on its own clock. */
  private final class Program implements Steppable {

    private final LongUnaryOperator next;
    private boolean stopped;

    Program(LongUnaryOperator next) {
      this.next = next;
    }

    @Override
    public long step(long nowMs) {
      steps.add(nowMs);
      return next.applyAsLong(nowMs);
    }

    @Override
    public void stop(long nowMs) {
      stopped = true;
    }

    @Override
    public boolean isStopped() {
      return stopped;
    }
  }

  private Program start(LongUnaryOperator next) {
    scheduler.runUntil(1000);
    clock = new BoardClock(scheduler);
    driver = new StepDriver("program", scheduler, host, clock, () -> progress);
    Program program = new Program(next);
    driver.start(program);
    return program;
  }

  private void runUntil(long monotonicMs) {
    scheduler.runUntil(1000 + monotonicMs);
  }

  @Test
  void shouldStepAtOnceAndThenWhenTheProgramSaid() {
    start(nowMs -> nowMs + 40);
    runUntil(100);
    assertEquals(List.of(0L, 40L, 80L), steps);
    assertEquals(3, driver.stepCount());
  }

  @Test
  void shouldNotStepAProgramForWhichNothingIsDue() {
    start(nowMs -> Steppable.NEVER);
    runUntil(1_000_000);
    assertEquals(List.of(0L), steps);
    driver.wake();
    driver.wake();
    runUntil(2_000_000);
    assertEquals(List.of(0L, 1_000_000L), steps);
  }

  @Test
  void shouldStepEarlierWhenSomethingHappens() {
    start(nowMs -> nowMs + 100);
    scheduler.at(1030, "event", driver::wake);
    runUntil(130);
    assertEquals(List.of(0L, 30L, 130L), steps);
  }

  @Test
  void shouldStepAgainWhenSomethingHappensWithinAStep() {
    start(
        nowMs -> {
          if (steps.size() == 1) {
            driver.wake();
          }
          return Steppable.NEVER;
        });
    runUntil(10);
    assertEquals(List.of(0L, 0L), steps);
  }

  @Test
  void shouldTellOfAProgramThatIsStuck() {
    start(nowMs -> nowMs);
    LivelockException stuck = assertThrows(LivelockException.class, () -> runUntil(10));
    assertTrue(stuck.getMessage().startsWith("program was stepped"), stuck.getMessage());
    assertTrue(stuck.getMessage().contains("at 1000 ms"), stuck.getMessage());
  }

  @Test
  void shouldNotCallStuckWhatMakesProgress() {
    start(
        nowMs -> {
          progress++;
          return steps.size() < 5_000 ? nowMs : Steppable.NEVER;
        });
    runUntil(10);
    assertEquals(5_000, steps.size());
  }

  @Test
  void shouldSlowAProgramDown() {
    start(nowMs -> nowMs);
    driver.setPauseMs(25);
    runUntil(60);
    assertEquals(List.of(0L, 25L, 50L), steps);
  }

  @Test
  void shouldStepLateWhenTheBoardIsBusy() {
    start(nowMs -> nowMs + 100);
    driver.setLateness(new RandomStream(1), 30);
    runUntil(100_000);
    for (int i = 2; i < steps.size(); i++) {
      long pauseMs = steps.get(i) - steps.get(i - 1);
      assertTrue(pauseMs >= 100 && pauseMs <= 130, "" + pauseMs);
    }
    assertTrue(steps.size() > 800 && steps.size() < 950, "" + steps.size());
  }

  @Test
  void shouldSayWhenAProgramHasEnded() {
    Program program = start(nowMs -> nowMs + 10);
    boolean[] ended = new boolean[1];
    driver.setEnded(() -> ended[0] = true);
    runUntil(15);
    program.stop(15);
    driver.wake();
    runUntil(100);
    assertTrue(ended[0]);
    assertEquals(List.of(0L, 10L, 15L), steps);
  }

  @Test
  void shouldEndAtOnceWhenHalted() {
    start(nowMs -> nowMs + 10);
    runUntil(15);
    driver.halt();
    driver.wake();
    runUntil(100);
    assertEquals(List.of(0L, 10L), steps);
  }

  @Test
  void shouldTellOfAPowerCutWithinAStep() {
    start(
        nowMs -> {
          throw new PowerCut();
        });
    boolean[] cut = new boolean[1];
    driver.setPowerCut(
        () -> {
          cut[0] = true;
          driver.halt();
        });
    runUntil(100);
    assertTrue(cut[0]);
    assertEquals(1, steps.size());
  }
}
