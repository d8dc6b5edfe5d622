/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Where an address leads to: the stored nodes on the way, what is said of them, and the live node
 * behind them if there is one.
 */
final class Place {

  private final NodeUri uri;

  /** The stored nodes from the root on, as far as there are any. */
  private final List<Node> nodes = new ArrayList<>();

  /** What is said of them, and of the next one that is missing. */
  private final List<NodeDescription> descriptions = new ArrayList<>();

  /** The live node that answers for this address, null when a stored one does. */
  private LiveNode live;

  private boolean exists;

  private Place(NodeUri uri) {
    this.uri = uri;
  }

  static Place find(Node root, NodeDescription description, Mounts mounts, NodeUri uri) {
    Place place = new Place(uri);
    List<String> names = uri.names();
    place.nodes.add(root);
    place.descriptions.add(description);
    for (String name : names) {
      LiveNode mounted = mounts.at(names, place.nodes.size() - 1);
      Node next = mounted == null ? place.node().child(name) : null;
      if (next == null) {
        place.descriptions.add(place.description().child(name));
        place.live = mounted == null ? null : below(mounted, names, place.nodes.size() - 1);
        place.exists = place.live != null;
        return place;
      }
      place.nodes.add(next);
      place.descriptions.add(place.description().child(name));
    }
    place.live = mounts.at(names, names.size());
    place.exists = true;
    return place;
  }

  private static LiveNode below(LiveNode mounted, List<String> names, int depth) {
    LiveNode found = mounted;
    for (int i = depth; i < names.size() && found != null; i++) {
      found = found.child(names.get(i));
    }
    return found;
  }

  boolean exists() {
    return exists;
  }

  /** Whether the last name is that of a node that is stored, or in whose place a live one is. */
  boolean isStored() {
    return nodes.size() == uri.depth() + 1;
  }

  /** The live node that answers, null when the stored one does. */
  LiveNode live() {
    return live;
  }

  /** The stored node that is deepest on the way. */
  Node node() {
    return nodes.get(nodes.size() - 1);
  }

  /** The stored node of the parent, null when this is the root or is not stored. */
  Node parentNode() {
    return isStored() && nodes.size() > 1 ? nodes.get(nodes.size() - 2) : null;
  }

  /** What is said of the node; of the first one that is missing, when it is not stored. */
  NodeDescription description() {
    return descriptions.get(descriptions.size() - 1);
  }

  NodeFormat format() {
    return isStored() ? node().format : live.format();
  }

  String type() {
    return isStored() ? node().type : live.type();
  }

  boolean isInterior() {
    return format() == NodeFormat.NODE;
  }

  boolean isPermanent() {
    return !isStored() || description().isPermanent;
  }

  /** Whether the access types of the node have a command. */
  boolean supports(TreeCommand command) {
    return isStored() ? description().supports(command) : (live.commands() & command.bit()) != 0;
  }

  /** Whether the node's own list, or the one that it inherits, grants a command. */
  boolean isAllowed(TreeCommand command, String serverId) {
    return effectiveAcl(nodes.size() - 1).allows(command, serverId);
  }

  /** As {@link #isAllowed}, of the parent; false for the root. */
  boolean isAllowedOfParent(TreeCommand command, String serverId) {
    int parent = isStored() ? nodes.size() - 2 : nodes.size() - 1;
    return parent >= 0 && effectiveAcl(parent).allows(command, serverId);
  }

  /** OMA-TS-DM_TND §7.7.1.1: the list of the nearest node that has any command in it. */
  private Acl effectiveAcl(int from) {
    int depth = from;
    while (depth > 0 && nodes.get(depth).acl.isEmpty()) {
      depth--;
    }
    return nodes.get(depth).acl;
  }

  /** The list that counts for the node. */
  Acl effectiveAcl() {
    return effectiveAcl(nodes.size() - 1);
  }

  /**
   * The root of a tree that has another node in this place.
   *
   * @param changed the node, which may have another name; null to remove it
   * @param nowSeconds when that is
   */
  Node rootWith(Node changed, long nowSeconds) {
    if (nodes.size() == 1) {
      return changed;
    }
    Node parent = nodes.get(nodes.size() - 2);
    boolean isListChanged = changed == null || !changed.name.equals(node().name);
    Node without = isListChanged ? parent.withoutChild(node().name) : parent;
    Node with = changed == null ? without : without.withChild(changed);
    // The value of an interior node is the list of its children.
    return upwards(
        nodes.size() - 3, isListChanged ? with.edit().changed(nowSeconds).build() : with);
  }

  /** The root of a tree that has one child more below this node. */
  Node rootWithChild(Node child, long nowSeconds) {
    Node with = node().withChild(child).edit().changed(nowSeconds).build();
    return upwards(nodes.size() - 2, with);
  }

  private Node upwards(int from, Node changed) {
    Node node = changed;
    for (int depth = from; depth >= 0; depth--) {
      node = nodes.get(depth).withChild(node);
    }
    return node;
  }
}
