/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.NodeValue;
import io.tocsin.dm.tree.TreeView;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The nodes of registrations, and who made each. The tree does not remember who made a node, so the
 * guard notes it when a node is made, and a leaf below the node keeps it from the next {@link
 * #settle} on. Until then nothing is durable.
 */
final class RegistrationNodes {

  /** Author of what the device made itself. */
  static final String DEVICE = "";

  private final TrapShape shape;
  private final int noted;

  /** Authors of nodes that have no leaf for it yet, and of nodes that an Atomic took back. */
  private final Map<String, String> pending = new TreeMap<>();

  /**
   * Knows of nothing.
   *
   * @param shape names of the nodes
   * @param noted how many new nodes are noted before those that were taken back are forgotten
   */
  RegistrationNodes(TrapShape shape, int noted) {
    this.shape = shape;
    this.noted = noted;
  }

  /** Address of the node that has the registrations of a trap. */
  String listUri(Trap trap, boolean isInward) {
    return trap.uri() + "/" + shape.listName(isInward);
  }

  /** Addresses of the registrations of a trap. */
  String[] uris(TreeView tree, Trap trap, boolean isInward) {
    String list = listUri(trap, isInward);
    List<String> names = tree.children(list);
    String[] uris = new String[names.size()];
    for (int i = 0; i < uris.length; i++) {
      uris[i] = list + "/" + names.get(i);
    }
    return uris;
  }

  /** What a registration is of: a server or an address; null while it is not complete. */
  String value(TreeView tree, String uri, boolean isInward) {
    return tree.text(uri + "/" + shape.leafName(isInward));
  }

  /** Who made a registration, {@link #DEVICE} for the device itself; null when nobody knows. */
  String author(TreeView tree, String uri) {
    String kept = tree.text(uri + "/" + shape.authorName());
    return kept == null ? pending.get(uri) : kept;
  }

  /** Notes who is about to make a registration. */
  void begin(TreeView tree, String uri, String author) {
    if (pending.size() >= noted) {
      forgetWhatWasTakenBack(tree);
    }
    pending.put(uri, author);
  }

  private void forgetWhatWasTakenBack(TreeView tree) {
    Iterator<String> uris = pending.keySet().iterator();
    while (uris.hasNext()) {
      if (!tree.exists(uris.next())) {
        uris.remove();
      }
    }
  }

  /** Puts the authors that were noted into the tree. */
  void settle(ManagementTree tree) {
    for (Map.Entry<String, String> made : pending.entrySet()) {
      String leaf = made.getKey() + "/" + shape.authorName();
      if (tree.view().exists(made.getKey()) && !tree.view().exists(leaf)) {
        tree.local().put(leaf, NodeValue.text(made.getValue()));
      }
    }
    pending.clear();
  }
}
