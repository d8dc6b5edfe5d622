/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The accounts of DM servers, as a view on {@code ./DMAcc}. A ServerID is in one account at most: a
 * change that would give it to a second one is refused. When a server's account goes, all access
 * control lists forget the server.
 */
public final class DmAccounts {

  private static final String DM_ACC = "DMAcc";
  private static final String SERVER_ID = "ServerID";

  private final AccountReader reader;
  private final List<AccountListener> listeners = new ArrayList<>();
  private List<DmAccount> accounts;
  private Node readFrom;

  /**
   * The accounts of a tree.
   *
   * @param tree a tree of the standard objects
   */
  public DmAccounts(ManagementTree tree) {
    reader = new AccountReader(tree.view());
    accounts = readAll(tree.view());
    readFrom = tree.root().child(DM_ACC);
    tree.addGuard(this::check);
    tree.addListener(this::treeChanged);
  }

  /** Adds somebody who is told of changes, in the order of adding. */
  public void addListener(AccountListener listener) {
    listeners.add(listener);
  }

  /**
   * All accounts in the order of their names, those that cannot be used too; as they were when
   * listeners were told last.
   */
  public List<DmAccount> all() {
    return Collections.unmodifiableList(accounts);
  }

  /**
   * The account of a server.
   *
   * @param serverId its ServerID
   * @return the account, usable or not; null when there is none, or two
   */
  public DmAccount of(String serverId) {
    return find(accounts, serverId);
  }

  private static DmAccount find(List<DmAccount> accounts, String serverId) {
    for (DmAccount account : accounts) {
      if (isOfAServer(account) && account.serverId().equals(serverId)) {
        return account;
      }
    }
    return null;
  }

  private static boolean isOfAServer(DmAccount account) {
    return Acl.isServerId(account.serverId()) && account.problem() != DmAccount.DUPLICATE_SERVER_ID;
  }

  private List<DmAccount> readAll(TreeView tree) {
    List<DmAccount> found = new ArrayList<>();
    for (String name : tree.children(AccountReader.ACCOUNTS)) {
      found.add(reader.read(name));
    }
    return found;
  }

  private int check(TreeView tree, TreeChange change) {
    NodeUri uri = change.uri();
    boolean isServerId =
        change.command() != TreeCommand.DELETE && uri.isNode() && uri.isAt(DM_ACC, null, SERVER_ID);
    if (!isServerId) {
      return TreeStatus.OK;
    }
    String serverId = change.valueAsText();
    if (!Acl.isServerId(serverId)) {
      return TreeStatus.UNSUPPORTED_MEDIA_TYPE;
    }
    return reader.isElsewhere(serverId, uri.parent().toString())
        ? TreeStatus.ALREADY_EXISTS
        : TreeStatus.OK;
  }

  private void treeChanged(ManagementTree tree) {
    Node node = tree.root().child(DM_ACC);
    if (node == readFrom) {
      // Nodes never change, so neither has anything below this one.
      return;
    }
    readFrom = node;
    List<DmAccount> before = accounts;
    accounts = readAll(tree.view());
    for (DmAccount old : before) {
      if (isOfAServer(old) && !isNamed(accounts, old.serverId())) {
        tree.local().forgetServer(old.serverId());
        for (AccountListener listener : listeners) {
          listener.accountRemoved(old);
        }
      }
    }
    for (DmAccount account : accounts) {
      if (isOfAServer(account)) {
        tell(find(before, account.serverId()), account);
      }
    }
  }

  private static boolean isNamed(List<DmAccount> accounts, String serverId) {
    for (DmAccount account : accounts) {
      if (account.serverId().equals(serverId)) {
        return true;
      }
    }
    return false;
  }

  private void tell(DmAccount before, DmAccount after) {
    for (AccountListener listener : listeners) {
      if (before == null) {
        listener.accountAdded(after);
      } else if (!before.isSameAs(after)) {
        listener.accountChanged(before, after);
      } else if (!before.hasSameNoncesAs(after)) {
        listener.noncesChanged(before, after);
      }
    }
  }
}
