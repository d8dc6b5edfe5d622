/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import io.tocsin.text.Utf8;

/**
 * Changes that the device itself makes: no server asks, so neither rights nor access types count.
 * Bounds, formats and guards do.
 */
public final class LocalTree {

  private final TreeState state;

  LocalTree(TreeState state) {
    this.state = state;
  }

  /**
   * Gives a leaf a value. A missing one is made, with the interior nodes that it needs.
   *
   * @param uri its address
   * @param value what it is to have
   * @return {@link TreeStatus#OK}, or why not; then nothing has changed
   */
  public int put(String uri, NodeValue value) {
    NodeUri parsed = state.uris.parse(uri);
    if (parsed.status() != TreeStatus.OK || !parsed.isNode()) {
      return parsed.status() == TreeStatus.OK ? TreeStatus.COMMAND_NOT_ALLOWED : parsed.status();
    }
    Node before = state.root();
    int status = TreeStatus.OK;
    for (int depth = 1; depth < parsed.depth() && status == TreeStatus.OK; depth++) {
      NodeUri above = NodeUri.of(parsed.names().subList(0, depth), null, null);
      status = state.find(above).exists() ? TreeStatus.OK : make(above, NodeValue.interior());
    }
    if (status == TreeStatus.OK) {
      status = state.find(parsed).exists() ? change(parsed, value) : make(parsed, value);
    }
    if (status != TreeStatus.OK) {
      state.installAnyway(before);
    }
    return status;
  }

  private int make(NodeUri uri, NodeValue value) {
    Place parent = state.find(uri.parent());
    boolean isPossible =
        parent.isInterior()
            && parent.live() == null
            && parent.description().mayHave(uri.lastName());
    if (!isPossible) {
      return TreeStatus.COMMAND_NOT_ALLOWED;
    }
    ValueCheck check =
        ValueCheck.ofNew(parent.description().child(uri.lastName()), value, state.limits);
    int status = check.status;
    if (status == TreeStatus.OK) {
      status = judge(TreeCommand.ADD, uri, check.format, value.data());
    }
    Node.Draft node =
        Node.draft(uri.lastName(), check.format)
            .type(check.type)
            .value(check.format, value.data())
            .history(0, state.nowSeconds());
    return status == TreeStatus.OK
        ? state.install(parent.rootWithChild(node.build(), state.nowSeconds()))
        : status;
  }

  private int change(NodeUri uri, NodeValue value) {
    Place place = state.find(uri);
    if (place.isInterior()) {
      return value.format() == NodeFormat.NODE ? TreeStatus.OK : TreeStatus.COMMAND_NOT_ALLOWED;
    }
    if (place.live() != null) {
      return TreeStatus.COMMAND_NOT_ALLOWED;
    }
    ValueCheck check =
        ValueCheck.ofReplaced(place.description(), place.node(), value, state.limits);
    int status = check.status;
    if (status == TreeStatus.OK) {
      status = judge(TreeCommand.REPLACE, uri, check.format, value.data());
    }
    Node.Draft node =
        place
            .node()
            .edit()
            .type(check.type)
            .value(check.format, value.data())
            .changed(state.nowSeconds());
    return status == TreeStatus.OK
        ? state.install(place.rootWith(node.build(), state.nowSeconds()))
        : status;
  }

  private int judge(TreeCommand command, NodeUri uri, NodeFormat format, byte[] value) {
    return state.judge(new TreeChange(command, uri, format, value, null));
  }

  /**
   * Sets the access control list of a node.
   *
   * @param uri the node's address
   * @param acl the list
   * @return {@link TreeStatus#OK}, or why not
   */
  public int setAcl(String uri, Acl acl) {
    NodeUri parsed = state.uris.parse(uri);
    if (parsed.status() != TreeStatus.OK) {
      return parsed.status();
    }
    Place place = state.find(parsed);
    if (!place.exists() || !place.isStored()) {
      return TreeStatus.NOT_FOUND;
    }
    if (Utf8.length(acl.toString()) > state.limits.aclBytes()) {
      return TreeStatus.REQUEST_ENTITY_TOO_LARGE;
    }
    if (parsed.depth() == 0 && acl.isEmpty()) {
      return TreeStatus.COMMAND_NOT_ALLOWED;
    }
    Node node = place.node().edit().acl(acl).changed(state.nowSeconds()).build();
    return state.install(place.rootWith(node, state.nowSeconds()));
  }

  /**
   * Deletes a node that is not permanent, with all below it.
   *
   * @param uri its address
   * @return {@link TreeStatus#OK}, or why not
   */
  public int delete(String uri) {
    NodeUri parsed = state.uris.parse(uri);
    if (parsed.status() != TreeStatus.OK) {
      return parsed.status();
    }
    Place place = state.find(parsed);
    if (!place.exists()) {
      return TreeStatus.NOT_FOUND;
    }
    if (place.isPermanent()) {
      return TreeStatus.COMMAND_NOT_ALLOWED;
    }
    int status = judge(TreeCommand.DELETE, parsed, null, new byte[0]);
    return status == TreeStatus.OK
        ? state.install(place.rootWith(null, state.nowSeconds()))
        : status;
  }

  /**
   * Takes all rights from a server whose account is gone (OMA-TS-DM_TND §7.7.1.4). A list that is
   * empty then is inherited; what the root would not grant to anybody any more, it grants as at
   * first.
   *
   * @param serverId the server
   */
  public void forgetServer(String serverId) {
    Node root = state.root();
    Node rest = without(root, serverId);
    Acl rootAcl = root.acl.rootWithout(serverId);
    if (!rootAcl.equals(rest.acl)) {
      rest = rest.edit().acl(rootAcl).build();
    }
    // The list of the root may have grown by its factory default, which is never too much.
    state.installAnyway(rest);
  }

  private Node without(Node node, String serverId) {
    Node rest = node;
    for (Node child : node.children) {
      Node changed = without(child, serverId);
      rest = changed == child ? rest : rest.withChild(changed);
    }
    Acl acl = node.acl.without(serverId);
    return acl.equals(node.acl) ? rest : rest.edit().acl(acl).changed(state.nowSeconds()).build();
  }
}
