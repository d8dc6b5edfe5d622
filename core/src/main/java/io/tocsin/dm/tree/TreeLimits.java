/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

/**
 * The bounds of a tree. What is beyond them is refused with a status, and the tree stays as it was.
 */
public final class TreeLimits {

  /** Longest name, title or type in bytes that the record can hold. */
  public static final int TEXT_BYTES_MAX = 255;

  /** Longest access control list in bytes that the record can hold. */
  public static final int ACL_BYTES_MAX = 65_535;

  private final int nodes;
  private final int depth;
  private final int nameBytes;
  private final int uriBytes;
  private final int valueBytes;
  private final int titleBytes;
  private final int typeBytes;
  private final int aclBytes;
  private final int totalBytes;

  /** Bounds that suit a small board. */
  public TreeLimits() {
    this(new Draft());
  }

  private TreeLimits(Draft draft) {
    this.nodes = draft.nodes;
    this.depth = draft.depth;
    this.nameBytes = draft.nameBytes;
    this.uriBytes = draft.uriBytes;
    this.valueBytes = draft.valueBytes;
    this.titleBytes = draft.titleBytes;
    this.typeBytes = draft.typeBytes;
    this.aclBytes = draft.aclBytes;
    this.totalBytes = draft.totalBytes;
  }

  /** Begins with the bounds of {@link #TreeLimits()}, to change some of them. */
  public static Draft draft() {
    return new Draft();
  }

  /** Most nodes, the root included. */
  public int nodes() {
    return nodes;
  }

  /** Most names in an address. */
  public int depth() {
    return depth;
  }

  /** Longest name of a node in bytes, as it stands in an address. */
  public int nameBytes() {
    return nameBytes;
  }

  /** Longest address in bytes, with what follows the question mark. */
  public int uriBytes() {
    return uriBytes;
  }

  /** Longest value of a leaf in bytes. */
  public int valueBytes() {
    return valueBytes;
  }

  /** Longest title in bytes. */
  public int titleBytes() {
    return titleBytes;
  }

  /** Longest media type or identifier of a management object in bytes. */
  public int typeBytes() {
    return typeBytes;
  }

  /** Longest access control list in bytes. */
  public int aclBytes() {
    return aclBytes;
  }

  /** Most bytes of the whole tree as it is stored. */
  public int totalBytes() {
    return totalBytes;
  }

  /** Bounds in the making. A bound that the record cannot hold is cut to what it can. */
  public static final class Draft {

    private int nodes = 512;
    private int depth = 12;
    private int nameBytes = 64;
    private int uriBytes = 255;
    private int valueBytes = 4_096;
    private int titleBytes = 255;
    private int typeBytes = 128;
    private int aclBytes = 512;
    private int totalBytes = 32_768;

    private Draft() {}

    /** Sets the most nodes, the root included. */
    public Draft nodes(int most) {
      nodes = most;
      return this;
    }

    /** Sets the most names in an address, at most {@link TreeRecord#DEPTH_MAX}. */
    public Draft depth(int most) {
      depth = Math.min(most, TreeRecord.DEPTH_MAX);
      return this;
    }

    /** Sets the longest name in bytes. */
    public Draft nameBytes(int most) {
      nameBytes = Math.min(most, TEXT_BYTES_MAX);
      return this;
    }

    /** Sets the longest address in bytes. */
    public Draft uriBytes(int most) {
      uriBytes = most;
      return this;
    }

    /** Sets the longest value in bytes. */
    public Draft valueBytes(int most) {
      valueBytes = most;
      return this;
    }

    /** Sets the longest title in bytes. */
    public Draft titleBytes(int most) {
      titleBytes = Math.min(most, TEXT_BYTES_MAX);
      return this;
    }

    /** Sets the longest type in bytes. */
    public Draft typeBytes(int most) {
      typeBytes = Math.min(most, TEXT_BYTES_MAX);
      return this;
    }

    /** Sets the longest access control list in bytes. */
    public Draft aclBytes(int most) {
      aclBytes = Math.min(most, ACL_BYTES_MAX);
      return this;
    }

    /** Sets the most bytes of the whole tree, at most {@link TreeStore#CONTENT_BYTES_MAX}. */
    public Draft totalBytes(int most) {
      totalBytes = Math.min(most, TreeStore.CONTENT_BYTES_MAX);
      return this;
    }

    /** The bounds as they are now. */
    public TreeLimits build() {
      return new TreeLimits(this);
    }
  }
}
