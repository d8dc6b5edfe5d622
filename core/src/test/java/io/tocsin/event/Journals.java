/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.hal.Log;

/** Journals for tests that are not about them. */
public final class Journals {

  private static final Log NO_LOG =
      new Log() {
        @Override
        public void write(int severity, String topic, String text) {}

        @Override
        public boolean isEnabled(int severity) {
          return false;
        }
      };

  private Journals() {}

  /** A journal that keeps nothing. */
  public static Journal off() {
    return new Journal(
        null,
        new Outbox(new int[] {0, 1, 1, 1, 1}, 0),
        new String[0],
        null,
        new JournalSettings(JournalSettings.OFF, 0, 0),
        NO_LOG);
  }
}
