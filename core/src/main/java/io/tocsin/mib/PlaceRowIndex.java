/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;

/**
 * Rows with one INTEGER as index: the number of what is in one of some places, in whatever order
 * they are. A row has the number of its place. Nothing has to be told of what comes and goes; all
 * places are looked through each time instead, as there are few.
 */
final class PlaceRowIndex implements RowIndex {

  private final NumberedPlaces places;

  /**
   * Rows of some places.
   *
   * @param places tells what is in them
   */
  PlaceRowIndex(NumberedPlaces places) {
    this.places = places;
  }

  @Override
  public int find(Oid name, int from) {
    if (name.length() != from + 1 || name.arc(from) == 0) {
      return NONE;
    }
    for (int place = 0; place < places.placeCount(); place++) {
      if (places.number(place) == name.arc(from)) {
        return place;
      }
    }
    return NONE;
  }

  @Override
  public int findNext(Oid name, int from) {
    // Places of nothing have the number 0, behind which all others come.
    long before = name.length() == from ? 0 : name.arc(from) & 0xFFFF_FFFFL;
    int next = NONE;
    for (int place = 0; place < places.placeCount(); place++) {
      int number = places.number(place);
      if (number > before && (next == NONE || number < places.number(next))) {
        next = place;
      }
    }
    return next;
  }

  @Override
  public boolean append(int row, Oid name) {
    return IndexEncoding.appendInteger(name, places.number(row));
  }
}
