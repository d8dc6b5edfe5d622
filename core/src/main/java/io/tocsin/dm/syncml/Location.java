/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/** A {@code Target}, {@code Source}, {@code TargetParent} or {@code SourceParent}. */
final class Location {

  final TextSlice uri = new TextSlice();
  final TextSlice name = new TextSlice();

  Location() {}

  void clear() {
    uri.clear();
    name.clear();
  }

  /** Reads the element that the parser is at. */
  void read(ElementParser elements) {
    int tag = elements.tag();
    if (uri.isPresent()) {
      elements.fail(SyncmlError.DUPLICATE_ELEMENT);
    }
    while (elements.nextChild(tag)) {
      switch (elements.tag()) {
        case Tag.LOC_URI:
          elements.text(uri);
          break;
        case Tag.LOC_NAME:
          elements.text(name);
          break;
        case Tag.FILTER:
          // Part of data synchronization.
          elements.skip();
          break;
        default:
          elements.refuse();
          break;
      }
    }
    if (!uri.isPresent()) {
      elements.fail(SyncmlError.MISSING_ELEMENT);
    }
  }
}
