/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import io.tocsin.dm.tree.Acl;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.NodeValue;
import io.tocsin.dm.tree.TreeStatus;
import io.tocsin.dm.tree.TreeView;
import java.util.StringTokenizer;

/**
 * Which server has which slot. Kept in the tree, so that an assignment becomes durable together
 * with the registrations that it is for: one leaf for each slot in use, with the identifier of the
 * newest event at the assignment in 16 hexadecimal digits, the host of the account, and the
 * ServerID, with blanks between.
 */
final class SlotTable {

  /** No slot. */
  static final int NONE = -1;

  private static final int HEXADECIMAL = 16;
  private static final int ID_DIGITS = 16;

  private final ManagementTree tree;
  private final String uri;
  private final EventIdentifiers identifiers;
  private final String[] servers;
  private final String[] hosts;
  private final long[] newestIds;

  /** Reads the slots out of the tree; what is no assignment there, or beyond the count, goes. */
  SlotTable(ManagementTree tree, String uri, int count, EventIdentifiers identifiers) {
    this.tree = tree;
    this.uri = uri;
    this.identifiers = identifiers;
    servers = new String[count];
    hosts = new String[count];
    newestIds = new long[count];
    TreeView view = tree.view();
    for (String name : view.children(uri)) {
      if (!isRead(name, view.text(uri + "/" + name))) {
        tree.local().delete(uri + "/" + name);
      }
    }
  }

  private boolean isRead(String name, String text) {
    for (int slot = 0; slot < servers.length; slot++) {
      if (name.equals(Integer.toString(slot)) && text != null) {
        StringTokenizer fields = new StringTokenizer(text, " ");
        return fields.countTokens() == 3
            && isRead(slot, fields.nextToken(), fields.nextToken(), fields.nextToken());
      }
    }
    return false;
  }

  private boolean isRead(int slot, String id, String host, String serverId) {
    long newestId = 0;
    for (int i = 0; i < id.length(); i++) {
      int digit = id.charAt(i) < 0x80 ? Character.digit(id.charAt(i), HEXADECIMAL) : -1;
      if (digit < 0) {
        return false;
      }
      newestId = newestId << 4 | digit;
    }
    if (id.length() != ID_DIGITS || !Acl.isServerId(serverId) || of(serverId) != NONE) {
      return false;
    }
    servers[slot] = serverId;
    hosts[slot] = host;
    newestIds[slot] = newestId;
    return true;
  }

  int count() {
    return servers.length;
  }

  /** The slot of a server, {@link #NONE} when it has none. */
  int of(String serverId) {
    for (int slot = 0; slot < servers.length; slot++) {
      if (serverId.equals(servers[slot])) {
        return slot;
      }
    }
    return NONE;
  }

  /** The server of a slot, null when it is free. */
  String server(int slot) {
    return slot >= 0 && slot < servers.length ? servers[slot] : null;
  }

  /** Where the server's account led to when it registered. */
  String host(int slot) {
    return hosts[slot];
  }

  /** Identifier of the newest event that is not for the server. */
  long newestId(int slot) {
    return newestIds[slot];
  }

  /** Whether a server has a slot, or could have one. */
  boolean hasRoomFor(String serverId) {
    return of(serverId) != NONE || free() != NONE;
  }

  private int free() {
    for (int slot = 0; slot < servers.length; slot++) {
      if (servers[slot] == null) {
        return slot;
      }
    }
    return NONE;
  }

  /**
   * Gives a server a slot that it does not have yet.
   *
   * @return whether there was one, and room in the tree to note it
   */
  boolean assign(String serverId, String host) {
    int slot = free();
    return slot != NONE && keep(slot, serverId, host, identifiers.newest());
  }

  /** Notes that a server's account leads to another host, where it may. */
  boolean move(int slot, String host) {
    return keep(slot, servers[slot], host, newestIds[slot]);
  }

  private boolean keep(int slot, String serverId, String host, long newestId) {
    StringBuilder text = new StringBuilder(Long.toHexString(newestId));
    while (text.length() < ID_DIGITS) {
      text.insert(0, '0');
    }
    text.append(' ').append(host).append(' ').append(serverId);
    if (tree.local().put(uri + "/" + slot, NodeValue.text(text.toString())) != TreeStatus.OK) {
      return false;
    }
    servers[slot] = serverId;
    hosts[slot] = host;
    newestIds[slot] = newestId;
    return true;
  }

  /** Makes a slot free. */
  void release(int slot) {
    tree.local().delete(uri + "/" + slot);
    servers[slot] = null;
    hosts[slot] = null;
  }
}
