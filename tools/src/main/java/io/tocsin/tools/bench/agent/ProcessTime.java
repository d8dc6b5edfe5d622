/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.agent;

import java.io.IOException;
import java.time.Duration;

/** Processor time of a process. */
final class ProcessTime {

  private ProcessTime() {}

  /** What it used so far, in nanoseconds, as fine as the system counts it. */
  static long cpuNs(ProcessHandle process) throws IOException {
    return process
        .info()
        .totalCpuDuration()
        .map(Duration::toNanos)
        .orElseThrow(() -> new IOException("the system does not tell the time of a process"));
  }
}
