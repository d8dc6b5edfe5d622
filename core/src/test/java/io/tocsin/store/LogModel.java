/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a {@link KeyedLog} has now, and what it may have after a power cut, by its contract. */
final class LogModel {

  private static final class Key {
    byte[] present;
    boolean isPutSinceSync;
    boolean mayBeAbsent = true;
    List<byte[]> allowed = new ArrayList<>();
    List<byte[]> history = new ArrayList<>();

    Key copy() {
      Key copy = new Key();
      copy.present = present;
      copy.isPutSinceSync = isPutSinceSync;
      copy.mayBeAbsent = mayBeAbsent;
      copy.allowed = new ArrayList<>(allowed);
      copy.history = new ArrayList<>(history);
      return copy;
    }
  }

  private final List<Key> keys = new ArrayList<>();
  private final byte[] buffer;

  LogModel(int keyCount, int contentBytesMax) {
    for (int key = 0; key < keyCount; key++) {
      keys.add(new Key());
    }
    buffer = new byte[contentBytesMax];
  }

  LogModel copy() {
    LogModel copy = new LogModel(0, buffer.length);
    keys.forEach(key -> copy.keys.add(key.copy()));
    return copy;
  }

  /** A content that is never twice the same for different numbers. */
  static byte[] content(int key, int number, int length) {
    byte[] content = new byte[length];
    for (int i = 0; i < length; i++) {
      content[i] = (byte) ((number >> (i % 4 * 8)) ^ (key * 31) ^ (i * 7));
    }
    return content;
  }

  void put(int key, byte[] content) {
    Key state = keys.get(key);
    state.present = content;
    state.isPutSinceSync = true;
    state.allowed.add(content);
    state.history.add(content);
  }

  void release(int key) {
    Key state = keys.get(key);
    state.present = null;
    state.isPutSinceSync = false;
    forgive(state);
  }

  /** A sync returned. */
  void synced() {
    for (Key state : keys) {
      if (state.present != null) {
        state.mayBeAbsent = false;
        state.allowed = new ArrayList<>(List.of(state.present));
      }
      state.isPutSinceSync = false;
    }
  }

  /** A sync returned, but what was durable before it may be damaged. */
  void syncedThoughDamaged() {
    for (Key state : keys) {
      if (state.present != null && state.isPutSinceSync) {
        state.mayBeAbsent = false;
        state.allowed = new ArrayList<>(List.of(state.present));
      }
      state.isPutSinceSync = false;
    }
  }

  /** Some sector may be damaged: any key may have lost its newest content. */
  void damaged() {
    keys.forEach(LogModel::forgive);
  }

  private static void forgive(Key state) {
    state.mayBeAbsent = true;
    state.allowed = new ArrayList<>(state.history);
  }

  /** The log has what was put into it. */
  void assertPresent(KeyedLog log) {
    for (int key = 0; key < keys.size(); key++) {
      assertHas(log, key, keys.get(key).present);
    }
  }

  private void assertHas(KeyedLog log, int key, byte[] expected) {
    assertEquals(expected == null ? -1 : expected.length, log.length(key));
    assertEquals(log.length(key), log.content(key, buffer, 0));
    if (expected != null) {
      assertArrayEquals(expected, Arrays.copyOf(buffer, expected.length));
    }
  }

  /** The log, opened again, has what it may; and that is what is present from now on. */
  void reopened(KeyedLog log) {
    for (int key = 0; key < keys.size(); key++) {
      Key state = keys.get(key);
      state.present = found(log, key);
      state.isPutSinceSync = false;
    }
  }

  /** As {@link #reopened}, of a log of which nothing is pending: what it has, it keeps. */
  void recovered(KeyedLog log) {
    reopened(log);
    for (Key state : keys) {
      state.mayBeAbsent = state.present == null;
      state.allowed = new ArrayList<>(state.present == null ? List.of() : List.of(state.present));
    }
  }

  private byte[] found(KeyedLog log, int key) {
    Key state = keys.get(key);
    int length = log.content(key, buffer, 0);
    assertEquals(length, log.length(key));
    if (length < 0) {
      assertTrue(state.mayBeAbsent, "a kept content is gone");
      return null;
    }
    for (byte[] content : state.allowed) {
      if (Arrays.equals(content, 0, content.length, buffer, 0, length)) {
        return content;
      }
    }
    boolean isOld =
        state.history.stream()
            .anyMatch(content -> Arrays.equals(content, Arrays.copyOf(buffer, length)));
    throw new AssertionError(isOld ? "an older content is back" : "a content was never put");
  }

  /** Of the puts since the last sync, if they fit into one sector, all have arrived, or none. */
  void assertAllOrNone(KeyedLog log) {
    int arrived = 0;
    int dirty = 0;
    int bytes = 0;
    for (int key = 0; key < keys.size(); key++) {
      Key state = keys.get(key);
      if (state.isPutSinceSync) {
        dirty++;
        bytes += LogSector.RECORD_HEADER_BYTES + state.present.length;
        int length = log.content(key, buffer, 0);
        arrived += Arrays.equals(state.present, Arrays.copyOf(buffer, Math.max(length, 0))) ? 1 : 0;
      }
    }
    assertTrue(
        arrived == 0 || arrived == dirty || bytes > LogSector.ROOM_BYTES,
        () -> "only a part of a sync has arrived");
  }
}
