/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

import java.util.ArrayList;
import java.util.List;

/** A log that keeps everything for a test to look at. */
public final class TestLog implements Log {

  private final List<String> entries = new ArrayList<>();
  private final List<Integer> severities = new ArrayList<>();
  private boolean debug = true;

  /** Whether entries of severity DEBUG are wanted. */
  public void setDebug(boolean debug) {
    this.debug = debug;
  }

  @Override
  public boolean isEnabled(int severity) {
    return debug || severity < DEBUG;
  }

  @Override
  public void write(int severity, String topic, String text) {
    severities.add(severity);
    entries.add(topic + ": " + text);
  }

  /** All entries, oldest first. */
  public List<String> entries() {
    return List.copyOf(entries);
  }

  /** Number of entries. */
  public int size() {
    return entries.size();
  }

  /** The entries behind the first so many. */
  public List<String> since(int count) {
    return List.copyOf(entries.subList(count, entries.size()));
  }

  /** Number of entries of a severity that contain a text. */
  public long count(int severity, String text) {
    long count = 0;
    for (int i = 0; i < entries.size(); i++) {
      count += severities.get(i) == severity && entries.get(i).contains(text) ? 1 : 0;
    }
    return count;
  }

  /** Number of entries that contain a text. */
  public long count(String text) {
    return entries.stream().filter(entry -> entry.contains(text)).count();
  }
}
