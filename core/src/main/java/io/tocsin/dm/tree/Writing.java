/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import io.tocsin.text.Utf8;

/** The commands that change nodes: Add, Replace, Delete and Copy (OMA-TS-DM_RepPro §6.6). */
final class Writing {

  private static final byte[] NO_VALUE = {};

  /** What the creator of an interior node gets that it would not inherit. */
  private static final int CREATOR =
      TreeCommand.ADD.bit() | TreeCommand.DELETE.bit() | TreeCommand.REPLACE.bit();

  private final TreeState state;
  private final Reading reading;

  Writing(TreeState state, Reading reading) {
    this.state = state;
    this.reading = reading;
  }

  int add(String text, String serverId, NodeValue value) {
    Target target = Target.of(state, text, serverId);
    if (target.status != TreeStatus.OK) {
      return target.status;
    }
    if (!target.uri.isNode()) {
      return TreeStatus.COMMAND_NOT_ALLOWED;
    }
    return ValueCheck.isSerializedObject(value)
        ? TreeStatus.UNSUPPORTED_MEDIA_TYPE
        : add(target, value);
  }

  private int add(Target target, NodeValue sent) {
    if (target.uri.depth() == 0) {
      return TreeStatus.ALREADY_EXISTS;
    }
    Place parent = state.find(target.uri.parent());
    int status = parentStatus(target, parent);
    if (status != TreeStatus.OK) {
      return status;
    }
    String name = target.uri.lastName();
    NodeDescription description = target.place.description();
    NodeValue value = SentValue.meant(sent, description.format, description.type);
    ValueCheck check = ValueCheck.ofNew(description, value, state.limits);
    if (check.status != TreeStatus.OK) {
      return check.status;
    }
    int verdict = state.judge(target.change(TreeCommand.ADD, check.format, value.data()));
    if (verdict != TreeStatus.OK) {
      return verdict;
    }
    Acl acl = Acl.EMPTY;
    // OMA-TS-DM_TND §7.7.1.3: who cannot take control of the new node by way of its parent gets it.
    if (check.format == NodeFormat.NODE
        && !parent.isAllowed(TreeCommand.REPLACE, target.serverId)) {
      acl = Acl.EMPTY.plus(CREATOR, target.serverId);
    }
    if (Utf8.length(acl.toString()) > state.limits.aclBytes()) {
      return TreeStatus.DEVICE_FULL;
    }
    Node node =
        Node.draft(name, check.format)
            .type(check.type)
            .value(check.format, value.data())
            .acl(acl)
            .history(0, state.nowSeconds())
            .build();
    return state.install(parent.rootWithChild(node, state.nowSeconds()));
  }

  /** Whether a node can be made below a parent, whatever it is to be. */
  private static int parentStatus(Target target, Place parent) {
    if (!parent.exists()) {
      return TreeStatus.NOT_FOUND;
    }
    if (!parent.isInterior() || !parent.supports(TreeCommand.ADD)) {
      return TreeStatus.COMMAND_NOT_ALLOWED;
    }
    if (!parent.isAllowed(TreeCommand.ADD, target.serverId)) {
      return TreeStatus.PERMISSION_DENIED;
    }
    if (target.place.exists()) {
      return TreeStatus.ALREADY_EXISTS;
    }
    // A live node makes its children itself.
    return parent.live() == null && parent.description().mayHave(target.uri.lastName())
        ? TreeStatus.OK
        : TreeStatus.COMMAND_NOT_ALLOWED;
  }

  int replace(String text, String serverId, NodeValue value) {
    Target target = Target.of(state, text, serverId);
    if (target.status != TreeStatus.OK) {
      return target.status;
    }
    if (!target.place.exists()) {
      return TreeStatus.NOT_FOUND;
    }
    if (target.uri.list() != null) {
      return TreeStatus.OPTIONAL_FEATURE_NOT_SUPPORTED;
    }
    if (target.uri.property() != null) {
      return Properties.replace(state, target, value.data());
    }
    if (ValueCheck.isSerializedObject(value)) {
      return TreeStatus.UNSUPPORTED_MEDIA_TYPE;
    }
    int permission = target.permission(TreeCommand.REPLACE);
    return permission == TreeStatus.OK ? replace(target, value) : permission;
  }

