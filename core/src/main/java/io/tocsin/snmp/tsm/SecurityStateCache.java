/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tsm;

import io.tocsin.snmp.SecurityModel;
import io.tocsin.snmp.TmStateReference;

/** cachedSecurityData of RFC 5591 §3.1.1: a fixed number of records, handed out and given back. */
final class SecurityStateCache {

  private final TmStateReference[] records;
  private final int[] free;
  private int freeCount;

  /**
   * All records free.
   *
   * @param recordCount messages that can be worked on at once
   */
  SecurityStateCache(int recordCount) {
    records = new TmStateReference[recordCount];
    free = new int[recordCount];
    for (int i = 0; i < recordCount; i++) {
      records[i] = new TmStateReference();
      free[i] = i;
    }
    freeCount = recordCount;
  }

  /**
   * Copies a state into a free record; {@link SecurityModel#NO_STATE_REFERENCE} when none is free.
   */
  int store(TmStateReference state) {
    if (freeCount == 0) {
      return SecurityModel.NO_STATE_REFERENCE;
    }
    int reference = free[--freeCount];
    records[reference].set(state);
    return reference;
  }

  TmStateReference get(int reference) {
    return records[reference];
  }

  void release(int reference) {
    free[freeCount++] = reference;
  }
}
