/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.agent.dm.DmAgent;
import io.tocsin.config.Configuration;
import io.tocsin.config.TargetSettings;
import io.tocsin.event.Journal;
import io.tocsin.mib.TargetStatus;
import io.tocsin.sim.world.dm.DmPeer;
import io.tocsin.sim.world.host.AgentHost;
import io.tocsin.sim.world.host.NotificationServer;
import io.tocsin.sim.world.network.VirtualConnection;
import io.tocsin.sim.world.scenario.AccountSpec;
import io.tocsin.sim.world.scenario.BoardSpec;
import io.tocsin.sim.world.scenario.TargetSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A board of a run, as checkers see it. */
public final class BoardView {
  private final AgentHost host;
  private final BoardSpec spec;
  private final List<TargetSpec> targets;
  private final List<NotificationServer> servers;
  private final List<AccountSpec> accounts;
  private final List<DmPeer> peers;
  private final Map<Integer, Integer> starts = new HashMap<>();
  private int startNumber;
  private boolean blind;
  private String engineId = "";
  private int engineBoots;

  /**
   * A view of a board that has not started.
   *
   * @param host the board
   * @param spec what the scenario says of it
   * @param targets its targets
   * @param servers the servers of these targets
   * @param accounts its accounts for DM servers
   * @param peers the servers of these accounts
   */
  public BoardView(
      AgentHost host,
      BoardSpec spec,
      List<TargetSpec> targets,
      List<NotificationServer> servers,
      List<AccountSpec> accounts,
      List<DmPeer> peers) {
    this.host = host;
    this.spec = spec;
    this.targets = List.copyOf(targets);
    this.servers = List.copyOf(servers);
    this.accounts = List.copyOf(accounts);
    this.peers = List.copyOf(peers);
  }

  /**
   * A view of a board without accounts for DM servers.
   *
   * @param host the board
   * @param spec what the scenario says of it
   * @param targets its targets
   * @param servers the servers of these targets
   */
  public BoardView(
      AgentHost host, BoardSpec spec, List<TargetSpec> targets, List<NotificationServer> servers) {
    this(host, spec, targets, servers, List.of(), List.of());
  }

  /** Takes note of a start. */
  public void started(String ofEngineId, int ofEngineBoots) {
    startNumber++;
    blind = host.agent() != null && host.agent().journal().state() == Journal.FAILING;
    starts.put(ofEngineBoots, startNumber);
    engineId = ofEngineId;
    engineBoots = ofEngineBoots;
  }

  /**
   * A number that rises from event to event, also where the count of starts was lost and did not:
   * the start in the upper half, the count of the event in the lower.
   *
   * @param eventId identifier of an event; that of a start that never was is greater than all
   */
  public long rank(long eventId) {
    long start = starts.getOrDefault((int) (eventId >>> Integer.SIZE), Integer.MAX_VALUE);
    return eventId == 0 ? 0 : start << Integer.SIZE | (eventId & 0xFFFF_FFFFL);
  }

  /**
   * Whether the agent that runs could not read its journal at the start. What it has from before
   * may come at any time then, with old events and counters.
   */
  public boolean isBlind() {
    return blind;
  }

  /** The board. */
  public AgentHost host() {
    return host;
  }

  /** The board's name. */
  public String name() {
    return spec.name();
  }

  /** What the scenario says of it. */
  public BoardSpec spec() {
    return spec;
  }

  /** Number of SNMP targets. Behind them, the agent has places for DM servers. */
  public int targetCount() {
    return targets.size();
  }

  /** What the scenario says of a target. */
  public TargetSpec target(int index) {
    return targets.get(index);
  }

  /** The configuration of a target. */
  public TargetSettings settings(int index) {
    return configuration().targets().get(index);
  }

  /** The server that a target is. */
  public NotificationServer server(int index) {
    return servers.get(index);
  }

  /** A target for people. */
  public String label(int index) {
    String target =
        index < targets.size() ? targets.get(index).name() : "place " + (index - targets.size());
    return name() + " to " + target;
  }

  /** The target of a server's host name; -1 for none. */
  public int targetOf(String hostName) {
    for (int i = 0; i < servers.size(); i++) {
      if (servers.get(i).name().equals(hostName)) {
        return i;
      }
    }
    return -1;
  }

  /** Number of accounts for DM servers. */
  public int accountCount() {
    return accounts.size();
  }

  /** What the scenario says of an account. */
  public AccountSpec account(int index) {
    return accounts.get(index);
  }

  /** The DM server of an account. */
  public DmPeer peer(int index) {
    return peers.get(index);
  }

  /** The account for a server's host name; -1 for none. */
  public int accountOf(String hostName) {
    for (int i = 0; i < peers.size(); i++) {
      if (peers.get(i).name().equals(hostName)) {
        return i;
      }
    }
    return -1;
  }

  /** The place that the server of an account has among the targets of the agent; -1 for none. */
  public int placeOf(int account) {
    DmAgent dm = dm();
    for (int slot = 0; dm != null && slot < dm.slotCount(); slot++) {
      if (accounts.get(account).server().equals(dm.serverOf(slot))) {
        return targets.size() + slot;
      }
    }
    return -1;
  }

  /** Connections to DM servers that are open, or are being opened. */
  public int dmConnectionCount() {
    int count = 0;
    for (VirtualConnection connection : host.network().connections()) {
      String remote = connection.remoteName();
      count += remote != null && accountOf(remote) >= 0 ? 1 : 0;
    }
    return count;
  }

  /** An account for people. */
  public String accountLabel(int index) {
    return name() + " and " + accounts.get(index).server();
  }

  /** The DM client of the running agent; null when none runs, or it has no DM servers. */
  public DmAgent dm() {
    return host.agent() == null ? null : host.agent().dm();
  }

  /** Its configuration. */
  public Configuration configuration() {
    return host.configuration();
  }

  /** What the running agent tells of its targets; null when none runs. */
  public TargetStatus status() {
    return host.agent() == null ? null : host.agent().targets();
  }

  /** Number of this start of the agent, from 1. */
  public int startNumber() {
    return startNumber;
  }

  /** The engine that it says it is, in hexadecimal digits; empty before the first start. */
  public String engineId() {
    return engineId;
  }

  /** The number of starts that it says there were. */
  public int engineBoots() {
    return engineBoots;
  }
}
