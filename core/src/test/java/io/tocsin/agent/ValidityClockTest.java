/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.hal.Clock;
import io.tocsin.hal.MemoryStorage;
import io.tocsin.hal.TestLog;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ValidityClockTest {

  private static final long YEAR_2026_MS = 1_767_225_600_000L;

  private final MemoryStorage storage = new MemoryStorage();
  private final TestLog log = new TestLog();
  private final WallClock wall = new WallClock();

  @Test
  void shouldTakeATrustedClockAtItsWord() throws IOException {
    ValidityClock clock = clock(false);
    wall.set(YEAR_2026_MS, true);
    assertEquals(YEAR_2026_MS, clock.earliestMs());
    assertEquals(YEAR_2026_MS, clock.latestMs());
  }

  @Test
  void shouldKnowNothingOnANewBoardWithAnUntrustedClock() throws IOException {
    ValidityClock clock = clock(false);
    wall.set(5, false);
    assertEquals(0, clock.earliestMs());
    assertEquals(Long.MAX_VALUE, clock.latestMs());
  }

  @Test
  void shouldKeepTheLatestTrustedTimeOverARestart() throws IOException {
    ValidityClock clock = clock(false);
    wall.set(YEAR_2026_MS, true);
    clock.step(0);
    wall.set(5, false);
    ValidityClock restarted = clock(false);
    assertEquals(YEAR_2026_MS, restarted.earliestMs());
    assertEquals(Long.MAX_VALUE, restarted.latestMs());
  }

  @Test
  void shouldNeverLowerTheBound() throws IOException {
    ValidityClock clock = clock(false);
    wall.set(YEAR_2026_MS, true);
    clock.step(0);
    wall.set(YEAR_2026_MS - 1000, true);
    clock.step(ValidityClock.SAVE_PERIOD_MS);
    assertEquals(YEAR_2026_MS, clock.boundMs());
  }

  @Test
  void shouldJudgeByWallTimeButNotBelowTheBoundWhenStrict() throws IOException {
    ValidityClock clock = clock(true);
    wall.set(5, false);
    assertEquals(5, clock.earliestMs());
    assertEquals(5, clock.latestMs());
    wall.set(YEAR_2026_MS, true);
    clock.step(0);
    wall.set(5, false);
    assertEquals(YEAR_2026_MS, clock.latestMs());
  }

  @Test
  void shouldSpareTheFlash() throws IOException {
    ValidityClock clock = clock(false);
    wall.set(YEAR_2026_MS, true);
    assertEquals(ValidityClock.SAVE_PERIOD_MS, clock.step(0));
    wall.set(YEAR_2026_MS + 1000, true);
    clock.step(1000);
    assertEquals(YEAR_2026_MS, clock(false).boundMs());
    clock.save();
    assertEquals(YEAR_2026_MS + 1000, clock(false).boundMs());
  }

  @Test
  void shouldGoOnAndSaySoWhenTheFlashFails() throws IOException {
    ValidityClock clock = clock(false);
    wall.set(YEAR_2026_MS, true);
    storage.setFailing(true);
    clock.step(0);
    assertEquals(YEAR_2026_MS, clock.earliestMs());
    assertEquals(1, log.count("cannot be kept"));
  }

  private ValidityClock clock(boolean strict) throws IOException {
    return new ValidityClock(wall, storage, log, strict);
  }

  private static final class WallClock implements Clock {

    private long wallMs;
    private boolean trusted;

    void set(long wallMs, boolean trusted) {
      this.wallMs = wallMs;
      this.trusted = trusted;
    }

    @Override
    public long monotonicMs() {
      return 0;
    }

    @Override
    public long wallMs() {
      return wallMs;
    }

    @Override
    public boolean wallTrusted() {
      return trusted;
    }
  }
}
