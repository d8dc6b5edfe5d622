/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs benchmarks once and briefly in this JVM: to see that they work, not how fast. */
final class OneRun {

  private OneRun() {}

  static Collection<RunResult> of(ChainedOptionsBuilder options) throws RunnerException {
    // The lock keeps measurements apart, and this is none.
    System.setProperty("jmh.ignoreLock", "true");
    return new Runner(
            options
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(10))
                .build())
        .run();
  }
}
