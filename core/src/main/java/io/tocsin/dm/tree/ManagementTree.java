/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import io.tocsin.hal.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The management tree of a device: the commands of servers, each answered with a constant of {@link
 * TreeStatus}.
 *
 * <p>A command names the Server Identifier of the server that is authenticated in the session;
 * null, or what is no identifier, has no rights at all. A command that is refused has changed
 * nothing.
 *
 * <p>What is not said by the specification is decided so: an address is looked at first (414, 404),
 * then whether the node is there (404), then the access types (405), then the access control lists
 * (425), then the value (413, 415), then the guards, then the room (420). A missing parent is never
 * made. Delete needs the right on each node below that has a list of its own.
 */
public final class ManagementTree {

  /** What the board's memory held at the start. */
  public enum Origin {
    /** Nothing: the tree is that of the description. */
    NEW,
    /** The tree of an earlier run. */
    STORED,
    /** Something that is no tree any more: the tree is that of the description. */
    DAMAGED
  }

  /** Pause after a failure of the memory before it is tried again, in milliseconds. */
  static final long RETRY_MS = 60_000;

  private final TreeState state;
  private final Reading reading;
  private final Writing writing;
  private final LocalTree local;
  private final TreeStore store;
  private final Origin origin;
  private final List<TreeListener> listeners = new ArrayList<>();
  private Node toldRoot;
  private Node savedRoot;
  private boolean isSaveFailed;
  private long retryAtMs;
  private long writtenBytes;

  /**
   * Opens the tree that the board's memory holds, or makes a new one.
   *
   * @param description which nodes there are and may be
   * @param limits the bounds
   * @param storage the board's memory
   * @throws IOException when it cannot be opened or read
   */
  public ManagementTree(TreeDescription description, TreeLimits limits, Storage storage)
      throws IOException {
    store = new TreeStore(storage);
    Node stored = store.read();
    if (stored != null) {
      origin = Origin.STORED;
    } else {
      origin = store.isDamaged() ? Origin.DAMAGED : Origin.NEW;
    }
    Node root = stored == null ? description.newTree() : description.completed(stored);
    state = new TreeState(description, limits, root);
    reading = new Reading(state);
    writing = new Writing(state, reading);
    local = new LocalTree(state);
    toldRoot = root;
    savedRoot = stored != null && stored.isSameAs(root) ? root : null;
  }

  /** What the board's memory held at the start. */
  public Origin origin() {
    return origin;
  }

  /**
   * Puts a live node in the place of a permanent node, and of all below it.
   *
   * @param uri address of a permanent node of the description
   * @param node answers from now on
   * @throws IllegalArgumentException when the description has no such node
   */
  public void mount(String uri, LiveNode node) {
    NodeUri parsed = state.uris.parse(uri);
    boolean isNode = parsed.status() == TreeStatus.OK && parsed.isNode() && parsed.depth() > 0;
    Place place = isNode ? state.find(parsed) : null;
    if (place == null || !place.isStored() || !place.description().isPermanent) {
      throw new IllegalArgumentException(uri + " is no permanent node");
    }
    state.mounts.put(parsed, node);
  }

  /** Adds somebody who can refuse changes. */
  public void addGuard(ChangeGuard guard) {
    state.add(guard);
  }

  /** Adds somebody who is told of changes, in the order of adding. */
  public void addListener(TreeListener listener) {
    listeners.add(listener);
  }

  /**
   * Says what time it is, for TStamp.
   *
   * @param utcMs milliseconds since 1970, 0 when it is not known
   */
  public void setTime(long utcMs) {
    state.setNowSeconds(Math.max(utcMs, 0) / 1_000);
  }

  /** The bounds. */
  public TreeLimits limits() {
    return state.limits;
  }

  /** Number of nodes that are stored. */
  public int nodeCount() {
    return state.root().nodeCount;
  }

  /** Bytes that the tree takes when it is stored. */
  public int totalBytes() {
    return TreeRecord.length(state.root());
  }

  /** Bytes that were written to the memory since the start, also in vain; never falls. */
  public long writtenBytes() {
    return writtenBytes;
  }

  /** The root as it is now. */
  Node root() {
    return state.root();
  }

  /** What commands work on. */
  TreeState state() {
    return state;
  }

  /** The tree as the device itself reads it. */
  public TreeView view() {
    return state.view();
  }

  /** The tree as the device itself changes it. */
  public LocalTree local() {
    return local;
  }

