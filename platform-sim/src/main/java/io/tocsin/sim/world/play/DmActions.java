/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.play;

import io.tocsin.sim.world.dm.DmPeer;
import io.tocsin.sim.world.scenario.Action;
import io.tocsin.sim.world.scenario.CommandKind;
import io.tocsin.sim.world.scenario.DmServerSpec;
import io.tocsin.sim.world.scenario.DmSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What scenarios do to DM servers alone. Each gives back what undoes it. */
final class DmActions {

  private static final int NOTIFICATION_PORT = 2_948;
  private static final int SESSION_IDS = 0x10000;

  /** What one server does wrong, and tells boards, at a time. */
  private static final class Conduct {
    private final List<String> faults = new ArrayList<>();
    private final List<String> scripts = new ArrayList<>();
  }

  private final Stage stage;
  private final DmSpec dm;
  private final Map<String, Conduct> conducts = new LinkedHashMap<>();
  private int nextSessionId = 1;

  DmActions(Stage stage, DmSpec dm) {
    this.stage = stage;
    this.dm = dm;
    dm.serverNames().forEach(name -> conducts.put(name, new Conduct()));
  }

  /** What is done at once needs no undoing. */
  private static void nothing() {}

  /** Does it; null when it is not of this kind. */
  Runnable act(Action action) {
    switch (action.verb()) {
      case DM_FAULT:
        return add(action.word(0), conducts.get(action.word(0)).faults, action.word(1));
      case DM_COMMANDS:
        DmServerSpec server = spec(action.word(0));
        String script = DmScripts.of(CommandKind.of(action.word(1)), server, dm.serverNames());
        return add(action.word(0), conducts.get(action.word(0)).scripts, script);
      case DM_ASK:
        ask(action.word(0), action.word(1), action.number(2));
        return DmActions::nothing;
      case DM_LOST:
        stage.dmServers.get(action.word(0)).forgetNonces();
        return DmActions::nothing;
      default:
        return null;
    }
  }

  private DmServerSpec spec(String name) {
    return dm.servers().stream().filter(server -> server.name().equals(name)).findFirst().get();
  }

  private Runnable add(String server, List<String> to, String what) {
    to.add(what);
    apply(server);
    return () -> {
      to.remove(what);
      apply(server);
    };
  }

  /** The newest script counts, and all faults do. */
  private void apply(String name) {
    Conduct conduct = conducts.get(name);
    DmPeer server = stage.dmServers.get(name);
    server.setFaults(conduct.faults.toArray(new String[0]));
    int count = conduct.scripts.size();
    server.setScript(count == 0 ? DmScripts.usual(spec(name)) : conduct.scripts.get(count - 1));
  }

  private void ask(String server, String board, int copies) {
    boolean hasAccount =
        dm.accountsOf(board).stream().anyMatch(account -> account.server().equals(server));
    if (hasAccount) {
      String address = stage.network(board).address();
      stage.dmServers.get(server).ask(board, address, NOTIFICATION_PORT, nextSessionId, copies);
      nextSessionId = (nextSessionId + 1) % SESSION_IDS;
    }
  }

  /** Ends all of it. */
  void calm() {
    for (String name : conducts.keySet()) {
      conducts.get(name).faults.clear();
      conducts.get(name).scripts.clear();
      apply(name);
    }
  }

  /** Has each server ask each of its boards for a session. */
  void askAll() {
    dm.accounts().forEach(account -> ask(account.server(), account.board(), 1));
  }
}
