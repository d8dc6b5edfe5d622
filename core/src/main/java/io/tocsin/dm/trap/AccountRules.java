/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import io.tocsin.dm.tree.TreeChange;
import io.tocsin.dm.tree.TreeCommand;
import io.tocsin.dm.tree.TreeView;

/**
 * What a server may do to accounts, beyond what access control lists say. It could else have its
 * account, or one of another name, lead to a victim, or speak as another server by a secret that it
 * has set itself.
 */
final class AccountRules {

  private static final String ACCOUNTS = "DMAcc";
  private static final String SERVER_ID = "ServerID";

  private final TrapPolicy policy;

  AccountRules(TrapPolicy policy) {
    this.policy = policy;
  }

  /** The rule that a change by a server breaks, null for none. */
  TrapRule judge(TreeView tree, TreeChange change) {
    boolean isWithin = change.uri().isWithin(ACCOUNTS, null);
    boolean isRemoval = change.command() == TreeCommand.DELETE && change.uri().depth() == 2;
    // To remove an account sends nobody anything; who may is up to the lists.
    if (!isWithin || isRemoval) {
      return null;
    }
    String name = change.uri().names().get(1);
    String owner = tree.text("./" + ACCOUNTS + "/" + name + "/" + SERVER_ID);
    if (owner != null && !owner.equals(change.serverId())) {
      return TrapRule.FOREIGN_ACCOUNT;
    }
    boolean isWritten = change.command() != TreeCommand.DELETE && change.uri().isNode();
    if (!isWritten) {
      return null;
    }
    String value = change.valueAsText();
    if (change.uri().isAt(ACCOUNTS, null, SERVER_ID)) {
      return change.serverId().equals(value) ? null : TrapRule.FOREIGN_ACCOUNT;
    }
    boolean isAddress = change.uri().isAt(ACCOUNTS, null, "AppAddr", null, "Addr");
    return !isAddress || policy.mayLeadTo(change.serverId(), value) ? null : TrapRule.FOREIGN_HOST;
  }
}
