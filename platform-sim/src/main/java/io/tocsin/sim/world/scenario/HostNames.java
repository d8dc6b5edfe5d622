/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * The names that may stand in the actions of a scenario; they grow as it is read.
 *
 * @param servers servers that take notifications
 * @param dmServers DM servers
 * @param boards boards
 */
record HostNames(List<String> servers, List<String> dmServers, List<String> boards) {

  /** No names yet. */
  HostNames() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /** Servers of both kinds. */
  List<String> allServers() {
    List<String> all = new ArrayList<>(servers);
    all.addAll(dmServers);
    return all;
  }

  /** Servers and boards. */
  List<String> all() {
    List<String> all = allServers();
    all.addAll(boards);
    return all;
  }
}