  /**
   * Get of a node or property. Of an interior node it is the list of the names of its children,
   * with slashes between.
   *
   * @param uri address of the node or property
   * @param serverId who asks
   * @param into takes what was found when the status is {@link TreeStatus#OK}
   */
  public int get(String uri, String serverId, NodeValue into) {
    return reading.get(uri, serverId, into);
  }

  /**
   * Add of a node.
   *
   * @param uri address that the node will have
   * @param serverId who asks
   * @param value what it will be
   */
  public int add(String uri, String serverId, NodeValue value) {
    return writing.add(uri, serverId, value);
  }

  /**
   * Replace of the value of a leaf, or of a property.
   *
   * @param uri address of the leaf or property
   * @param serverId who asks
   * @param value what it is to have; format and type are not looked at for a property
   */
  public int replace(String uri, String serverId, NodeValue value) {
    return writing.replace(uri, serverId, value);
  }

  /**
   * Delete of a node with all below it.
   *
   * @param uri the node's address
   * @param serverId who asks
   */
  public int delete(String uri, String serverId) {
    return writing.delete(uri, serverId);
  }

  /**
   * Copy of a leaf, onto another one or into a new one. Its properties do not go along, but for
   * format and type.
   *
   * @param source address of the leaf
   * @param target address of the other one
   * @param serverId who asks
   */
  public int copy(String source, String target, String serverId) {
    return writing.copy(source, target, serverId);
  }

  /**
   * Exec of what a node stands for.
   *
   * @param uri the node's address
   * @param serverId who asks
   * @param correlator what an alert about the outcome has to carry, or null
   * @param argument the data that came along; empty for none
   */
  public int exec(String uri, String serverId, String correlator, byte[] argument) {
    return reading.exec(uri, serverId, correlator, argument);
  }

  /**
   * Begins an Atomic.
   *
   * @return {@link TreeStatus#OK}, or {@link TreeStatus#COMMAND_FAILED} when one is open
   */
  public int begin() {
    if (state.isAtomic()) {
      return TreeStatus.COMMAND_FAILED;
    }
    state.begin();
    return TreeStatus.OK;
  }

  /** Whether an Atomic is open. */
  public boolean isAtomic() {
    return state.isAtomic();
  }

  /**
   * Takes back all that was done since {@link #begin}. That never fails: live nodes have not been
   * written yet.
   *
   * @return {@link TreeStatus#ATOMIC_ROLL_BACK_OK}, or {@link TreeStatus#COMMAND_FAILED} when no
   *     Atomic is open
   */
  public int rollBack() {
    if (!state.isAtomic()) {
      return TreeStatus.COMMAND_FAILED;
    }
    state.rollBack();
    return TreeStatus.ATOMIC_ROLL_BACK_OK;
  }

  /**
   * Ends an Atomic: live nodes get their values, and listeners are told.
   *
   * @return {@link TreeStatus#OK}, or {@link TreeStatus#COMMAND_FAILED} when no Atomic is open
   */
  public int commit() {
    if (!state.isAtomic()) {
      return TreeStatus.COMMAND_FAILED;
    }
    state.commit();
    tellListeners();
    return TreeStatus.OK;
  }

  private void tellListeners() {
    if (toldRoot == state.root()) {
      return;
    }
    for (TreeListener listener : listeners) {
      listener.treeChanged(this);
    }
    // What listeners changed themselves is theirs to know.
    toldRoot = state.root();
  }

  /**
   * Tells listeners, and makes the tree durable if it has changed. To be called when the commands
   * of a message, or an Atomic, have been carried out; within an Atomic it does nothing. When the
   * memory fails, the tree stays in use as it is, and is tried again after a minute.
   *
   * @param nowMs the monotonic time
   * @return whether the memory now has the tree as it is
   */
  public boolean save(long nowMs) {
    if (state.isAtomic()) {
      return false;
    }
    tellListeners();
    if (!isDirty()) {
      return true;
    }
    if (isSaveFailed && nowMs < retryAtMs) {
      return false;
    }
    writtenBytes += totalBytes();
    isSaveFailed = !store.write(state.root());
    if (isSaveFailed) {
      retryAtMs = nowMs + RETRY_MS;
      return false;
    }
    savedRoot = state.root();
    return true;
  }

  /** Whether the tree has changed since it was last saved. */
  public boolean isDirty() {
    return savedRoot != state.root();
  }

  /** Whether the memory failed when the tree was to be saved last. */
  public boolean isSaveFailed() {
    return isSaveFailed;
  }

  /** The monotonic time at which {@link #save} is to be called again; the greatest for never. */
  public long nextSaveMs() {
    return isSaveFailed && isDirty() ? retryAtMs : Long.MAX_VALUE;
  }
}
