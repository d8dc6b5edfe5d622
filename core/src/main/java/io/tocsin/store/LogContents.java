/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.store;

/**
 * What a {@link KeyedLog} keeps in RAM: for each key the newest content and, while that is dirty
 * (not durable yet), the durable content as well. Cleaning copies the durable one, so that neither
 * a put nor cleaning ever reads the memory, and what is put shows in the memory only as its sync
 * wrote it.
 *
 * <p>A key has two places. A put into a clean key takes the other place, and further puts stay
 * there until the key is clean again.
 */
final class LogContents {

  private static final int ABSENT = -1;

  private final int contentBytesMax;
  private final byte[] bytes;
  private final int[] lengths;
  private final byte[] newestPlace;
  private final boolean[] dirty;

  LogContents(int keyCount, int contentBytesMax) {
    this.contentBytesMax = contentBytesMax;
    bytes = new byte[2 * keyCount * contentBytesMax];
    lengths = new int[2 * keyCount];
    newestPlace = new byte[keyCount];
    dirty = new boolean[keyCount];
    java.util.Arrays.fill(lengths, ABSENT);
  }

  /** Takes a content as the newest one; the key is dirty from then on. */
  void put(int key, byte[] from, int offset, int length) {
    if (!dirty[key]) {
      newestPlace[key] ^= 1;
      dirty[key] = true;
    }
    set(key, from, offset, length);
  }

  /** Takes a content that was found in the memory; the key is clean. */
  void restore(int key, byte[] from, int offset, int length) {
    dirty[key] = false;
    set(key, from, offset, length);
  }

  private void set(int key, byte[] from, int offset, int length) {
    System.arraycopy(from, offset, bytes, newestAt(key), length);
    lengths[2 * key + newestPlace[key]] = length;
  }

  /** Forgets both contents. */
  void release(int key) {
    dirty[key] = false;
    lengths[2 * key] = ABSENT;
    lengths[2 * key + 1] = ABSENT;
  }

  /** Whether the newest content is not durable yet. */
  boolean isDirty(int key) {
    return dirty[key];
  }

  /** Calls the newest content dirty, though it was found in the memory. */
  void distrust(int key) {
    dirty[key] = true;
  }

  /** The newest content has become durable. */
  void settle(int key) {
    dirty[key] = false;
  }

  /** The array that holds all contents. */
  byte[] bytes() {
    return bytes;
  }

  /** Length of the newest content in bytes; -1 when there is none. */
  int newestLength(int key) {
    return lengths[2 * key + newestPlace[key]];
  }

  /** Index of the newest content in {@link #bytes()}. */
  int newestAt(int key) {
    return (2 * key + newestPlace[key]) * contentBytesMax;
  }

  /** Length of the durable content in bytes, of a key that has one. */
  int durableLength(int key) {
    return lengths[2 * key + durablePlace(key)];
  }

  /** Index of the durable content in {@link #bytes()}. */
  int durableAt(int key) {
    return (2 * key + durablePlace(key)) * contentBytesMax;
  }

  private int durablePlace(int key) {
    return dirty[key] ? newestPlace[key] ^ 1 : newestPlace[key];
  }
}
