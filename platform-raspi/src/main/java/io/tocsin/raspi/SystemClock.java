/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Clock;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * The clocks of the JVM.
 *
 * <p>With {@link WallTrust#AUTO}, wall time is trusted from the moment on at which {@link
 * TimeEvidence} is found; it is looked for at most every 10 seconds, and never again once found.
 * Make the clock at the start of the process: some evidence counts from then on.
 */
public final class SystemClock implements Clock {

  /** Pause between two looks for evidence, in milliseconds. */
  static final long LOOK_PERIOD_MS = 10_000;

  private final WallTrust trust;
  private final TimeEvidence evidence;
  private final LongSupplier nanoTime;
  private final LongSupplier wallMs;
  private final long originNs;
  private boolean evidenceFound;
  private long nextLookMs;

  /**
   * Makes a clock.
   *
   * @param trust whether wall time is believed
   */
  public SystemClock(WallTrust trust) {
    this(trust, Path.of("/"));
  }

  /**
   * Makes a clock that looks for evidence below another root.
   *
   * @param trust whether wall time is believed
   * @param root stands for {@code /}
   */
  public SystemClock(WallTrust trust, Path root) {
    this(trust, root, System::nanoTime, System::currentTimeMillis);
  }

  SystemClock(WallTrust trust, Path root, LongSupplier nanoTime, LongSupplier wallMs) {
    this.trust = trust;
    this.evidence = new TimeEvidence(root);
    this.nanoTime = nanoTime;
    this.wallMs = wallMs;
    this.originNs = nanoTime.getAsLong();
  }

  @Override
  public long monotonicMs() {
    // Differences of nanoTime are right even when the count itself wraps.
    return (nanoTime.getAsLong() - originNs) / 1_000_000;
  }

  @Override
  public long wallMs() {
    return wallMs.getAsLong();
  }

  @Override
  public boolean wallTrusted() {
    if (trust != WallTrust.AUTO) {
      return trust == WallTrust.ALWAYS;
    }
    if (!evidenceFound && monotonicMs() >= nextLookMs) {
      nextLookMs = monotonicMs() + LOOK_PERIOD_MS;
      evidenceFound = evidence.isFound(wallMs());
    }
    return evidenceFound;
  }
}
