/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import io.tocsin.dm.tree.TreeView;
import io.tocsin.event.TokenBucket;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** How many registrations there may be, and how fast a server may make them. */
final class RegistrationBounds {

  private final TrapCatalog catalog;
  private final RegistrationNodes nodes;
  private final TrapLimits limits;
  private final Map<String, TokenBucket> rates = new TreeMap<>();
  private long nowMs;

  RegistrationBounds(TrapCatalog catalog, RegistrationNodes nodes, TrapLimits limits) {
    this.catalog = catalog;
    this.nodes = nodes;
    this.limits = limits;
  }

  void setTime(long monotonicMs) {
    nowMs = monotonicMs;
  }

  /** The bound that one registration more would be beyond, null for none; then it is counted. */
  TrapRule judge(TreeView tree, Trap trap, boolean isInward, String serverId) {
    int all = 0;
    int ofServer = 0;
    int ofTrap = 0;
    int ofServerAndTrap = 0;
    for (int index = 0; index < catalog.count(); index++) {
      for (int direction = 0; direction < 2; direction++) {
        boolean isHere = index == trap.index() && isInward == (direction == 1);
        for (String uri : nodes.uris(tree, catalog.trap(index), direction == 1)) {
          boolean isOwn = serverId.equals(nodes.author(tree, uri));
          all++;
          ofServer += isOwn ? 1 : 0;
          ofTrap += isHere ? 1 : 0;
          ofServerAndTrap += isHere && isOwn ? 1 : 0;
        }
      }
    }
    if (ofServerAndTrap >= limits.perServerAndTrap()) {
      return TrapRule.TOO_MANY_OF_SERVER_FOR_TRAP;
    }
    if (ofServer >= limits.perServer()) {
      return TrapRule.TOO_MANY_OF_SERVER;
    }
    if (ofTrap >= limits.perTrap()) {
      return TrapRule.TOO_MANY_OF_TRAP;
    }
    if (all >= limits.inAll()) {
      return TrapRule.TOO_MANY;
    }
    return judgeRate(serverId);
  }

  /** A token is a second, and a registration takes as many as it says. */
  private TrapRule judgeRate(String serverId) {
    TokenBucket rate = rates.get(serverId);
    if (rate == null) {
      rate = new TokenBucket(1, limits.registrationBurst() * limits.registrationSeconds());
      rates.put(serverId, rate);
    }
    if (!rate.isOpen(nowMs)) {
      return TrapRule.TOO_FAST;
    }
    rate.take(limits.registrationSeconds(), nowMs);
    return null;
  }

  /** Forgets servers that have no account any more. */
  void keepOnly(TrapPolicy policy) {
    Iterator<String> servers = rates.keySet().iterator();
    while (servers.hasNext()) {
      if (policy.trust(servers.next()) == TrapRule.NO_ACCOUNT) {
        servers.remove();
      }
    }
  }
}
