/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/** The references of a Status or Results to targets, or to sources. */
final class References {

  private final TextSlice[] slices;
  private int count;

  References(int max) {
    slices = new TextSlice[max];
    for (int i = 0; i < max; i++) {
      slices[i] = new TextSlice();
    }
  }

  int count() {
    return count;
  }

  TextSlice get(int index) {
    if (index >= count) {
      throw new IndexOutOfBoundsException();
    }
    return slices[index];
  }

  void clear() {
    while (count > 0) {
      count--;
      slices[count].clear();
    }
  }

  /** Reads the element that the parser is at. */
  void read(ElementParser elements) {
    if (count == slices.length) {
      elements.fail(SyncmlError.TOO_MANY_REFERENCES);
      return;
    }
    elements.text(slices[count]);
    count++;
  }
}
