/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that a test sets, also while threads read it; what time of day it is it does not know.
 */
public final class SetClock implements Clock {

  /** What {@link #monotonicMs} tells. */
  public final AtomicLong nowMs;

  /** A clock that stands still. */
  public SetClock(long nowMs) {
    this.nowMs = new AtomicLong(nowMs);
  }

  @Override
  public long monotonicMs() {
    return nowMs.get();
  }

  @Override
  public long wallMs() {
    return 0;
  }

  @Override
  public boolean wallTrusted() {
    return false;
  }
}
