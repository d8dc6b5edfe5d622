/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process has of the system.
 *
 * @param residentKb memory that is resident, in kB, with what it shares
 * @param privateKb the part of it that no other process has, in kB
 * @param threads its threads
 * @param descriptors its open files and sockets
 */
public record ProcessMemory(long residentKb, long privateKb, int threads, int descriptors) {

  /**
   * As the system tells it now.
   *
   * @param process one of the same user
   * @throws IOException when the system does not tell
   */
  public static ProcessMemory of(ProcessHandle process) throws IOException {
    Path folder = Path.of("/proc/" + process.pid());
    List<String> memory = Files.readAllLines(folder.resolve("smaps_rollup"));
    int descriptors;
    try (Stream<Path> open = Files.list(folder.resolve("fd"))) {
      descriptors = (int) open.count();
    }
    return new ProcessMemory(
        sum(memory, "Rss:"),
        sum(memory, "Private_"),
        (int) sum(Files.readAllLines(folder.resolve("status")), "Threads:"),
        descriptors);
  }

  private static long sum(List<String> lines, String beginning) {
    return lines.stream()
        .filter(line -> line.startsWith(beginning))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .sum();
  }
}
