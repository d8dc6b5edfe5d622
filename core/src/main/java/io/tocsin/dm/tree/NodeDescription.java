/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * What a description says of a node, or of all nodes whose names a server chooses at one place
 * (OMA-TS-DM_TND §9).
 */
final class NodeDescription {

  private static final int ALL_BUT_EXEC =
      TreeCommand.ADD.bit()
          | TreeCommand.DELETE.bit()
          | TreeCommand.GET.bit()
          | TreeCommand.REPLACE.bit();

  /** Nodes below one that is open: servers make of them what they like. */
  static final NodeDescription OPEN =
      new NodeDescription(null, null, "", false, ALL_BUT_EXEC, true, Acl.EMPTY, new byte[0]);

  /** Nodes that an older description allowed: what is left is to read them, and to delete them. */
  static final NodeDescription UNDESCRIBED =
      new NodeDescription(
          null,
          null,
          "",
          false,
          TreeCommand.DELETE.bit() | TreeCommand.GET.bit(),
          false,
          Acl.EMPTY,
          new byte[0]);

  /** The name, null for any. */
  final String name;

  /** The format, null for any. */
  final NodeFormat format;

  /** Media type or identifier of a management object; empty for any. */
  final String type;

  /** Whether the node is always there, and no server makes or deletes it. */
  final boolean isPermanent;

  /** The access types: bits of {@link TreeCommand}. */
  final int commands;

  /** Whether servers may make any nodes below this one. */
  final boolean isOpen;

  /** The list that a permanent node has at first. */
  final Acl acl;

  /** The value that a permanent leaf has at first. */
  final byte[] value;

  private final List<NodeDescription> children = new ArrayList<>();

  NodeDescription(
      String name,
      NodeFormat format,
      String type,
      boolean isPermanent,
      int commands,
      boolean isOpen,
      Acl acl,
      byte[] value) {
    this.name = name;
    this.format = format;
    this.type = type;
    this.isPermanent = isPermanent;
    this.commands = commands;
    this.isOpen = isOpen;
    this.acl = acl;
    this.value = value;
  }

  boolean supports(TreeCommand command) {
    return (commands & command.bit()) != 0;
  }

  void add(NodeDescription child) {
    children.add(child);
  }

  /** The child that a description has under this very name, or under any when it is null. */
  NodeDescription described(String childName) {
    for (NodeDescription child : children) {
      if (childName == null ? child.name == null : childName.equals(child.name)) {
        return child;
      }
    }
    return null;
  }

  /** What is said of a child: by its name, or of any; never null. */
  NodeDescription child(String childName) {
    NodeDescription found = described(childName);
    if (found == null) {
      found = described(null);
    }
    if (found == null) {
      found = isOpen ? OPEN : UNDESCRIBED;
    }
    return found;
  }

  /** Whether servers may make a child of this name. */
  boolean mayHave(String childName) {
    return child(childName) != UNDESCRIBED;
  }

  /** The children that are always there. */
  List<NodeDescription> permanentChildren() {
    List<NodeDescription> found = new ArrayList<>();
    for (NodeDescription child : children) {
      if (child.isPermanent) {
        found.add(child);
      }
    }
    return found;
  }
}
