/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

/** The content that a tree has at a moment, to come back to: that is cheaper than another tree. */
public final class TreeMark {

  private final ManagementTree tree;
  private final Node root;

  /** Marks what a tree has now. */
  public TreeMark(ManagementTree tree) {
    this.tree = tree;
    this.root = tree.root();
  }

  /** Whether nothing at all has changed since. */
  public boolean isUnchanged() {
    return tree.root() == root;
  }

  /** Gives the tree its content back, and tells its listeners. */
  public void restore() {
    if (tree.isAtomic()) {
      tree.rollBack();
    }
    tree.begin();
    tree.state().installAnyway(root);
    tree.commit();
  }
}
