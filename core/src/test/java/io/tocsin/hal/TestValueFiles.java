/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files of sensors, which are read in the moment in which a test puts them. */
public final class TestValueFiles implements ValueFiles {

  private static final byte[] NOTHING = {};

  /** Files that do not answer. */
  public final Set<String> silent = new HashSet<>();

  /** What is open, with its period and time for a reading. */
  public final List<String> open = new ArrayList<>();

  /** How many were ever opened. */
  public int openedCount;

  private final Map<String, byte[]> texts = new HashMap<>();
  private long putCount;

  /** Puts a text into a file. */
  public void put(String name, String text) {
    texts.put(name, text.getBytes(StandardCharsets.UTF_8));
    putCount++;
  }

  /** Has all files read once more, without a change. */
  public void readAgain() {
    putCount++;
  }

  /** Takes a file away. */
  public void remove(String name) {
    texts.remove(name);
  }

  @Override
  public boolean isPresent(String name) {
    return texts.containsKey(name);
  }

  @Override
  public ValueFile open(String name, int periodMs, int readTimeMsMax) {
    String entry = name + " " + periodMs + " " + readTimeMsMax;
    open.add(entry);
    openedCount++;
    return new ValueFile() {
      private boolean closed;

      @Override
      public int status() {
        if (closed || !isPresent(name)) {
          return Sensor.UNAVAILABLE;
        }
        return silent.contains(name) ? Sensor.FAULTY : Sensor.OK;
      }

      @Override
      public long readings() {
        return putCount;
      }

      @Override
      public int text(byte[] into) {
        byte[] text = texts.getOrDefault(name, NOTHING);
        int length = Math.min(text.length, TEXT_BYTES_MAX);
        System.arraycopy(text, 0, into, 0, length);
        return length;
      }

      @Override
      public void close() {
        if (!closed) {
          closed = true;
          open.remove(entry);
        }
      }
    };
  }
}
