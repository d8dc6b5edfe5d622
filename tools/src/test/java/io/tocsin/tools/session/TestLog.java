/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.session;

import io.tocsin.hal.Log;

/** A log of which no entry is expected. */
public final class TestLog implements Log {

  /** Makes it. */
  public TestLog() {}

  @Override
  public boolean isEnabled(int severity) {
    return severity <= WARNING;
  }

  @Override
  public void write(int severity, String topic, String text) {
    if (isEnabled(severity)) {
      throw new AssertionError(topic + ": " + text);
    }
  }
}
