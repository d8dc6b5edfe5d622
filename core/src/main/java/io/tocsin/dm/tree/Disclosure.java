/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

/**
 * Tells which values in messages may be shown to people who look for a fault, who need not have the
 * rights of any server.
 *
 * <p>The access types are what marks a secret: the standard objects let servers read every leaf but
 * those (OMA-TS-DM_StdObj §5.3.1, AAuthSecret and AAuthData). Of what servers put below an open
 * node, and of nodes that the device does not know, nobody can say what it is; it is not shown.
 */
public final class Disclosure {

  private final TreeState state;

  /**
   * What may be shown of a tree.
   *
   * @param tree the tree; nothing is changed in it
   */
  public Disclosure(ManagementTree tree) {
    state = tree.state();
  }

  /**
   * Whether a value that is written to an address may be shown: to a leaf that may be read, or to a
   * property of a node that may be. What is written to an interior node may be a whole object, with
   * all secrets in it.
   *
   * @param uri an address as it stands in a message, or any other text
   */
  public boolean mayShowWritten(String uri) {
    NodeUri parsed = state.uris.parse(uri);
    return isReadable(parsed) && (parsed.property() != null || !isInterior(parsed));
  }

  /**
   * Whether what the device itself says of an address may be shown: the value of a leaf that may be
   * read, the names of the children of an interior node, a property, an alert.
   *
   * @param uri an address as it stands in a message, or any other text
   */
  public boolean mayShowRead(String uri) {
    return isReadable(state.uris.parse(uri));
  }

  private boolean isReadable(NodeUri uri) {
    if (uri.status() != TreeStatus.OK || uri.list() != null) {
      // OMA-TS-DM_TND, tree exchange: a list may be of a whole subtree, with its values.
      return false;
    }
    NodeDescription description = description(uri);
    if (description != null) {
      return description.supports(TreeCommand.GET);
    }
    LiveNode live = live(uri);
    return live != null && (live.commands() & TreeCommand.GET.bit()) != 0;
  }

  private boolean isInterior(NodeUri uri) {
    NodeDescription description = description(uri);
    return (description == null ? live(uri).format() : description.format) == NodeFormat.NODE;
  }

  /** What is said of the node itself; null when the device does not know it by its description. */
  private NodeDescription description(NodeUri uri) {
    NodeDescription description = state.description.root();
    for (String name : uri.names()) {
      description = description.child(name);
      if (description == NodeDescription.OPEN || description == NodeDescription.UNDESCRIBED) {
        return null;
      }
    }
    return description;
  }

  /** The live node behind an address, null for none. */
  private LiveNode live(NodeUri uri) {
    return state.find(uri).live();
  }
}
