/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import io.tocsin.text.Utf8;
import java.util.List;

/** The commands that change nothing stored: Get and Exec (OMA-TS-DM_RepPro §6.6). */
final class Reading {

  private static final String INBOX = "Inbox";

  private final TreeState state;

  Reading(TreeState state) {
    this.state = state;
  }

  int get(String text, String serverId, NodeValue into) {
    Target target = Target.of(state, text, serverId);
    if (target.status != TreeStatus.OK) {
      return target.status;
    }
    // OMA-TS-DM_StdObj §5.3.4: of the Inbox and all below it, whether it is there or not.
    if (target.uri.isWithin(INBOX)) {
      return TreeStatus.COMMAND_NOT_ALLOWED;
    }
    if (target.uri.list() != null) {
      return TreeStatus.OPTIONAL_FEATURE_NOT_SUPPORTED;
    }
    if (!target.place.exists()) {
      return TreeStatus.NOT_FOUND;
    }
    if (target.uri.property() != null) {
      return Properties.get(target, into);
    }
    int permission = target.permission(TreeCommand.GET);
    return permission == TreeStatus.OK ? value(target.place, into) : permission;
  }

  /** Reads a node that exists, whatever the rights. */
  int value(Place place, NodeValue into) {
    LiveNode live = place.live();
    if (place.isInterior()) {
      into.set(NodeFormat.NODE, place.type(), childList(place));
      return TreeStatus.OK;
    }
    byte[] value = live == null ? place.node().value : live.read();
    if (value == null) {
      return TreeStatus.COMMAND_FAILED;
    }
    if (value.length > state.limits.valueBytes()) {
      return TreeStatus.REQUEST_ENTITY_TOO_LARGE;
    }
    into.set(place.format(), place.type(), value);
    return TreeStatus.OK;
  }

  /** OMA-TS-DM_TND §6.2.2: the names of the children with slashes between. */
  private static byte[] childList(Place place) {
    StringBuilder names = new StringBuilder();
    if (place.live() == null) {
      for (Node child : place.node().children) {
        names.append(names.length() == 0 ? "" : "/").append(child.name);
      }
    } else {
      List<String> live = place.live().childNames();
      for (String name : live) {
        names.append(names.length() == 0 ? "" : "/").append(name);
      }
    }
    return Utf8.bytes(names.toString());
  }

  int exec(String text, String serverId, String correlator, byte[] argument) {
    Target target = Target.of(state, text, serverId);
    if (target.status != TreeStatus.OK) {
      return target.status;
    }
    if (!target.uri.isNode()) {
      return TreeStatus.COMMAND_NOT_ALLOWED;
    }
    if (!target.place.exists()) {
      return TreeStatus.NOT_FOUND;
    }
    int permission = target.permission(TreeCommand.EXEC);
    if (permission != TreeStatus.OK) {
      return permission;
    }
    // OMA-TS-DM_RepPro §6.6.3: Exec is none of the commands that an Atomic may have, for nobody
    // could take it back.
    if (state.isAtomic()) {
      return TreeStatus.COMMAND_FAILED;
    }
    LiveNode live = target.place.live();
    return live == null
        ? TreeStatus.OPTIONAL_FEATURE_NOT_SUPPORTED
        : live.exec(serverId, correlator, argument);
  }
}
