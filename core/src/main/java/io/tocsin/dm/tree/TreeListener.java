/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

/** Is told when the tree has changed. */
public interface TreeListener {

  /**
   * Something changed since the last call: by an Atomic as a whole, or by the commands before a
   * save. Called before the changes become durable, so that what the listener changes becomes
   * durable with them.
   *
   * @param tree the tree, which may be changed by {@link ManagementTree#local}
   */
  void treeChanged(ManagementTree tree);
}
