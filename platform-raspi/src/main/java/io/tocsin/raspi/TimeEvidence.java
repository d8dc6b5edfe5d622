/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Traces of somebody having set the wall clock since the board started.
 *
 * <p>The kernel's own word (adjtimex) is out of reach of Java, so the traces of the usual programs
 * are looked for, each under a root that tests replace:
 *
 * <ul>
 *   <li>{@code /run/systemd/timesync/synchronized} exists: systemd-timesyncd has synchronised.
 *       {@code /run} is empty after a start.
 *   <li>The drift file of chrony or ntpd was written after the start. Both programs write it only
 *       while synchronised, about once an hour, so this evidence comes late. A time of writing in
 *       the future does not count: the clock is behind then.
 *   <li>A real-time clock set the system's clock at the start ({@code hctosys} of {@code
 *       /sys/class/rtc} is 1), and the time is not before 2025: a clock with an empty battery
 *       starts in the past.
 * </ul>
 */
final class TimeEvidence {

  /** 2025-01-01T00:00:00Z, in milliseconds; before this, no real-time clock is believed. */
  static final long RTC_PLAUSIBLE_MS = 1_735_689_600_000L;

  private static final List<String> DRIFT_FILES =
      List.of(
          "var/lib/chrony/chrony.drift",
          "var/lib/chrony/drift",
          "var/lib/ntp/ntp.drift",
          "var/lib/ntp/drift",
          "var/lib/ntpsec/ntp.drift");

  private final Path root;

  TimeEvidence(Path root) {
    this.root = root;
  }

  /**
   * Whether there is evidence.
   *
   * @param wallMs the present wall time, in milliseconds since 1970
   */
  boolean isFound(long wallMs) {
    return Files.exists(root.resolve("run/systemd/timesync/synchronized"))
        || isDriftFileFresh(wallMs)
        || (wallMs >= RTC_PLAUSIBLE_MS && isSetByRealTimeClock());
  }

  private boolean isDriftFileFresh(long wallMs) {
    try {
      long startedMs = wallMs - uptimeMs();
      for (String name : DRIFT_FILES) {
        Path file = root.resolve(name);
        if (Files.exists(file)) {
          long writtenMs = Files.getLastModifiedTime(file).toMillis();
          if (writtenMs >= startedMs && writtenMs <= wallMs) {
            return true;
          }
        }
      }
    } catch (IOException e) {
      // What cannot be read is no evidence.
      return false;
    }
    return false;
  }

  /** Time since the kernel started, from the first number of /proc/uptime, in milliseconds. */
  private long uptimeMs() throws IOException {
    String text = Files.readString(root.resolve("proc/uptime"), StandardCharsets.US_ASCII);
    int end = text.indexOf(' ');
    try {
      return (long) (Double.parseDouble(end < 0 ? text.trim() : text.substring(0, end)) * 1000);
    } catch (NumberFormatException e) {
      throw new IOException("/proc/uptime is not understood", e);
    }
  }

  private boolean isSetByRealTimeClock() {
    Path clocks = root.resolve("sys/class/rtc");
    if (!Files.isDirectory(clocks)) {
      return false;
    }
    try (DirectoryStream<Path> each = Files.newDirectoryStream(clocks)) {
      for (Path clock : each) {
        Path flag = clock.resolve("hctosys");
        if (Files.exists(flag)
            && Files.readString(flag, StandardCharsets.US_ASCII).trim().equals("1")) {
          return true;
        }
      }
    } catch (IOException e) {
      // What cannot be read is no evidence.
      return false;
    }
    return false;
  }
}
