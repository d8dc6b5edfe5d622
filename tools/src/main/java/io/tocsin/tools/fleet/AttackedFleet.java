/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import io.tocsin.sim.BoardPlan;
import io.tocsin.sim.LinePlan;
import io.tocsin.sim.dmserver.auth.Account;
import io.tocsin.sim.dmserver.auth.AuthType;
import io.tocsin.sim.dmserver.auth.Credential;
import io.tocsin.sim.dmserver.session.DmSettings;
import io.tocsin.sim.world.Scheduler;
import io.tocsin.sim.world.dm.DmPeer;
import io.tocsin.sim.world.dm.DmPlan;
import io.tocsin.sim.world.host.AgentHost;
import io.tocsin.sim.world.host.World;
import io.tocsin.sim.world.network.LinkFaults;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Boards with accounts for two DM servers, one of which is infected and tries to have them talk to
 * the other. That one, the victim, is a DM server like any other, and has registered for nothing.
 * The boards are dealt out to infected servers, each of which tries one way.
 *
 * <p>The boards are called by their infected server one after the other in the first minutes; then
 * something happens at each of them every other minute.
 */
final class AttackedFleet {

  /** When all boards have been called, and their inputs begin to change. */
  static final int EVENTS_FROM_SECOND = 300;

  private static final long CALLS_FROM_MS = 10_000;
  private static final long CALLS_SECONDS = 200;
  private static final long EVENT_PERIOD_SECONDS = 120;
  private static final long MS_PER_SECOND = 1_000;
  private static final int NOTIFICATION_PORT = 2_948;
  private static final int SESSION_ID = 0x1A2B;
  private static final int LATENCY_MS_MIN = 10;
  private static final int LATENCY_MS_MAX = 50;
  private static final int SERVER_TURN_MS = 5;
  private static final String EVIL_NET = "172.16.1.";
  private static final String VICTIM_ADDRESS = "172.16.0.1";
  private static final String NONCE = "01:02:03:04";
  private static final String NONCE_BASE64 = "AQIDBA==";
  private static final String SECRET = "secret";

  /** What a board with two DM servers and nobody else needs. */
  private static final List<String> SMALL =
      List.of(
          "limit.handshakes = 1",
          "limit.message.size.bytes = 512",
          "limit.wire.buffer.bytes = 256",
          "limit.variable.bindings = 16",
          "limit.set.variables = 1",
          "limit.listeners = 1",
          "limit.map.entries = 1",
          "limit.notification.log = 0",
          "limit.sensors = 0",
          "limit.sessions = 1",
          "limit.targets = 1",
          "limit.informs.in.flight = 1",
          "limit.dm.servers = 3",
          "limit.dm.message.bytes = 2048",
          "limit.dm.value.bytes = 512",
          "limit.dm.nodes = 256",
          "limit.dm.tree.bytes = 16384",
          "journal.severity = off",
          "outbox.coalesce.ms = 0",
          "outbox.informational.events = 8",
          "outbox.warning.events = 4",
          "outbox.minor.events = 4",
          "outbox.critical.events = 4",
          "dm.notification.address = 0.0.0.0");

  private final World world;
  private final Scheduler scheduler;
  private final List<AgentHost> boards = new ArrayList<>();
  private final List<AttackGroup> groups = new ArrayList<>();

  /** The infected servers, in the order of the groups. */
  private final List<DmPeer> evils = new ArrayList<>();

  private final Map<String, AttackGroup> groupsByAddress = new HashMap<>();
  private final DmPeer victim;

  /**
   * A world with boards and servers, all of them off.
   *
   * @param seed decides all chance
   * @param count how many boards
   * @param ways what the infected servers do; the boards are dealt out to them
   */
  AttackedFleet(long seed, int count, List<AttackWay> ways) {
    world = new World(seed, false);
    scheduler = world.scheduler();
    world.internet().setUsualFaults(new LinkFaults().latency(LATENCY_MS_MIN, LATENCY_MS_MAX));
    BoardPlan plan =
        new BoardPlan(
            List.of(), List.of(new LinePlan(Fleet.inputName(0), false, false)), List.of());
    List<List<AgentHost>> shares = new ArrayList<>();
    ways.forEach(way -> shares.add(new ArrayList<>()));
    for (int index = 0; index < count; index++) {
      AgentHost board = world.addAgent("board" + index, Fleet.address(index), plan);
      board.files().put(SECRET, SECRET.getBytes(StandardCharsets.UTF_8));
      board.configure(lines(board.name(), evilHost(index % ways.size())));
      boards.add(board);
      shares.get(index % ways.size()).add(board);
    }
    for (int number = 0; number < ways.size(); number++) {
      AttackWay way = ways.get(number);
      List<AgentHost> share = shares.get(number);
      DmPeer evil =
          server(
              AttackWay.EVIL,
              evilHost(number),
              EVIL_NET + (number + 1),
              share,
              "on session 1\n" + way.script());
      AttackGroup group = new AttackGroup(way, share.size());
      evil.setEvents(group::heard);
      groups.add(group);
      evils.add(evil);
      share.forEach(board -> groupsByAddress.put(board.network().address(), group));
    }
    victim = server(AttackWay.VICTIM, AttackWay.VICTIM_HOST, VICTIM_ADDRESS, boards, "");
    victim.setTraffic(
        (from, bytes, isConnection) ->
            groupsByAddress.get(from).came(scheduler.nowMs(), bytes, isConnection));
    victim.setListener(exchange -> groupsByAddress.get(exchange.from()).told(exchange));
  }

