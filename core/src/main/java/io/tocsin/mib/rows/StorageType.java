/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

/** Values of StorageType (RFC 2579 §2). */
public final class StorageType {

  /** Kept in some way of its own; not used. */
  public static final int OTHER = 1;

  /** Gone with a restart. */
  public static final int VOLATILE = 2;

  /** Kept over a restart. */
  public static final int NON_VOLATILE = 3;

  /** Of the configuration file: neither changed nor destroyed by managers. */
  public static final int PERMANENT = 4;

  /** Made by the agent itself. */
  public static final int READ_ONLY = 5;

  private StorageType() {}

  /** Whether managers may change rows of a type. */
  static boolean isOfManagers(int type) {
    return type == VOLATILE || type == NON_VOLATILE;
  }
}
