/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;

/**
 * An INTEGER that is 1 for yes and 2 for no, as TruthValue and similar enumerations are, that can
 * be written and is kept over restarts.
 */
abstract class WritableFlag extends WritableScalar {

  /**
   * A scalar, not yet registered.
   *
   * @param name its object type
   * @param settings keeps its value
   */
  WritableFlag(Oid name, Settings settings) {
    super(name, settings);
  }

  /** The present value. */
  protected abstract boolean isSet();

  /**
   * Assigns a value.
   *
   * @param set the new value
   */
  protected abstract void set(boolean set);

  @Override
  protected final void writeValue(BerWriter value) {
    value.writeInteger(BerTag.INTEGER, TruthValue.of(isSet()));
  }

  @Override
  protected final int check(BerReader value) {
    return ValueCheck.integer(value, TruthValue.TRUE, TruthValue.FALSE);
  }

  @Override
  protected final boolean assign(BerReader value) {
    set(isYes(value));
    return true;
  }

  /** Reads a value that passed {@link #check}. */
  static boolean isYes(BerReader value) {
    return value.readInteger32() == TruthValue.TRUE;
  }
}
