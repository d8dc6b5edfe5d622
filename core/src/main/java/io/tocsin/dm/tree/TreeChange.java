/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

/** A change that is about to be made, allowed by description and access control lists. */
public final class TreeChange {

  private final TreeCommand command;
  private final NodeUri uri;
  private final NodeFormat format;
  private final byte[] value;
  private final String serverId;

  TreeChange(TreeCommand command, NodeUri uri, NodeFormat format, byte[] value, String serverId) {
    this.command = command;
    this.uri = uri;
    this.format = format;
    this.value = value;
    this.serverId = serverId;
  }

  /** Add, Replace or Delete. A Copy comes as the Add or Replace of its target. */
  public TreeCommand command() {
    return command;
  }

  /** The node, or the property that is replaced. */
  public NodeUri uri() {
    return uri;
  }

  /** The format that the node will have, null for a property or when it is deleted. */
  public NodeFormat format() {
    return format;
  }

  /** The new value; empty for an interior node, or when it is deleted. Not to be changed. */
  public byte[] value() {
    return value;
  }

  /** The new value as text, null when it is not UTF-8. */
  public String valueAsText() {
    return TreeText.text(value);
  }

  /** The server that asks, null for the device itself. */
  public String serverId() {
    return serverId;
  }
}
