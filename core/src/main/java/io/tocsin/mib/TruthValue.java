/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

/** TruthValue (RFC 2579 §2), and enumerations that count as it does. */
final class TruthValue {

  /** true(1). */
  static final int TRUE = 1;

  /** false(2). */
  static final int FALSE = 2;

  private TruthValue() {}

  /** The value that says so. */
  static int of(boolean is) {
    return is ? TRUE : FALSE;
  }
}
