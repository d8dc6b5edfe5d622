/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/**
 * Time as the board knows it.
 *
 * <p>Boards without a battery-backed clock boot in 1970 and step when the network tells them the
 * time, so timers use the monotonic clock alone; wall time serves certificates and logs.
 */
public interface Clock {

  /**
   * Time since an arbitrary origin, in milliseconds. It never goes back and does not stop while the
   * agent runs.
   */
  long monotonicMs();

  /** Wall time in milliseconds since 1970-01-01T00:00:00Z; may be wrong and may step. */
  long wallMs();

  /**
   * Whether {@link #wallMs()} is believed to be right (set by a synchronised network time service
   * or a real-time clock).
   */
  boolean wallTrusted();
}
