/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.rows;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row that a manager has made.
 *
 * @param status active(1), notInService(2) or notReady(3) of RowStatus (RFC 2579 §2)
 * @param storage volatile(2) or nonVolatile(3) of StorageType; permanent(4) for rows of the
 *     configuration
 * @param values the other columns that it has, in BER, in hexadecimal digits
 */
public record ModelRow(int status, int storage, Map<Integer, String> values) {
  /** RowStatus: in use. */
  public static final int ACTIVE = 1;

  /** RowStatus: complete, and not in use. */
  public static final int NOT_IN_SERVICE = 2;

  /** RowStatus: lacks something. */
  public static final int NOT_READY = 3;

  static final int CREATE_AND_GO = 4;
  static final int CREATE_AND_WAIT = 5;
  static final int DESTROY = 6;

  /** StorageType: goes with a restart. */
  public static final int VOLATILE = 2;

  /** StorageType: stays over a restart. */
  public static final int NON_VOLATILE = 3;

  /** Makes the map unchangeable. */
  public ModelRow {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** Whether managers may change it. */
  public boolean isOfManagers() {
    return storage == VOLATILE || storage == NON_VOLATILE;
  }

  /** Whether it lacks something. */
  public boolean isLacking() {
    return status == NOT_READY;
  }
}
