/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.hal.Log;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was written to it. */
final class RecordingLog implements Log {

  final List<String> entries = new CopyOnWriteArrayList<>();

  @Override
  public boolean isEnabled(int severity) {
    return true;
  }

  @Override
  public void write(int severity, String topic, String text) {
    entries.add(topic + ": " + text);
  }
}
