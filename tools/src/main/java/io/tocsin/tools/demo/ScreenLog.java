/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.demo;

import io.tocsin.hal.Log;

/** Shows trouble of the network. */
final class ScreenLog implements Log {

  private final Screen screen;

  ScreenLog(Screen screen) {
    this.screen = screen;
  }

  @Override
  public boolean isEnabled(int severity) {
    return severity <= WARNING;
  }

  @Override
  public void write(int severity, String topic, String text) {
    if (isEnabled(severity)) {
      screen.line(topic + ": " + text);
    }
  }
}
