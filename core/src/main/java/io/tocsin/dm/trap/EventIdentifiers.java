/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

/** Knows how far the identifiers of events have got. */
public interface EventIdentifiers {

  /**
   * The greatest identifier that any event has now, in this start or an earlier one: before the
   * first event of a start, engineBoots shifted left by 32.
   */
  long newest();
}
