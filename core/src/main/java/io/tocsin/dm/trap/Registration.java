/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

/** One complete registration, as it stands in the tree. Immutable. */
public final class Registration {

  private final Trap trap;
  private final String uri;
  private final boolean isInward;
  private final String serverId;
  private final String target;
  private final String author;

  Registration(Trap trap, String uri, boolean isInward, String value, String author) {
    this.trap = trap;
    this.uri = uri;
    this.isInward = isInward;
    this.serverId = isInward ? author : value;
    this.target = isInward ? value : null;
    this.author = author;
  }

  /** The trap. */
  public Trap trap() {
    return trap;
  }

  /** Address of its node. */
  public String uri() {
    return uri;
  }

  /** Whether a node of this device is executed; else a server is told. */
  public boolean isInward() {
    return isInward;
  }

  /** The server that is told, or for which the node is executed. */
  public String serverId() {
    return serverId;
  }

  /** Address of the node that is executed; null for an outward registration. */
  public String target() {
    return target;
  }

  /** The server that registered; empty for the device itself. */
  public String author() {
    return author;
  }

  /** Whether another one is the same, though it was read at another time. */
  boolean isSameAs(Registration other) {
    return uri.equals(other.uri)
        && serverId.equals(other.serverId)
        && author.equals(other.author)
        && (target == null || target.equals(other.target));
  }
}
