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
  void shouldTrustADriftFileOfThisRun(String name) throws IOException {
    write("proc/uptime", "3600.00 7000.12\n");
    Files.setLastModifiedTime(write(name, "1.5"), FileTime.fromMillis(NOW_MS - 1_000));
    assertTrue(clock(WallTrust.AUTO).wallTrusted());
  }

  @ParameterizedTest
  @CsvSource({
    "-3601000, false", // before the start
    "-3600000, true",
    "0, true",
    "1000, false" // in the future: the clock is behind
  })
  void shouldJudgeADriftFileByItsTime(long offsetMs, boolean trusted) throws IOException {
    write("proc/uptime", "3600.00 7000.12\n");
    Path drift = write("var/lib/ntp/ntp.drift", "1.5");
    Files.setLastModifiedTime(drift, FileTime.fromMillis(NOW_MS + offsetMs));
    assertEquals(trusted, clock(WallTrust.AUTO).wallTrusted());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "x 1"})
  void shouldNotTrustADriftFileWhenTheUptimeIsNotKnown(String uptime) throws IOException {
    write("proc/uptime", uptime);
    Path drift = write("var/lib/ntp/ntp.drift", "1.5");
    Files.setLastModifiedTime(drift, FileTime.fromMillis(NOW_MS - 1_000));
    assertFalse(clock(WallTrust.AUTO).wallTrusted());
    Files.delete(root.resolve("proc/uptime"));
    assertFalse(clock(WallTrust.AUTO).wallTrusted());
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
