/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Watchdog;
import io.tocsin.raspi.RecordingLog;
import io.tocsin.raspi.SetClock;
import io.tocsin.raspi.system.Errno;
import io.tocsin.raspi.system.NativeLibrary;
import io.tocsin.raspi.system.Struct;
import io.tocsin.raspi.system.SystemCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A timer that a played kernel has, and what becomes of one that cannot be used. */
class HardwareWatchdogTest {

  @TempDir private Path root;
  private final SetClock clock = new SetClock(0);
  private final RecordingLog log = new RecordingLog();
  private final Timer timer = new Timer();

  /** A driver that keeps what it was told. */
  private static final class Timer implements SystemCalls {
    final List<String> told = new ArrayList<>();
    int openError;
    int setError;
    int getError;
    int feedError;
    int longestS = 60;
    int seconds = 60;

    @Override
    public String missing() {
      return null;
    }

    @Override
    public int open(String path, int flags) {
      told.add("open " + Path.of(path).getFileName());
      return openError == 0 ? 7 : -openError;
    }

    @Override
    public int control(int descriptor, int request, byte[] argument) {
      Struct number = new Struct(argument);
      switch (request) {
        case HardwareWatchdog.SET_TIMEOUT:
          if (setError != 0) {
            return -setError;
          }
          seconds = Math.min(number.getInt(0), longestS);
          number.putInt(0, seconds);
          return 0;
        case HardwareWatchdog.GET_TIMEOUT:
          number.putInt(0, seconds);
          return -getError;
        case HardwareWatchdog.KEEP_ALIVE:
          told.add("feed");
          return -feedError;
        default:
          return -Errno.ENOTTY;
      }
    }

    @Override
    public int write(int descriptor, byte[] from) {
      told.add("write " + new String(from, StandardCharsets.US_ASCII));
      return from.length;
    }

    @Override
    public int close(int descriptor) {
      told.add("close");
      return 0;
    }

    @Override
    public int read(int descriptor, byte[] into) {
      throw new AssertionError();
    }

    @Override
    public int poll(int[] descriptors, int[] events, int count, int timeMsMax) {
      throw new AssertionError();
    }

    @Override
    public int eventDescriptor() {
      throw new AssertionError();
    }

    @Override
    public int sendDatagram(byte[] address, byte[] message) {
      throw new AssertionError();
    }

    @Override
    public long monotonicNs() {
      throw new AssertionError();
    }
  }

  private HardwareWatchdog open(int timeoutS) {
    return open(timer, "/dev/watchdog", timeoutS);
  }

  private HardwareWatchdog open(SystemCalls calls, String device, int timeoutS) {
    HardwareWatchdog watchdog = new HardwareWatchdog(calls, root, device, timeoutS, clock, log);
    watchdog.start();
    return watchdog;
  }

  @Test
  void shouldLeaveTheTimerAloneUntilItIsStarted() {
    HardwareWatchdog watchdog = new HardwareWatchdog(timer, root, "/dev/watchdog", 12, clock, log);
    assertEquals(0, watchdog.timeoutMs());
    watchdog.feed();
    watchdog.close();
    assertEquals(List.of(), timer.told);
    watchdog.start();
    assertEquals(12_000, watchdog.timeoutMs());
    assertEquals(List.of("open watchdog", "feed"), timer.told);
  }

  @Test
  void shouldBeFedAndStoppedInGoodOrder() {
    HardwareWatchdog watchdog = open(12);
    assertEquals(12_000, watchdog.timeoutMs());
    clock.nowMs.set(2_999);
    watchdog.feed();
    assertEquals(List.of("open watchdog", "feed"), timer.told);
    clock.nowMs.set(3_000);
    watchdog.feed();
    assertEquals(List.of("open watchdog", "feed", "feed"), timer.told);
    watchdog.close();
    watchdog.close();
    clock.nowMs.set(20_000);
    watchdog.feed();
    assertEquals(List.of("open watchdog", "feed", "feed", "write V", "close"), timer.told);
    assertEquals(0, watchdog.timeoutMs());
    assertEquals(
        List.of("INFO watchdog: /dev/watchdog resets the board after 12 s without a sign of life."),
        log.entries);
  }

