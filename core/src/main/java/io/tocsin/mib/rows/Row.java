/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

import io.tocsin.ber.Oid;
import io.tocsin.snmp.Octets;

/** One row of a table as it is between two requests; never changes. */
public final class Row {

  private final RowShape shape;
  private final Oid index;
  private final byte[][] values;
  private final int storage;
  private final int status;
  private final byte[] encodedStorage;
  private final byte[] encodedStatus;

  Row(RowShape shape, Oid index, byte[][] values, int storage, int status) {
    this.shape = shape;
    this.index = index;
    this.values = values;
    this.storage = storage;
    this.status = status;
    encodedStorage = Values.integer(storage);
    encodedStatus = Values.integer(status);
  }

  /** Its index; not to be changed. */
  public Oid index() {
    return index;
  }

  /** A value of {@link StorageType}. */
  public int storage() {
    return storage;
  }

  /** {@link RowStatus#ACTIVE}, {@link RowStatus#NOT_IN_SERVICE} or {@link RowStatus#NOT_READY}. */
  public int status() {
    return status;
  }

  /** Whether the row is in use. */
  public boolean isActive() {
    return status == RowStatus.ACTIVE;
  }

  /** Values of all columns but those two, by their positions; null for what is missing. */
  byte[][] values() {
    return values;
  }

  /** A value as it is sent; null when it is missing. */
  byte[] encoded(int column) {
    if (column == shape.statusColumn) {
      return encodedStatus;
    }
    return column == shape.storageColumn ? encodedStorage : values[shape.position(column)];
  }

  /**
   * A value that is a number, of a row that is active.
   *
   * @param column sub-identifier of the column
   */
  public int integer(int column) {
    return Values.toInteger(encoded(column));
  }

  /**
   * A value that is a string, of a row that is active; a copy.
   *
   * @param column sub-identifier of the column
   */
  public Octets octets(int column) {
    return Values.toOctets(encoded(column));
  }

  /**
   * A value that is a name, of a row that is active; a copy.
   *
   * @param column sub-identifier of the column
   */
  public Oid oid(int column) {
    return Values.toOid(encoded(column));
  }

  /** Whether nothing is missing. */
  boolean isComplete() {
    for (byte[] value : values) {
      if (value == null) {
        return false;
      }
    }
    return true;
  }
}
