/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import java.util.ArrayList;
import java.util.List;

/** The tree as it is now, the Atomic that is open, and what every command needs. */
final class TreeState {

  /** Most writes to live nodes that may wait for the end of an Atomic. */
  static final int PENDING_WRITES_MAX = 32;

  private static final class PendingWrite {
    final LiveNode node;
    final byte[] value;

    PendingWrite(LiveNode node, byte[] value) {
      this.node = node;
      this.value = value;
    }
  }

  final TreeDescription description;
  final TreeLimits limits;
  final UriParser uris;
  final Mounts mounts = new Mounts();
  private final List<ChangeGuard> guards = new ArrayList<>();
  private final List<PendingWrite> pending = new ArrayList<>();
  private final TreeView view = new TreeView(this);
  private Node root;
  private Node rootBeforeAtomic;
  private long nowSeconds = Node.UNKNOWN_TIME;

  TreeState(TreeDescription description, TreeLimits limits, Node root) {
    this.description = description;
    this.limits = limits;
    this.uris = new UriParser(limits);
    this.root = root;
  }

  Node root() {
    return root;
  }

  TreeView view() {
    return view;
  }

  long nowSeconds() {
    return nowSeconds;
  }

  void setNowSeconds(long seconds) {
    nowSeconds = seconds;
  }

  void add(ChangeGuard guard) {
    guards.add(guard);
  }

  Place find(NodeUri uri) {
    return Place.find(root, description.root(), mounts, uri);
  }

  /** What the guards say of a change. */
  int judge(TreeChange change) {
    for (ChangeGuard guard : guards) {
      int status = guard.check(view, change);
      if (status != TreeStatus.OK) {
        return status;
      }
    }
    return TreeStatus.OK;
  }

  /**
   * Makes another tree the present one, unless it is beyond the bounds. One that is not greater
   * than the present one always may, so that a tree which is too large can be made smaller.
   */
  int install(Node changed) {
    boolean hasMoreNodes = changed.nodeCount > root.nodeCount;
    boolean hasMoreBytes = changed.recordBytes > root.recordBytes;
    if ((hasMoreNodes && changed.nodeCount > limits.nodes())
        || (hasMoreBytes && TreeRecord.length(changed) > limits.totalBytes())) {
      return TreeStatus.DEVICE_FULL;
    }
    root = changed;
    return TreeStatus.OK;
  }

  /** As {@link #install}, for what must be done whatever the bounds are. */
  void installAnyway(Node changed) {
    root = changed;
  }

  boolean isAtomic() {
    return rootBeforeAtomic != null;
  }

  void begin() {
    rootBeforeAtomic = root;
  }

  void rollBack() {
    root = rootBeforeAtomic;
    rootBeforeAtomic = null;
    pending.clear();
  }

  void commit() {
    rootBeforeAtomic = null;
    for (PendingWrite write : pending) {
      write.node.write(write.value);
    }
    pending.clear();
  }

  /** Gives a live node a value that it has agreed to, now or at the end of the Atomic. */
  int write(LiveNode node, byte[] value) {
    if (!isAtomic()) {
      node.write(value);
      return TreeStatus.OK;
    }
    if (pending.size() == PENDING_WRITES_MAX) {
      return TreeStatus.DEVICE_FULL;
    }
    pending.add(new PendingWrite(node, value));
    return TreeStatus.OK;
  }
}
