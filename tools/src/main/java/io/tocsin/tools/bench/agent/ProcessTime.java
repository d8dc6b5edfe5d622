/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What the system says of a process. */
final class ProcessFigures {

  private ProcessFigures() {}

  /** Processor time that it used so far, in nanoseconds, as fine as the system counts it. */
  static long cpuNs(ProcessHandle process) throws IOException {
    return process
        .info()
        .totalCpuDuration()
        .map(Duration::toNanos)
        .orElseThrow(() -> new IOException("the system does not tell the time of a process"));
  }

  /** Its resident memory in kB. */
  static long residentKb(ProcessHandle process) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IOException("the system does not tell the memory of a process");
  }
}
