/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import io.tocsin.dm.tree.NodeUri;
import io.tocsin.dm.tree.TreeChange;
import io.tocsin.dm.tree.TreeCommand;
import io.tocsin.dm.tree.TreeView;
import java.util.List;

/** What a server may do to registrations, beyond what access control lists say. */
final class RegistrationRules {

  /** Names below the node of all traps: a trap, its list, a registration, a leaf of that. */
  private static final int LIST_DEPTH = 2;

  private static final int REGISTRATION_DEPTH = 3;
  private static final int LEAF_DEPTH = 4;

  private final TrapPolicy policy;
  private final TrapCatalog catalog;
  private final RegistrationNodes nodes;
  private final RegistrationBounds bounds;
  private final SlotTable slots;
  private final int trapsDepth;

  RegistrationRules(
      TrapPolicy policy,
      TrapCatalog catalog,
      RegistrationNodes nodes,
      RegistrationBounds bounds,
      SlotTable slots) {
    this.policy = policy;
    this.catalog = catalog;
    this.nodes = nodes;
    this.bounds = bounds;
    this.slots = slots;
    trapsDepth = depth(catalog.shape().trapsUri());
  }

  private static int depth(String uri) {
    int depth = 0;
    for (int i = 0; i < uri.length(); i++) {
      depth += uri.charAt(i) == '/' ? 1 : 0;
    }
    return depth;
  }

  /**
   * The rule that a change breaks, null for none.
   *
   * @param tree the tree before the change
   * @param change by a server, or by the device itself, of which only new registrations are noted
   * @param isOff whether only what the device keeps is kept from servers
   */
  TrapRule judge(TreeView tree, TreeChange change, boolean isOff) {
    String serverId = change.serverId();
    NodeUri uri = change.uri();
    if (uri.depth() == 0) {
      return null;
    }
    String plain = uri.parent().child(uri.lastName()).toString();
    String slotsUri = catalog.shape().slotsUri();
    if (serverId != null && (plain.equals(slotsUri) || plain.startsWith(slotsUri + "/"))) {
      return TrapRule.KEPT_BY_DEVICE;
    }
    int depth = uri.depth() - trapsDepth;
    Trap trap = depth > LIST_DEPTH ? trap(plain, uri.names()) : null;
    if (trap == null) {
      return null;
    }
    boolean isInward = isInward(uri.names());
    if (serverId == null) {
      if (depth == REGISTRATION_DEPTH && change.command() == TreeCommand.ADD) {
        nodes.begin(tree, plain, RegistrationNodes.DEVICE);
      }
      return null;
    }
    return depth == REGISTRATION_DEPTH
        ? judgeRegistration(tree, change, trap, isInward, isOff)
        : judgeLeaf(tree, change, trap, isInward, isOff);
  }

  /** The trap of an address within a list of its registrations, null when it is elsewhere. */
  private Trap trap(String uri, List<String> names) {
    String list = names.get(trapsDepth + 1);
    boolean isList =
        list.equals(catalog.shape().listName(true)) || list.equals(catalog.shape().listName(false));
    return isList && uri.startsWith(catalog.shape().trapsUri() + "/")
        ? catalog.named(names.get(trapsDepth))
        : null;
  }

  private boolean isInward(List<String> names) {
    return names.get(trapsDepth + 1).equals(catalog.shape().listName(true));
  }

  private TrapRule judgeRegistration(
      TreeView tree, TreeChange change, Trap trap, boolean isInward, boolean isOff) {
    if (!change.uri().isNode()) {
      // Its author is noted under its name.
      return "Name".equals(change.uri().property()) ? TrapRule.KEPT_BY_DEVICE : null;
    }
    if (change.command() != TreeCommand.ADD) {
      return null;
    }
    String serverId = change.serverId();
    TrapRule broken = isOff ? null : policy.trust(serverId);
    if (broken == null && !isOff && !tree.isAllowed(trap.uri(), TreeCommand.GET, serverId)) {
      broken = TrapRule.TRAP_NOT_READABLE;
    }
    if (broken == null && !isOff) {
      broken = bounds.judge(tree, trap, isInward, serverId);
    }
    if (broken == null) {
      nodes.begin(tree, change.uri().toString(), serverId);
    }
    return broken;
  }

  private TrapRule judgeLeaf(
      TreeView tree, TreeChange change, Trap trap, boolean isInward, boolean isOff) {
    NodeUri uri = change.uri();
    if (uri.lastName().equals(catalog.shape().authorName())) {
      return TrapRule.KEPT_BY_DEVICE;
    }
    boolean isWritten = uri.isNode() && change.command() != TreeCommand.DELETE;
    if (!isWritten || uri.depth() - trapsDepth != LEAF_DEPTH) {
      return null;
    }
    String registration = uri.parent().toString();
    if (!change.serverId().equals(nodes.author(tree, registration))) {
      return TrapRule.ANOTHER_AUTHOR;
    }
    if (isOff) {
      return null;
    }
    String value = change.valueAsText();
    if (value == null) {
      return isInward ? TrapRule.TARGET_NOT_HERE : TrapRule.NOT_ONESELF;
    }
    TrapRule broken =
        policy.standing(
            tree, new Registration(trap, registration, isInward, value, change.serverId()));
    if (broken == null && isThere(tree, trap, isInward, registration, value, change.serverId())) {
      broken = TrapRule.ALREADY_REGISTERED;
    }
    boolean hasRoom = slots.hasRoomFor(isInward ? change.serverId() : value);
    return broken == null && !hasRoom ? TrapRule.NO_SLOT : broken;
  }

  /** Whether another node has the same registration. */
  private boolean isThere(
      TreeView tree, Trap trap, boolean isInward, String uri, String value, String author) {
    for (String other : nodes.uris(tree, trap, isInward)) {
      boolean isSame =
          !other.equals(uri)
              && value.equals(nodes.value(tree, other, isInward))
              && (!isInward || author.equals(nodes.author(tree, other)));
      if (isSame) {
        return true;
      }
    }
    return false;
  }
}
