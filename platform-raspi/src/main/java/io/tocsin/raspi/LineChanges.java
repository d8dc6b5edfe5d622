/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

/**
 * Level changes of inputs that the agent has not taken yet, in a ring of fixed size. It belongs to
 * one thread at a time.
 *
 * <p>When the ring is full, a change is dropped and counted, but its line is marked: once the ring
 * is empty, the line's newest level is told, unless that is the level that was told last.
 */
public final class LineChanges {

  /** Changes that wait at most. */
  public static final int CHANGES_MAX = 256;

  private final int[] ring = new int[CHANGES_MAX];
  private final boolean[] newest;
  private final boolean[] told;
  private final boolean[] marked;
  private int first;
  private int count;
  private int markedCount;
  private long dropped;

  /**
   * Makes an empty ring; the agent is taken to know the levels at the start.
   *
   * @param levels level of each line, true for active; copied
   */
  public LineChanges(boolean[] levels) {
    newest = levels.clone();
    told = levels.clone();
    marked = new boolean[levels.length];
  }

  /**
   * Takes note of a line's new level.
   *
   * @param line index of the line
   * @param active the level
   */
  public void add(int line, boolean active) {
    newest[line] = active;
    if (marked[line]) {
      // The line's place in the order is lost already; its newest level is told at the end.
      dropped++;
    } else if (count == CHANGES_MAX) {
      dropped++;
      marked[line] = true;
      markedCount++;
    } else {
      ring[(first + count) % CHANGES_MAX] = encode(line, active);
      count++;
    }
  }

  /** The oldest change, as {@link io.tocsin.hal.Board#pollLineChange()} tells it; -1 for none. */
  public int poll() {
    if (count > 0) {
      int change = ring[first];
      first = (first + 1) % CHANGES_MAX;
      count--;
      told[change >> 1] = (change & 1) != 0;
      return change;
    }
    return markedCount == 0 ? -1 : pollMarked();
  }

  private int pollMarked() {
    for (int line = 0; line < marked.length; line++) {
      if (marked[line]) {
        marked[line] = false;
        markedCount--;
        if (told[line] != newest[line]) {
          told[line] = newest[line];
          return encode(line, newest[line]);
        }
      }
    }
    return -1;
  }

  private static int encode(int line, boolean active) {
    return line << 1 | (active ? 1 : 0);
  }

  /** Number of changes that were not told by themselves. */
  public long dropped() {
    return dropped;
  }
}
