/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

import io.tocsin.snmp.ErrorStatus;

/** What a table asks of a row when a manager puts it in use. */
public interface RowRules {

  /** Any row whose values are good by themselves can be. */
  RowRules ANY = row -> ErrorStatus.NO_ERROR;

  /**
   * Judges a complete row that is to become active, or to stay so with other values.
   *
   * @param row as it would be
   * @return {@link ErrorStatus#NO_ERROR}, inconsistentValue, or resourceUnavailable
   */
  int check(Row row);
}
