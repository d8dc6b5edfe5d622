/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A stored node with its properties and, for an interior one, its children. Immutable: a change
 * makes another node, and other nodes on the way to the root.
 */
final class Node {

  /** Value of {@link #changedSeconds} when the time of the last change is not known. */
  static final long UNKNOWN_TIME = 0;

  private static final byte[] NO_VALUE = {};

  final String name;
  final NodeFormat format;

  /** Media type of a leaf, or identifier of the management object of an interior node, or empty. */
  final String type;

  final String title;
  final Acl acl;

  /** Seconds since 1970 of the last change. */
  final long changedSeconds;

  /** Number of changes, of 16 bits. */
  final int verNo;

  /** Value of a leaf; not to be changed. */
  final byte[] value;

  /** In the order of their names; not to be changed. */
  final List<Node> children;

  /** Number of nodes of which this is the uppermost. */
  final int nodeCount;

  /** Bytes that these nodes take in the record. */
  final int recordBytes;

  private Node(Draft draft) {
    name = draft.name;
    format = draft.format;
    type = draft.type;
    title = draft.title;
    acl = draft.acl;
    changedSeconds = draft.changedSeconds;
    verNo = draft.verNo;
    value = draft.value;
    children = draft.children;
    int nodes = 1;
    int bytes = TreeRecord.bytes(this);
    for (Node child : children) {
      nodes += child.nodeCount;
      bytes += child.recordBytes;
    }
    nodeCount = nodes;
    recordBytes = bytes;
  }

  /** A new node without value, children and title, that inherits its rights. */
  static Draft draft(String name, NodeFormat format) {
    Draft draft = new Draft();
    draft.name = name;
    draft.format = format;
    return draft;
  }

  boolean isInterior() {
    return format == NodeFormat.NODE;
  }

  /** The child of a name, null when there is none. */
  Node child(String childName) {
    int index = index(childName);
    return index < 0 ? null : children.get(index);
  }

  private int index(String childName) {
    int low = 0;
    int high = children.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = children.get(middle).name.compareTo(childName);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  /** This node with one child more, or with another one in the place of that of the same name. */
  Node withChild(Node child) {
    List<Node> more = new ArrayList<>(children.size() + 1);
    more.addAll(children);
    int index = index(child.name);
    if (index < 0) {
      more.add(-index - 1, child);
    } else {
      more.set(index, child);
    }
    return edit().children(more).build();
  }

  /** This node without a child. */
  Node withoutChild(String childName) {
    List<Node> fewer = new ArrayList<>(children);
    fewer.remove(index(childName));
    return edit().children(fewer).build();
  }

  /** Begins with what this node is, to change some of it. */
  Draft edit() {
    Draft draft = new Draft();
    draft.name = name;
    draft.format = format;
    draft.type = type;
    draft.title = title;
    draft.acl = acl;
    draft.changedSeconds = changedSeconds;
    draft.verNo = verNo;
    draft.value = value;
    draft.children = children;
    return draft;
  }

  /** Whether this node and all below it are the same as others, property by property. */
  boolean isSameAs(Node other) {
    if (this == other) {
      return true;
    }
    if (!name.equals(other.name)
        || format != other.format
        || !type.equals(other.type)
        || !title.equals(other.title)
        || !acl.equals(other.acl)
        || changedSeconds != other.changedSeconds
        || verNo != other.verNo
        || !Arrays.equals(value, other.value)
        || children.size() != other.children.size()) {
      return false;
    }
    for (int i = 0; i < children.size(); i++) {
      if (!children.get(i).isSameAs(other.children.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** A node in the making. */
  static final class Draft {

    private String name = "";
    private NodeFormat format = NodeFormat.NODE;
    private String type = "";
    private String title = "";
    private Acl acl = Acl.EMPTY;
    private long changedSeconds = UNKNOWN_TIME;
    private int verNo;
    private byte[] value = NO_VALUE;
    private List<Node> children = Collections.emptyList();

    private Draft() {}

    Draft name(String to) {
      name = to;
      return this;
    }

    Draft type(String to) {
      type = to;
      return this;
    }

    Draft title(String to) {
      title = to;
      return this;
    }

    Draft acl(Acl to) {
      acl = to;
      return this;
    }

    Draft value(NodeFormat newFormat, byte[] newValue) {
      format = newFormat;
      value = newValue;
      return this;
    }

    /** Sets the children, which must be in the order of their names. */
    Draft children(List<Node> to) {
      children = to;
      return this;
    }

    /** Sets the properties that the device keeps by itself. */
    Draft history(int newVerNo, long newChangedSeconds) {
      verNo = newVerNo;
      changedSeconds = newChangedSeconds;
      return this;
    }

    /** Counts a change. */
    Draft changed(long nowSeconds) {
      return history((verNo + 1) & 0xFFFF, nowSeconds);
    }

    Node build() {
      return new Node(this);
    }
  }
}
