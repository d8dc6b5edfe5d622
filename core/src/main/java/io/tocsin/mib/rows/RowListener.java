/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

/** Is told when the rows of a table have changed. */
public interface RowListener {

  /**
   * A request has been carried out, or begun and taken back.
   *
   * @param table has other rows than before
   */
  void rowsChanged(RowTable table);
}
