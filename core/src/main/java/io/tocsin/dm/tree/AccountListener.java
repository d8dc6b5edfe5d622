/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

/**
 * Is told of accounts that have a ServerID of their own. What was done by one Atomic, or before one
 * save, is told as one difference: a server whose account was deleted and added again has a changed
 * account.
 */
public interface AccountListener {

  /** A server has an account that had none. */
  void accountAdded(DmAccount account);

  /** A server's account is another one; nonces do not count. */
  void accountChanged(DmAccount before, DmAccount after);

  /** A server has no account any more; its rights in the tree are gone already. */
  void accountRemoved(DmAccount account);
}
