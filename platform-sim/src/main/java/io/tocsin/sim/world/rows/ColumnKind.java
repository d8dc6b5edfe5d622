/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.rows;

import java.util.List;

/**
 * A column that managers write, other than those of StorageType and RowStatus. Values are in BER,
 * in hexadecimal digits.
 *
 * @param id sub-identifier below the conceptual row
 * @param byDefault what a new row has that does not say (DEFVAL); null for nothing
 * @param whenActive the only value that a row in use may have; null for any
 * @param isLocked whether it may not be set while the row is in use
 * @param good values that may be set
 * @param bad values that may not
 */
public record ColumnKind(
    int id,
    String byDefault,
    String whenActive,
    boolean isLocked,
    List<String> good,
    List<String> bad) {

  static ColumnKind needed(int id, List<String> good, List<String> bad) {
    return new ColumnKind(id, null, null, false, good, bad);
  }

  static ColumnKind optional(int id, String byDefault, List<String> good, List<String> bad) {
    return new ColumnKind(id, byDefault, null, false, good, bad);
  }

  static ColumnKind locked(int id, String whenActive, List<String> good, List<String> bad) {
    return new ColumnKind(id, null, whenActive, true, good, bad);
  }
}
