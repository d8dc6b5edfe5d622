/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A view of the managed objects: {@code view.NAME.*} (RFC 3415, vacmViewTreeFamilyTable). */
public final class ViewSettings {

  private final String name;
  private final List<ViewSubtree> subtrees;

  ViewSettings(Values values, String name) {
    this.name = name;
    List<ViewSubtree> families =
        new ArrayList<>(values.subtrees(ConfigurationKeys.VIEW_INCLUDE, name));
    for (ViewSubtree excluded : values.subtrees(ConfigurationKeys.VIEW_EXCLUDE, name)) {
      families.add(excluded.asExcluded());
    }
    this.subtrees = Collections.unmodifiableList(families);
  }

  /** NAME of the view. */
  public String name() {
    return name;
  }

  /** Its families of subtrees, no two with the same subtree; those included come first. */
  public List<ViewSubtree> subtrees() {
    return subtrees;
  }
}
