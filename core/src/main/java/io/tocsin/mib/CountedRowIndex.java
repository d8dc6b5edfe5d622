/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;

/**
 * Rows with one INTEGER as index, which counts them from 1; their number is fixed. Row {@code n}
 * has the index {@code n + 1}. Finding takes constant time.
 */
public final class CountedRowIndex implements RowIndex {

  private final int count;

  /**
   * Rows with indexes from 1 on.
   *
   * @param count number of rows, 0 or more
   */
  public CountedRowIndex(int count) {
    this.count = count;
  }

  @Override
  public int find(Oid name, int from) {
    if (name.length() != from + 1) {
      return NONE;
    }
    long arc = name.arc(from) & 0xFFFF_FFFFL;
    return arc >= 1 && arc <= count ? (int) arc - 1 : NONE;
  }

  @Override
  public int findNext(Oid name, int from) {
    if (name.length() == from) {
      return count > 0 ? 0 : NONE;
    }
    // Row n has the index n + 1, so the row behind index n is row n.
    long arc = name.arc(from) & 0xFFFF_FFFFL;
    return arc < count ? (int) arc : NONE;
  }

  @Override
  public boolean append(int row, Oid name) {
    return name.append(row + 1);
  }
}
