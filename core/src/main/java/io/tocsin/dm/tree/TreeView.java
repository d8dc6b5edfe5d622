/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The tree as the device itself sees it: without asking for rights, and without changing it. */
public final class TreeView {

  private final TreeState state;

  TreeView(TreeState state) {
    this.state = state;
  }

  /** Whether an address is that of a node. */
  public boolean exists(String uri) {
    Place place = place(uri);
    return place != null && place.exists();
  }

  /**
   * The value of a leaf.
   *
   * @param uri its address
   * @return the value, not to be changed; null when there is no such leaf, or its value cannot be
   *     had now
   */
  public byte[] value(String uri) {
    Place place = place(uri);
    if (place == null || !place.exists() || place.isInterior()) {
      return null;
    }
    return place.live() == null ? place.node().value : place.live().read();
  }

  /** The value of a leaf as text, null as for {@link #value} and when it is not UTF-8. */
  public String text(String uri) {
    byte[] value = value(uri);
    return value == null ? null : TreeText.text(value);
  }

  /** The names of the children of a node, in the order of names; empty when there is none. */
  public List<String> children(String uri) {
    Place place = place(uri);
    if (place == null || !place.exists() || !place.isInterior()) {
      return Collections.emptyList();
    }
    if (place.live() != null) {
      return Collections.unmodifiableList(place.live().childNames());
    }
    List<String> names = new ArrayList<>();
    for (Node child : place.node().children) {
      names.add(child.name);
    }
    return Collections.unmodifiableList(names);
  }

  /**
   * Whether the access control lists let a server do something; the access types of the node are
   * not asked.
   *
   * @param uri address of a node
   * @param command the command
   * @param serverId the server
   * @return false when there is no such node
   */
  public boolean isAllowed(String uri, TreeCommand command, String serverId) {
    Place place = place(uri);
    return place != null && place.exists() && place.isAllowed(command, serverId);
  }

  /**
   * The access control list of a node itself, without what it inherits.
   *
   * @param uri address of a node
   * @return the list, empty when the node inherits; null when there is no such node, or it is live
   */
  public Acl ownAcl(String uri) {
    Place place = place(uri);
    return place != null && place.isStored() ? place.node().acl : null;
  }

  private Place place(String uri) {
    NodeUri parsed = state.uris.parse(uri);
    return parsed.status() == TreeStatus.OK ? state.find(parsed) : null;
  }
}
