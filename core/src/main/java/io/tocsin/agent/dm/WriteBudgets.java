/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import io.tocsin.dm.tree.ChangeGuard;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.TreeChange;
import io.tocsin.dm.tree.TreeStatus;
import io.tocsin.dm.tree.TreeView;
import io.tocsin.hal.Log;
import io.tocsin.store.FlashBudget;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much each server may have written to the flash in a day by changing the tree, so that a
 * server which somebody has got hold of cannot wear it out, and takes nothing from the others. A
 * server whose budget is used up is told to come again later (417). The budgets are full after a
 * start.
 */
final class WriteBudgets implements ChangeGuard {

  private static final String TOPIC = "dm";

  private final ManagementTree tree;
  private final int serversMax;
  private final Log log;
  private final Map<String, Share> shares = new LinkedHashMap<>();
  private int dayBytes = FlashBudget.UNLIMITED;
  private long nowMs;

  /** The one that changed the tree last, and pays for what is written; null for nobody. */
  private Share payer;

  private long chargedBytes;

  /** What one server may. */
  private static final class Share {
    private final FlashBudget budget;
    private boolean isUsedUp;

    Share(FlashBudget budget) {
      this.budget = budget;
    }
  }

  /**
   * Budgets without bound; {@link #adapt} sets one.
   *
   * @param tree is watched from now on
   * @param serversMax most servers that have an account
   * @param log hears of budgets that are used up
   */
  WriteBudgets(ManagementTree tree, int serversMax, Log log) {
    this.tree = tree;
    this.serversMax = serversMax;
    this.log = log;
    tree.addGuard(this);
  }

  /**
   * Sets how much each server may have written.
   *
   * @param bytes in 24 hours; 0 for no bound
   */
  void adapt(int bytes) {
    if (bytes != dayBytes) {
      dayBytes = bytes;
      payer = null;
      shares.clear();
    }
  }

  /** Says what time it is, in monotonic milliseconds; what was written since is paid for. */
  void setTime(long timeMs) {
    nowMs = timeMs;
    long bytes = tree.writtenBytes() - chargedBytes;
    chargedBytes += bytes;
    if (payer != null && bytes > 0) {
      payer.budget.spend(bytes, nowMs);
    }
  }

  @Override
  public int check(TreeView view, TreeChange change) {
    if (dayBytes == FlashBudget.UNLIMITED) {
      return TreeStatus.OK;
    }
    setTime(nowMs);
    Share share = shareOf(change.serverId());
    long waitMs = share.budget.waitMs(tree.totalBytes(), nowMs);
    if (waitMs > 0) {
      tell(share, change.serverId(), waitMs);
      return TreeStatus.RETRY_LATER;
    }
    share.isUsedUp = false;
    payer = share;
    return TreeStatus.OK;
  }

  private Share shareOf(String serverId) {
    Share share = shares.get(serverId);
    if (share == null) {
      if (shares.size() >= serversMax) {
        // Of those that have an account now, each has changed something since.
        Iterator<Share> oldest = shares.values().iterator();
        oldest.next();
        oldest.remove();
      }
      share = new Share(new FlashBudget(dayBytes, nowMs));
      shares.put(serverId, share);
    }
    return share;
  }

  private void tell(Share share, String serverId, long waitMs) {
    if (!share.isUsedUp) {
      share.isUsedUp = true;
      log.write(
          Log.WARNING,
          TOPIC,
          "Server "
              + serverId
              + " has had as much written as dm.day.bytes allows. It changes nothing for "
              + (waitMs + 999) / 1_000
              + " s.");
    }
  }
}
