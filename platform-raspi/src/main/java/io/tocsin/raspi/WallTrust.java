/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

/** Whether the wall clock is believed. */
public enum WallTrust {
  /** Believed once there is evidence that somebody set it; see {@link TimeEvidence}. */
  AUTO,
  /** Believed; for machines whose time is kept right by means that leave no evidence. */
  ALWAYS,
  /** Not believed. */
  NEVER
}
