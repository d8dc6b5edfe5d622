/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import java.util.List;

/**
 * How boards spare a server that they all want at once.
 *
 * @param name what tables call it
 * @param firstContactMs time within which the first connection is begun, in milliseconds
 * @param backoffMsMin least pause after a failure in milliseconds
 * @param backoffMsMax greatest pause after a failure in milliseconds; where it is the least too,
 *     nothing about it is drawn at random
 */
record Guard(String name, long firstContactMs, long backoffMsMin, long backoffMsMax) {

  private static final long MS_PER_SECOND = 1_000;
  private static final long BACKOFF_MS_MIN = 1_000;
  private static final long BACKOFF_MS_MAX = 300_000;
  private static final long FIRST_CONTACT_MS = 3_000;

  /** Everybody at once, and again a second after each failure. */
  static final Guard NONE = new Guard("no guard", 0, BACKOFF_MS_MIN, BACKOFF_MS_MIN);

  /** What a board does whose operator has configured nothing. */
  static final Guard DEFAULTS =
      new Guard("guard by default", FIRST_CONTACT_MS, BACKOFF_MS_MIN, BACKOFF_MS_MAX);

  /**
   * First contacts spread over the time that the server needs for all, and half as much again.
   *
   * @param boards boards of the site
   * @param handshakesPerSecond what the server can do
   */
  static Guard scaled(int boards, int handshakesPerSecond) {
    long spreadMs = 3L * boards * MS_PER_SECOND / (2L * handshakesPerSecond);
    return new Guard("guard for the site", spreadMs, BACKOFF_MS_MIN, BACKOFF_MS_MAX);
  }

  /** The lines of a board's configuration, but for those of the target. */
  List<String> lines() {
    return List.of("outbox.first.contact.ms = " + firstContactMs);
  }

  /** The lines of the target, without {@code target.NAME.}. */
  List<String> targetLines() {
    return List.of("backoff.min.ms = " + backoffMsMin, "backoff.max.ms = " + backoffMsMax);
  }
}
