/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

/**
 * Is told of accounts that have a ServerID of their own. What was done by one Atomic, or before one
 * save, is told as one difference: a server whose account was deleted and added again has a changed
 * account.
 *
 * <p>Listeners hear of a change in the order in which they were added: whoever takes rights away
 * with an account comes before whoever has sessions with its server.
 */
public interface AccountListener {

  /** A server has an account that had none. */
  void accountAdded(DmAccount account);

  /** A server's account is another one; nonces do not count, but may have changed too. */
  void accountChanged(DmAccount before, DmAccount after);

  /** Nothing of a server's account has changed but nonces. */
  default void noncesChanged(DmAccount before, DmAccount after) {
    // They are the business of whoever has sessions with the server.
  }

  /** A server has no account any more; its rights in the tree are gone already. */
  void accountRemoved(DmAccount account);
}
