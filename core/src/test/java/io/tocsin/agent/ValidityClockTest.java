/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Clock;
import io.tocsin.hal.Log;
import io.tocsin.hal.MemoryStorage;
import io.tocsin.hal.TestLog;
import io.tocsin.store.TwoSlotRecord;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.TestPki;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ValidityClockTest {

  private static final long YEAR_2026_MS = 1_767_225_600_000L;
  private static final long YEAR_2070_MS = 3_155_760_000_000L;
  private static final long HOUR_MS = 3_600_000;

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
  void shouldNotBelieveWallTimeThatIsNotTrustedWhenStrictEither() throws IOException {
    ValidityClock clock = clock(true);
    wall.set(YEAR_2026_MS, false);
    assertEquals(0, clock.earliestMs());
    assertEquals(Long.MAX_VALUE, clock.latestMs());
    assertTrue(clock.isInsufficient());
    wall.set(YEAR_2026_MS, true);
    assertFalse(clock.isInsufficient());
    wall.set(YEAR_2026_MS, false);
    assertTrue(clock.isInsufficient());
  }

  @Test
  void shouldAlwaysSufficeWhenNotStrict() throws IOException {
    ValidityClock clock = clock(false);
    wall.set(5, false);
    assertFalse(clock.isInsufficient());
  }

  @Test
  void shouldKeepTheBoundAsSoonAsTheClockIsFirstTrustedInARun() throws IOException {
    ValidityClock clock = clock(false);
    wall.set(5, false);
    assertEquals(ValidityClock.LOOK_PERIOD_MS, clock.step(0));
    assertEquals(0, clock(false).boundMs());
    wall.set(YEAR_2026_MS, true);
    clock.step(30_000);
    assertEquals(YEAR_2026_MS, clock(false).boundMs());
  }

  @Test
  void shouldKeepTheBoundOfABoardThatIsSwitchedOffEveryDay() throws IOException {
    for (int day = 0; day < 10; day++) {
      long morningMs = YEAR_2026_MS + day * ValidityClock.SAVE_PERIOD_MS;
      ValidityClock clock = clock(false);
      wall.set(day, false);
      clock.step(0);
      wall.set(morningMs, true);
      clock.step(60_000);
      wall.set(morningMs + 8 * HOUR_MS, true);
      clock.step(8 * HOUR_MS);
      // Without a clean stop.
      assertEquals(morningMs, clock(false).boundMs());
    }
  }

  @Test
  void shouldSpareTheFlash() throws IOException {
    ValidityClock clock = clock(false);
    wall.set(YEAR_2026_MS, true);
    assertEquals(ValidityClock.SAVE_PERIOD_MS, clock.step(0));
    wall.set(YEAR_2026_MS + 1000, true);
    assertEquals(ValidityClock.SAVE_PERIOD_MS, clock.step(1000));
    assertEquals(YEAR_2026_MS, clock(false).boundMs());
    for (int hour = 1; hour <= 240; hour++) {
      wall.set(YEAR_2026_MS + hour * HOUR_MS, true);
      clock.step(hour * HOUR_MS);
    }
    assertEquals(11, record().generation());
    wall.set(YEAR_2026_MS + 240 * HOUR_MS + 1000, true);
    clock.save();
    assertEquals(YEAR_2026_MS + 240 * HOUR_MS + 1000, clock(false).boundMs());
  }

  @Test
  void shouldGoOnAndSaySoNowAndThenWhileTheFlashFails() throws IOException {
    wall.set(YEAR_2026_MS - HOUR_MS, true);
    clock(false).step(0);
    ValidityClock clock = clock(false);
    wall.set(YEAR_2026_MS, true);
    storage.setFailing(true);
    assertEquals(ValidityClock.RETRY_PERIOD_MS, clock.step(0));
    assertEquals(ValidityClock.RETRY_PERIOD_MS, clock.step(1000));
    assertEquals(YEAR_2026_MS, clock.earliestMs());
    assertEquals(1, log.count("cannot be kept"));
    storage.setFailing(false);
    wall.set(YEAR_2026_MS + ValidityClock.RETRY_PERIOD_MS, true);
    clock.step(ValidityClock.RETRY_PERIOD_MS);
    assertEquals(YEAR_2026_MS + ValidityClock.RETRY_PERIOD_MS, clock(false).boundMs());
  }

  @Test
  void shouldWarnOfABoundAfterTheEndOfOurOwnCertificateAndSayHowToForgetIt() throws IOException {
    CertificateView own = TestPki.leaf("board").selfSigned().certificate();
    wall.set(YEAR_2070_MS, true);
    clock(false).step(0);
    wall.set(5, false);
    clock(false).warnOfFarBound(own);
    assertEquals(1, log.count(Log.WARNING, "The lower bound of time, 2070-01-01, lies after"));
    assertEquals(1, log.count(Log.WARNING, "remove the file \"clock\" from state.directory"));
    // A clock that is trusted again has not moved the bound.
    wall.set(TestPki.NOW_MS, true);
    clock(false).warnOfFarBound(own);
    assertEquals(2, log.count(Log.WARNING, "2070-01-01"));
  }

  @Test
  void shouldNotWarnOfABoundWithinOurOwnCertificateNorOfOneThatIsCertainlyRight()
      throws IOException {
    CertificateView own = TestPki.leaf("board").selfSigned().certificate();
    wall.set(own.notAfterMs(), true);
    ValidityClock clock = clock(false);
    clock.step(0);
    clock.warnOfFarBound(own);
    wall.set(own.notAfterMs() + 1, true);
    clock.step(1);
    clock.warnOfFarBound(own);
    assertEquals(List.of(), log.entries());
  }

  private TwoSlotRecord record() throws IOException {
    return new TwoSlotRecord(storage, ValidityClock.REGION, 8);
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
