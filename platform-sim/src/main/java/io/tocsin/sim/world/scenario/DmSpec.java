/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What there is of OMA DM in a scenario.
 *
 * @param servers the servers
 * @param accounts the accounts of all boards
 */
public record DmSpec(List<DmServerSpec> servers, List<AccountSpec> accounts) {

  /** Nothing. */
  public static final DmSpec NONE = new DmSpec(List.of(), List.of());

  /** Makes the lists unchangeable. */
  public DmSpec {
    servers = List.copyOf(servers);
    accounts = List.copyOf(accounts);
  }

  /** The servers' names. */
  public List<String> serverNames() {
    return servers.stream().map(DmServerSpec::name).toList();
  }

  /** The accounts of one board, in their order. */
  public List<AccountSpec> accountsOf(String board) {
    return kept(account -> account.board().equals(board)).accounts;
  }

  /** The same without a server and the accounts for it. */
  DmSpec withoutServer(String name) {
    List<DmServerSpec> rest = new ArrayList<>(servers);
    rest.removeIf(server -> server.name().equals(name));
    return new DmSpec(rest, kept(account -> !account.server().equals(name)).accounts);
  }

  /** The same without the accounts of a board. */
  DmSpec withoutBoard(String name) {
    return kept(account -> !account.board().equals(name));
  }

  /** The same without an account. */
  DmSpec withoutAccount(AccountSpec removed) {
    return kept(account -> !account.equals(removed));
  }

  private DmSpec kept(Predicate<AccountSpec> keep) {
    return new DmSpec(servers, accounts.stream().filter(keep).toList());
  }
}
