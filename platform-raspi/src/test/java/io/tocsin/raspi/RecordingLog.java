/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Log;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was written to it. */
public final class RecordingLog implements Log {

  /** What was written, with severity and topic. */
  public final List<String> entries = new CopyOnWriteArrayList<>();

  @Override
  public boolean isEnabled(int severity) {
    return true;
  }

  @Override
  public void write(int severity, String topic, String text) {
    entries.add(LogLine.severity(severity) + " " + topic + ": " + text);
  }
}
