/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

/** Values of RowStatus (RFC 2579 §2). */
public final class RowStatus {

  /** No value was set, or there is no row. */
  static final int NONE = 0;

  /** The row is in use. */
  public static final int ACTIVE = 1;

  /** The row is complete, and not in use. */
  public static final int NOT_IN_SERVICE = 2;

  /** The row lacks something; can be read, not set. */
  public static final int NOT_READY = 3;

  /** Makes a row that is in use; can be set, not read. */
  public static final int CREATE_AND_GO = 4;

  /** Makes a row that is not in use; can be set, not read. */
  public static final int CREATE_AND_WAIT = 5;

  /** Takes a row away; can be set, not read. */
  public static final int DESTROY = 6;

  private RowStatus() {}
}
