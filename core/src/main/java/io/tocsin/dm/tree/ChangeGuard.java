/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

/** Says no to changes that descriptions and access control lists cannot tell from good ones. */
public interface ChangeGuard {

  /**
   * Judges a change. Asked before each, in an Atomic too.
   *
   * @param tree the tree as it is before the change
   * @param change what is to be done
   * @return {@link TreeStatus#OK}, or the status that refuses it
   */
  int check(TreeView tree, TreeChange change);
}