  private int replace(Target target, NodeValue sent) {
    Place place = target.place;
    if (place.isInterior()) {
      // Only a serialized object could be the value of an interior node, and is none of ours.
      return TreeStatus.COMMAND_NOT_ALLOWED;
    }
    NodeFormat wanted = place.live() == null ? place.description().format : place.format();
    NodeValue value = SentValue.meant(sent, wanted, place.type());
    if (place.live() != null) {
      return replaceLive(target, value);
    }
    ValueCheck check =
        ValueCheck.ofReplaced(place.description(), place.node(), value, state.limits);
    if (check.status != TreeStatus.OK) {
      return check.status;
    }
    int verdict = state.judge(target.change(TreeCommand.REPLACE, check.format, value.data()));
    if (verdict != TreeStatus.OK) {
      return verdict;
    }
    Node changed =
        place
            .node()
            .edit()
            .type(check.type)
            .value(check.format, value.data())
            .changed(state.nowSeconds())
            .build();
    return state.install(place.rootWith(changed, state.nowSeconds()));
  }

  private int replaceLive(Target target, NodeValue value) {
    NodeFormat format = target.place.format();
    if (value.format() != null && value.format() != format) {
      return TreeStatus.COMMAND_NOT_ALLOWED;
    }
    if (value.data().length > state.limits.valueBytes()) {
      return TreeStatus.REQUEST_ENTITY_TOO_LARGE;
    }
    if (!format.accepts(value.data())) {
      return TreeStatus.UNSUPPORTED_MEDIA_TYPE;
    }
    int status = state.judge(target.change(TreeCommand.REPLACE, format, value.data()));
    if (status == TreeStatus.OK) {
      status = target.place.live().check(value.data());
    }
    return status == TreeStatus.OK ? state.write(target.place.live(), value.data()) : status;
  }

  int delete(String text, String serverId) {
    Target target = Target.of(state, text, serverId);
    if (target.status != TreeStatus.OK) {
      return target.status;
    }
    if (!target.place.exists()) {
      return TreeStatus.NOT_FOUND;
    }
    if (!target.uri.isNode() || target.place.isPermanent()) {
      return TreeStatus.COMMAND_NOT_ALLOWED;
    }
    int permission = target.permission(TreeCommand.DELETE);
    if (permission != TreeStatus.OK) {
      return permission;
    }
    // All or nothing: a node below whose own list says no holds back the whole.
    if (!isDeletable(target.place.node(), serverId)) {
      return TreeStatus.PERMISSION_DENIED;
    }
    int verdict = state.judge(target.change(TreeCommand.DELETE, null, NO_VALUE));
    return verdict == TreeStatus.OK
        ? state.install(target.place.rootWith(null, state.nowSeconds()))
        : verdict;
  }

  private static boolean isDeletable(Node node, String serverId) {
    for (Node child : node.children) {
      if (!child.acl.isEmpty() && !child.acl.allows(TreeCommand.DELETE, serverId)) {
        return false;
      }
      if (!isDeletable(child, serverId)) {
        return false;
      }
    }
    return true;
  }

  int copy(String source, String text, String serverId) {
    Target from = Target.of(state, source, serverId);
    Target to = Target.of(state, text, serverId);
    if (from.status != TreeStatus.OK) {
      return from.status;
    }
    if (to.status != TreeStatus.OK) {
      return to.status;
    }
    if (!from.uri.isNode() || !to.uri.isNode()) {
      return TreeStatus.COMMAND_NOT_ALLOWED;
    }
    if (!from.place.exists()) {
      return TreeStatus.NOT_FOUND;
    }
    // Whoever may not read a value may not have it copied to where it can be read.
    int permission = from.permission(TreeCommand.GET);
    if (permission != TreeStatus.OK) {
      return permission;
    }
    if (from.place.isInterior() || (to.place.exists() && to.place.isInterior())) {
      return TreeStatus.FORBIDDEN;
    }
    NodeValue value = new NodeValue();
    int status = reading.value(from.place, value);
    if (status != TreeStatus.OK) {
      return status;
    }
    return forbiddenIfUnsuitable(to.place.exists() ? replaceByCopy(to, value) : add(to, value));
  }

  private int replaceByCopy(Target to, NodeValue value) {
    int permission = to.permission(TreeCommand.REPLACE);
    if (permission != TreeStatus.OK) {
      return permission;
    }
    boolean isOtherFormat = value.format() != to.place.format();
    return isOtherFormat && to.place.isPermanent() ? TreeStatus.FORBIDDEN : replace(to, value);
  }

  /** OMA-TS-DM_RepPro §6.6.4: what cannot be at its target for other reasons than rights is 403. */
  private static int forbiddenIfUnsuitable(int status) {
    return status == TreeStatus.UNSUPPORTED_MEDIA_TYPE ? TreeStatus.FORBIDDEN : status;
  }
}
