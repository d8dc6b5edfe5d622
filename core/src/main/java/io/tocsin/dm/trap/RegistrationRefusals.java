/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import io.tocsin.dm.tree.AccountListener;
import io.tocsin.dm.tree.DmAccount;
import io.tocsin.dm.tree.DmAccounts;
import java.util.HashMap;
import java.util.Map;

/** How often each server was refused a registration; only servers with an account are counted. */
final class RegistrationRefusals implements AccountListener {

  private final DmAccounts accounts;
  private final Map<String, Long> counts = new HashMap<>();

  RegistrationRefusals(DmAccounts accounts) {
    this.accounts = accounts;
    accounts.addListener(this);
  }

  void add(String serverId) {
    if (accounts.of(serverId) != null) {
      counts.merge(serverId, 1L, Long::sum);
    }
  }

  /** Since the server has had its account, or since the start. */
  long of(String serverId) {
    return counts.getOrDefault(serverId, 0L);
  }

  @Override
  public void accountAdded(DmAccount account) {
    // It was refused nothing yet.
  }

  @Override
  public void accountChanged(DmAccount before, DmAccount after) {
    // The server is the same.
  }

  @Override
  public void accountRemoved(DmAccount account) {
    counts.remove(account.serverId());
  }
}
