/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.flash;

import io.tocsin.sim.world.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sector that was written and not synced: all of its contents since the last sync, oldest first.
 * A power cut may leave any of them, none, two that follow one another in part, or rubbish.
 */
final class PendingSector {

  /** Contents kept; of more, those between are forgotten, as a cache would. */
  private static final int CONTENTS_MAX = 16;

  private static final byte ERASED = (byte) 0xFF;

  private final List<byte[]> contents = new ArrayList<>();

  /** The newest content; not to be changed. */
  byte[] latest() {
    return contents.get(contents.size() - 1);
  }

  /** Adds the content after a write. */
  void add(byte[] content) {
    if (contents.size() == CONTENTS_MAX) {
      contents.remove(CONTENTS_MAX - 1);
    }
    contents.add(content);
  }

  /**
   * What a power cut leaves.
   *
   * @param durable the content at the last sync
   * @param random decides
   */
  byte[] leave(byte[] durable, RandomStream random) {
    int chosen = random.between(0, contents.size() - 1);
    byte[] before = chosen == 0 ? durable : contents.get(chosen - 1);
    byte[] after = contents.get(chosen);
    switch (random.between(0, 6)) {
      case 0:
      case 1:
        return durable;
      case 2:
        return contents.get(contents.size() - 1);
      case 3:
        return joined(after, before, random.between(0, after.length));
      case 4:
        return joined(before, after, random.between(0, after.length));
      case 5:
        return mixed(before, after, random);
      default:
        return rubbish(durable.length, random);
    }
  }

  private static byte[] joined(byte[] first, byte[] second, int at) {
    byte[] result = second.clone();
    System.arraycopy(first, 0, result, 0, at);
    return result;
  }

  private static byte[] mixed(byte[] before, byte[] after, RandomStream random) {
    byte[] result = before.clone();
    for (int i = 0; i < result.length; i++) {
      if (random.chance(0.5)) {
        result[i] = after[i];
      }
    }
    return result;
  }

  private static byte[] rubbish(int length, RandomStream random) {
    byte[] result = new byte[length];
    if (random.chance(0.5)) {
      Arrays.fill(result, ERASED);
    } else {
      random.fill(result, 0, length);
    }
    return result;
  }
}
