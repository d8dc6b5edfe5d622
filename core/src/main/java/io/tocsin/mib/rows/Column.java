/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

/** A column that managers write: what it takes, and what it has in a row that does not say. */
public final class Column {

  final int id;
  final Syntax syntax;
  private byte[] defaultValue;
  private boolean isLocked;

  /**
   * A column that each row must be given a value for.
   *
   * @param id sub-identifier below the conceptual row
   * @param syntax what it takes
   */
  public Column(int id, Syntax syntax) {
    this.id = id;
    this.syntax = syntax;
  }

  /**
   * Gives rows that do not say a value (DEFVAL).
   *
   * @param value encoded, as {@link Values} makes it
   * @return this
   */
  public Column byDefault(byte[] value) {
    defaultValue = value;
    return this;
  }

  /**
   * Lets nobody change this in a row that is active.
   *
   * @return this
   */
  public Column lockedWhileActive() {
    isLocked = true;
    return this;
  }

  byte[] defaultValue() {
    return defaultValue;
  }

  boolean isLocked() {
    return isLocked;
  }
}
