/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

/**
 * A bounded number of places in which things come and go, each of which has a number that no other
 * one has at the time.
 */
public interface NumberedPlaces {

  /** Number of places; may be another one whenever it is asked. */
  int placeCount();

  /**
   * The number of what is in a place.
   *
   * @param place 0 to {@link #placeCount()} - 1
   * @return 1 to 2^31-1; 0 for nothing
   */
  int number(int place);
}
