/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemClockTest {

  /** 2026-06-01T00:00:00Z. */
  private static final long NOW_MS = 1_780_272_000_000L;

  @TempDir private Path root;

  private long nanos = Long.MAX_VALUE - 5_000_000;
  private long wallMs = NOW_MS;

  private SystemClock clock(WallTrust trust) {
    return new SystemClock(trust, root, () -> nanos, () -> wallMs);
  }

  private Path write(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private void pass(long ms) {
    nanos += ms * 1_000_000;
    wallMs += ms;
  }

  @Test
  void shouldGoOnWhenTheCounterOfTheSystemWraps() {
    SystemClock clock = clock(WallTrust.NEVER);
    assertEquals(0, clock.monotonicMs());
    pass(4);
    assertEquals(4, clock.monotonicMs());
    pass(1_000);
    assertEquals(1_004, clock.monotonicMs());
  }

  @Test
  void shouldNotLetAStepOfWallTimeMoveTheTimers() {
    SystemClock clock = clock(WallTrust.NEVER);
    wallMs -= 1_000_000;
    assertEquals(0, clock.monotonicMs());
    assertEquals(NOW_MS - 1_000_000, clock.wallMs());
  }

  @Test
  void shouldObeyTheSetting() throws IOException {
    assertTrue(clock(WallTrust.ALWAYS).wallTrusted());
    write("run/systemd/timesync/synchronized", "");
    assertFalse(clock(WallTrust.NEVER).wallTrusted());
    assertTrue(clock(WallTrust.AUTO).wallTrusted());
  }

  @Test
  void shouldTrustFromTheMomentOfSynchronisationOnAndForGood() throws IOException {
    SystemClock clock = clock(WallTrust.AUTO);
    assertFalse(clock.wallTrusted());
    Path flag = write("run/systemd/timesync/synchronized", "");
    assertFalse(clock.wallTrusted(), "looked twice within one period");
    pass(SystemClock.LOOK_PERIOD_MS);
    assertTrue(clock.wallTrusted());
    Files.delete(flag);
    pass(SystemClock.LOOK_PERIOD_MS);
    assertTrue(clock.wallTrusted());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var/lib/chrony/chrony.drift",
        "var/lib/chrony/drift",
        "var/lib/ntp/ntp.drift",
        "var/lib/ntp/drift",
        "var/lib/ntpsec/ntp.drift"
      })
  void shouldTrustADriftFileThatIsWrittenInThisRun(String name) throws IOException {
    SystemClock clock = clock(WallTrust.AUTO);
    assertFalse(clock.wallTrusted());
    writeDrift(name, NOW_MS);
    assertTrue(laterTrusted(clock));
  }

  /**
   * chronyd writes at the shutdown, the time is saved after it and restored at the next start: the
   * file then seems to be younger than the board's start.
   */
  @Test
  void shouldNotTrustTheDriftFileOfARunBeforeTheRestartOfTheBoard() throws IOException {
    writeDrift("var/lib/chrony/chrony.drift", NOW_MS - 10_000);
    SystemClock clock = clock(WallTrust.AUTO);
    assertFalse(clock.wallTrusted());
    assertFalse(laterTrusted(clock));
    writeDrift("var/lib/chrony/chrony.drift", NOW_MS - 5_000);
    assertTrue(laterTrusted(clock));
  }

  @ParameterizedTest
  @CsvSource({
    "-3600000, true",
    "0, true",
    "10001, false" // in the future: the clock is behind
  })
  void shouldJudgeADriftFileByItsTime(long offsetMs, boolean trusted) throws IOException {
    writeDrift("var/lib/ntp/ntp.drift", NOW_MS - 7_200_000);
    SystemClock clock = clock(WallTrust.AUTO);
    writeDrift("var/lib/ntp/ntp.drift", NOW_MS + offsetMs);
    assertEquals(trusted, laterTrusted(clock));
  }

  @Test
  void shouldNotTrustWhatChronydWritesWhenItEndsOrStartsAgain() throws IOException {
    Path pid = write("run/chrony/chronyd.pid", "417\n");
    SystemClock clock = clock(WallTrust.AUTO);
    writeDrift("var/lib/chrony/chrony.drift", NOW_MS - 3_000);
    Files.delete(pid);
    assertFalse(laterTrusted(clock));
    write("run/chrony/chronyd.pid", "591\n");
    writeDrift("var/lib/chrony/chrony.drift", NOW_MS - 2_000);
    assertFalse(laterTrusted(clock));
    writeDrift("var/lib/chrony/chrony.drift", NOW_MS - 1_000);
    assertTrue(laterTrusted(clock));
  }

  @Test
  void shouldNotTrustADriftFileThatIsRemoved() throws IOException {
    Path drift = writeDrift("var/lib/ntpsec/ntp.drift", NOW_MS - 1_000);
    SystemClock clock = clock(WallTrust.AUTO);
    Files.delete(drift);
    assertFalse(laterTrusted(clock));
  }

  private Path writeDrift(String name, long timeMs) throws IOException {
    return Files.setLastModifiedTime(write(name, "1.5"), FileTime.fromMillis(timeMs));
  }

  /** The next answer that comes of a look. */
  private boolean laterTrusted(SystemClock clock) {
    pass(SystemClock.LOOK_PERIOD_MS);
    return clock.wallTrusted();
  }

  @Test
  void shouldTrustARealTimeClockThatSetTheTime() throws IOException {
    write("sys/class/rtc/rtc0/hctosys", "0\n");
    assertFalse(clock(WallTrust.AUTO).wallTrusted());
    write("sys/class/rtc/rtc1/hctosys", "1\n");
    assertTrue(clock(WallTrust.AUTO).wallTrusted());
  }

  @Test
  void shouldNotTrustARealTimeClockWhoseBatteryWasEmpty() throws IOException {
    write("sys/class/rtc/rtc0/hctosys", "1\n");
    wallMs = TimeEvidence.RTC_PLAUSIBLE_MS - 1;
    assertFalse(clock(WallTrust.AUTO).wallTrusted());
  }

  @Test
  void shouldRunOnTheSystemsClocks() {
    SystemClock clock = new SystemClock(WallTrust.ALWAYS);
    long first = clock.monotonicMs();
    assertTrue(first >= 0);
    assertTrue(clock.monotonicMs() >= first);
    assertTrue(clock.wallMs() > TimeEvidence.RTC_PLAUSIBLE_MS);
  }
}
