/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import io.tocsin.ber.Oid;

/** One family of subtrees of a view: {@code view.NAME.include} or {@code .exclude} (RFC 3415). */
public final class ViewSubtree {

  private final Oid subtree;
  private final byte[] mask;
  private final boolean included;

  ViewSubtree(Oid subtree, byte[] mask, boolean included) {
    this.subtree = subtree;
    this.mask = mask;
    this.included = included;
  }

  /** vacmViewTreeFamilySubtree, as a copy. */
  public Oid subtree() {
    Oid copy = new Oid(subtree.length());
    copy.set(subtree);
    return copy;
  }

  /**
   * vacmViewTreeFamilyMask, as a copy: the highest bit of the first octet is for the first
   * sub-identifier, 1 means that it must match, missing bits are 1; 0 to 16 octets.
   */
  public byte[] mask() {
    return mask.clone();
  }

  /** vacmViewTreeFamilyType: whether the family belongs to the view or is cut out of it. */
  public boolean isIncluded() {
    return included;
  }

  ViewSubtree asExcluded() {
    return new ViewSubtree(subtree, mask, false);
  }
}
