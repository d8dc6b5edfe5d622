/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;

/** Makes names out of names; for construction, not for steady paths. */
public final class Names {

  private Names() {}

  /**
   * A new name below another.
   *
   * @param parent the other one
   * @param arcs sub-identifiers to append
   */
  public static Oid below(Oid parent, int... arcs) {
    Oid name = new Oid(parent.length() + arcs.length);
    name.set(parent);
    for (int arc : arcs) {
      name.append(arc);
    }
    return name;
  }
}
