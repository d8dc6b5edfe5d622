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
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * Traces of somebody having set the wall clock since the board started.
 *
 * <p>The kernel's own word (adjtimex) is out of reach of Java, so the traces of the usual programs
 * are looked for, each under a root that tests replace:
 *
 * <ul>
 *   <li>{@code /run/systemd/timesync/synchronized} exists: systemd-timesyncd has synchronised.
 *       {@code /run} is in memory and empty after a start, so this counts at once.
 *   <li>The drift file of chronyd or ntpd was written while this process has been running. Both
 *       programs write it about once an hour while synchronised, so this evidence comes late. The
 *       file stays over restarts of the board, and no comparison with the present time tells
 *       whether it is of this run: a clock that was saved at the last shutdown lies just before
 *       what was written then. So the time of writing that was found first is no evidence, and only
 *       another one is. Nor is one in the future: the clock is behind then.
 *   <li>chronyd writes its file when it ends too, synchronised or not. A writing after which
 *       another process is named in its {@code chronyd.pid}, or none, is therefore no evidence.
 *   <li>A real-time clock set the system's clock at the start ({@code hctosys} of {@code
 *       /sys/class/rtc} is 1), and the time is not before 2025: a clock with an empty battery
 *       starts in the past.
 * </ul>
 */
final class TimeEvidence {

  /** 2025-01-01T00:00:00Z, in milliseconds; before this, no real-time clock is believed. */
  static final long RTC_PLAUSIBLE_MS = 1_735_689_600_000L;

  private static final String CHRONYD_PID = "run/chrony/chronyd.pid";
  private static final String NTPD_PID = "run/ntpd.pid";

  private final Path root;
  private final List<DriftFile> driftFiles;

  /**
   * Begins to watch: what lies there now is no evidence, where it may be of an earlier run.
   *
   * @param root stands for {@code /}
   */
  TimeEvidence(Path root) {
    this.root = root;
    this.driftFiles =
        List.of(
            new DriftFile("var/lib/chrony/chrony.drift", CHRONYD_PID),
            new DriftFile("var/lib/chrony/drift", CHRONYD_PID),
            new DriftFile("var/lib/ntp/ntp.drift", NTPD_PID),
            new DriftFile("var/lib/ntp/drift", NTPD_PID),
            new DriftFile("var/lib/ntpsec/ntp.drift", NTPD_PID));
  }

  /**
   * Whether there is evidence.
   *
   * @param wallMs the present wall time, in milliseconds since 1970
   */
  boolean isFound(long wallMs) {
    boolean drift = false;
    for (DriftFile file : driftFiles) {
      drift |= file.isWrittenAnew(wallMs);
    }
    return drift
        || Files.exists(root.resolve("run/systemd/timesync/synchronized"))
        || (wallMs >= RTC_PLAUSIBLE_MS && isSetByRealTimeClock());
  }

  /** A file that a time service writes while it is synchronised. */
  private final class DriftFile {

    private final Path file;
    private final Path pidFile;
    private FileTime written;
    private String writer;

    DriftFile(String name, String pidName) {
      file = root.resolve(name);
      pidFile = root.resolve(pidName);
      written = timeOfWriting();
      writer = processId();
    }

    /** Whether it was written since the last look, by the process that was there then and is. */
    boolean isWrittenAnew(long wallMs) {
      FileTime writtenNow = timeOfWriting();
      String writerNow = processId();
      boolean anew =
          writtenNow != null
              && !writtenNow.equals(written)
              && writerNow.equals(writer)
              && writtenNow.toMillis() <= wallMs;
      written = writtenNow;
      writer = writerNow;
      return anew;
    }

    /** Null when there is no such file. */
    private FileTime timeOfWriting() {
      try {
        return Files.getLastModifiedTime(file);
      } catch (IOException e) {
        // What cannot be read is no evidence.
        return null;
      }
    }

    /** Empty where the program writes none, or not there: then the file alone has to do. */
    private String processId() {
      try {
        return Files.readString(pidFile, StandardCharsets.US_ASCII).trim();
      } catch (IOException e) {
        return "";
      }
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
