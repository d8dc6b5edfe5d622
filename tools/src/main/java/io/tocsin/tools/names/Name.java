/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.names;

import io.tocsin.ber.Oid;
import java.util.Map;

/**
 * One named node of the tree of object identifiers.
 *
 * @param text the name, for example {@code sysDescr}
 * @param oid where it is; not to be changed
 * @param hint how its values are written for people; null when nothing is known
 * @param labels the names of its values when it is an enumeration; otherwise empty
 */
public record Name(String text, Oid oid, DisplayHint hint, Map<Long, String> labels) {

  /** Copies the labels. */
  public Name {
    labels = Map.copyOf(labels);
  }

  /**
   * The number of a labelled value.
   *
   * @param label for example {@code active}
   * @return the number, or null when there is no such label
   */
  public Long numberOf(String label) {
    for (Map.Entry<Long, String> entry : labels.entrySet()) {
      if (entry.getValue().equals(label)) {
        return entry.getKey();
      }
    }
    return null;
  }
}
