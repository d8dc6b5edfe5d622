/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Host;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What was found of the computer at one time; nothing of it changes.
 *
 * @param userSessionCount sessions of users
 * @param processCount processes
 * @param processCountMax most processes
 * @param memoryBytes size of the main memory in bytes
 * @param loads load of each processor
 * @param disks all disks
 * @param storages all storage areas
 * @param loadDisk index of the disk that the system was loaded from
 * @param revision number of the list of rows
 */
record HostReading(
    int userSessionCount,
    int processCount,
    int processCountMax,
    long memoryBytes,
    List<Integer> loads,
    List<LinuxDisk> disks,
    List<LinuxStorage> storages,
    int loadDisk,
    int revision) {

  /** Most sessions that are looked at. */
  private static final int SESSIONS_MAX = 1_000;

  private static final int SESSION_BYTES_MAX = 4_096;

  /**
   * Sessions of users by the files that systemd-logind keeps of them.
   *
   * @param root stands for {@code /}
   */
  static int userSessions(Path root) {
    Path folder = root.resolve("run/systemd/sessions");
    if (!Files.isDirectory(folder)) {
      return Host.UNKNOWN;
    }
    int seen = 0;
    int sessions = 0;
    try (DirectoryStream<Path> each = Files.newDirectoryStream(folder)) {
      for (Path file : each) {
        if (seen++ == SESSIONS_MAX) {
          break;
        }
        // Others are of programs: greeter, background, manager.
        sessions += SystemText.lines(file, SESSION_BYTES_MAX).contains("CLASS=user") ? 1 : 0;
      }
      return sessions;
    } catch (IOException | DirectoryIteratorException e) {
      return Host.UNKNOWN;
    }
  }

  /**
   * Processes by their folders.
   *
   * @param root stands for {@code /}
   */
  static int processes(Path root) {
    int processes = 0;
    try (DirectoryStream<Path> each = Files.newDirectoryStream(root.resolve("proc"))) {
      for (Path entry : each) {
        processes += SystemText.number(entry.getFileName().toString()) > 0 ? 1 : 0;
      }
    } catch (IOException | DirectoryIteratorException e) {
      return Host.UNKNOWN;
    }
    // A system without a process would not have run this.
    return processes == 0 ? Host.UNKNOWN : processes;
  }

  /**
   * Most processes: each takes an identifier and a thread, and the kernel bounds both.
   *
   * @param root stands for {@code /}
   */
  static int processesMax(Path root) {
    Path kernel = root.resolve("proc/sys/kernel");
    long identifiers = SystemText.number(SystemText.line(kernel.resolve("pid_max")));
    long threads = SystemText.number(SystemText.line(kernel.resolve("threads-max")));
    long most = identifiers < 0 || threads < 0 ? -1 : Math.min(identifiers, threads);
    return most < 0 ? Host.UNKNOWN : (int) Math.min(most, Integer.MAX_VALUE);
  }

  /**
   * For how long the system has been up, in milliseconds.
   *
   * @param root stands for {@code /}
   * @return 0 when it is not known
   */
  static long upTimeMs(Path root) {
    String line = SystemText.line(root.resolve("proc/uptime"));
    int end = line.indexOf(' ');
    String seconds = end < 0 ? line : line.substring(0, end);
    int point = seconds.indexOf('.');
    if (point < 0 || seconds.length() != point + 3 || point > 12) {
      return 0;
    }
    long whole = SystemText.number(seconds.substring(0, point));
    long hundredths = SystemText.number(seconds.substring(point + 1));
    return whole < 0 || hundredths < 0 ? 0 : whole * 1_000 + hundredths * 10;
  }
}