  private static String evilHost(int number) {
    return AttackWay.EVIL + (number + 1) + ".test";
  }

  private static List<String> lines(String board, String evilHost) {
    List<String> lines = new ArrayList<>(SMALL);
    addAccount(lines, AttackWay.EVIL, evilHost, board);
    addAccount(lines, AttackWay.VICTIM, AttackWay.VICTIM_HOST, board);
    // The worst that an operator can allow it.
    lines.add("dm.server." + AttackWay.EVIL + ".keeps.account = true");
    return lines;
  }

  private static void addAccount(List<String> lines, String server, String host, String board) {
    String prefix = "dm.server." + server + ".";
    lines.add(prefix + "id = " + server);
    lines.add(prefix + "address = https://" + host + "/dm");
    lines.add(prefix + "client.name = " + board);
    lines.add(prefix + "client.secret = " + SECRET);
    lines.add(prefix + "server.secret = " + SECRET);
    lines.add(prefix + "server.nonce = " + NONCE);
  }

  private DmPeer server(
      String serverId, String host, String address, List<AgentHost> known, String script) {
    List<Account> accounts = new ArrayList<>();
    for (AgentHost board : known) {
      accounts.add(
          Account.of(
              board.name(),
              Credential.of(AuthType.MD5, board.name(), SECRET),
              new Credential(AuthType.MD5, serverId, SECRET, NONCE_BASE64)));
    }
    DmPeer server =
        new DmPeer(world, host, address, new DmPlan(DmSettings.of(serverId), accounts, script));
    server.setTurnMs(SERVER_TURN_MS);
    server.forgetSessions();
    return server;
  }

  /**
   * Plays it.
   *
   * @param seconds how long, in seconds of the world
   */
  void play(int seconds) {
    victim.powerOn();
    evils.forEach(DmPeer::powerOn);
    boards.forEach(AgentHost::powerOn);
    for (int index = 0; index < boards.size(); index++) {
      AgentHost board = boards.get(index);
      DmPeer evil = evils.get(index % evils.size());
      long callMs = CALLS_FROM_MS + CALLS_SECONDS * MS_PER_SECOND * index / boards.size();
      scheduler.at(callMs, "call", () -> call(evil, board));
      long offsetMs = EVENT_PERIOD_SECONDS * MS_PER_SECOND * index / boards.size();
      change(board, EVENTS_FROM_SECOND * MS_PER_SECOND + offsetMs);
    }
    scheduler.at(
        (EVENTS_FROM_SECOND - 1) * MS_PER_SECOND,
        "turn",
        () -> {
          for (int i = 0; i < evils.size(); i++) {
            turn(groups.get(i).way(), evils.get(i));
          }
        });
    scheduler.runUntil(seconds * MS_PER_SECOND);
  }

  private static void call(DmPeer evil, AgentHost board) {
    evil.ask(board.name(), board.network().address(), NOTIFICATION_PORT, SESSION_ID, 1);
  }

  private void change(AgentHost board, long atMs) {
    scheduler.at(
        atMs,
        "change",
        () -> {
          board.hardware().setInput(0, !board.hardware().input(0));
          change(board, atMs + EVENT_PERIOD_SECONDS * MS_PER_SECOND);
        });
  }

  /** What a server does beside its commands. */
  private void turn(AttackWay way, DmPeer evil) {
    String url = "https://" + AttackWay.VICTIM_HOST + "/dm";
    switch (way.conduct()) {
      case REDIRECT -> evil.setFaults("redirect=" + url);
      case RESP_URI -> evil.setFaults("resp-uri=" + url);
      case NAME -> world.internet().names().set(evil.name(), VICTIM_ADDRESS);
      default -> {
        // Its commands are all.
      }
    }
  }

  /** What came of each way, in their order. */
  List<AttackGroup> groups() {
    return new ArrayList<>(groups);
  }
}