  @Test
  void shouldTakeTheTimeThatTheDriverAllows() {
    timer.longestS = 15;
    assertEquals(15_000, open(60).timeoutMs());
    assertEquals(
        "WARNING watchdog: /dev/watchdog waits for 15 s and not for 60.", log.entries.get(0));
  }

  @Test
  void shouldTakeTheTimeOfADriverThatHasOneOnly() {
    timer.setError = Errno.EOPNOTSUPP;
    assertEquals(60_000, open(10).timeoutMs());
    assertEquals(
        "WARNING watchdog: /dev/watchdog waits for 60 s and not for 10: the device does not support"
            + " it.",
        log.entries.get(0));
  }

  @Test
  void shouldFeedOftenADriverThatTellsNothing() {
    timer.setError = Errno.EOPNOTSUPP;
    timer.getError = Errno.EOPNOTSUPP;
    assertEquals(2_000, open(10).timeoutMs());
  }

  @Test
  void shouldSayThatTheTimerGoesOn() throws IOException {
    Path entry = Files.createDirectories(root.resolve("sys/class/watchdog/watchdog0"));
    Files.writeString(entry.resolve("nowayout"), "1\n");
    open(10).close();
    assertEquals(
        List.of(
            "INFO watchdog: /dev/watchdog resets the board after 10 s without a sign of life, also"
                + " after the agent has ended, as its driver has nowayout.",
            "WARNING watchdog: /dev/watchdog goes on, as its driver has nowayout: the board is"
                + " reset in 10 s, unless something feeds it."),
        log.entries);
  }

  @Test
  void shouldGoOnWithoutATimerThatSomebodyElseHas() {
    timer.openError = Errno.EBUSY;
    HardwareWatchdog watchdog = open(10);
    assertEquals(0, watchdog.timeoutMs());
    watchdog.feed();
    watchdog.close();
    assertEquals(List.of("open watchdog"), timer.told);
    assertEquals(
        List.of(
            "WARNING watchdog: /dev/watchdog cannot be opened: another program has it, such as"
                + " systemd by RuntimeWatchdogSec; the agent goes on without it."),
        log.entries);
  }

  @Test
  void shouldSayOnceThatFeedingFails() {
    HardwareWatchdog watchdog = open(4);
    timer.feedError = Errno.EIO;
    for (int i = 1; i < 4; i++) {
      clock.nowMs.set(i * 1_000L);
      watchdog.feed();
    }
    assertEquals(2, log.entries.size());
    assertTrue(log.entries.get(1).endsWith("cannot be fed: input or output error."));
  }

  @Test
  void shouldUseNoneWithoutADevice() {
    HardwareWatchdog watchdog = open(timer, null, 10);
    watchdog.feed();
    watchdog.close();
    assertEquals(0, watchdog.timeoutMs());
    assertEquals(List.of(), timer.told);
    assertEquals(List.of(), log.entries);
  }

  @Test
  void shouldSayThatAFileIsNoTimer() throws IOException {
    Files.createDirectories(root.resolve("dev"));
    SystemCalls calls = NativeLibrary.load();
    open(calls, "/dev/watchdog", 10).close();
    assertTrue(log.entries.get(0).contains("there is no such device"), log.entries::toString);
    Files.writeString(root.resolve("dev/watchdog"), "");
    log.entries.clear();
    open(calls, "/dev/watchdog", 10).close();
    assertTrue(log.entries.get(0).contains("knows no such request"), log.entries::toString);
    assertEquals("V", Files.readString(root.resolve("dev/watchdog")));
  }

  @Test
  void shouldFeedSeveralTogether() {
    List<String> fed = new ArrayList<>();
    record Fed(long timeoutMs, List<String> fed) implements Watchdog {
      @Override
      public void feed() {
        fed.add("fed " + timeoutMs);
      }
    }
    Watchdogs all =
        new Watchdogs(List.of(new Fed(0, fed), new Fed(20_000, fed), new Fed(15_000, fed)));
    assertEquals(15_000, all.timeoutMs());
    all.feed();
    assertEquals(List.of("fed 20000", "fed 15000"), fed);
    assertEquals(0, new Watchdogs(List.of(new Fed(0, fed))).timeoutMs());
    assertEquals(0, new Watchdogs(List.of()).timeoutMs());
  }
}
