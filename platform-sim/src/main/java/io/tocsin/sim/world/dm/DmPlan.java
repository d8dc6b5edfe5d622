/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.dm;

import io.tocsin.sim.dmserver.auth.Account;
import io.tocsin.sim.dmserver.session.DmSettings;
import java.util.List;

/**
 * What a server is to be.
 *
 * @param settings its identifier and its bounds
 * @param accounts the boards that it knows
 * @param script what it tells them, in the language of {@code tools/docs/dm-server.md}
 */
public record DmPlan(DmSettings settings, List<Account> accounts, String script) {

  /** Makes the list unchangeable. */
  public DmPlan {
    accounts = List.copyOf(accounts);
  }

  /**
   * A server with the usual settings.
   *
   * @param serverId its identifier
   */
  public static DmPlan of(String serverId, List<Account> accounts, String script) {
    return new DmPlan(DmSettings.of(serverId), accounts, script);
  }
}
