/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

import io.tocsin.sim.world.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws what there is of OMA DM in a scenario, and what happens to it. It has chance of its own, so
 * that whatever else is in a scenario does not depend on it.
 */
final class DmDraw {

  private static final int SERVERS_MAX = 3;
  private static final int LASTS_MS_MEAN = 25_000;
  private static final int FAULT_MS_MEAN_MIN = 4_000;
  private static final int FAULT_MS_MEAN_MAX = 60_000;
  private static final int ASK_MS_MEAN_MIN = 2_000;
  private static final int ASK_MS_MEAN_MAX = 60_000;

  /** Where a redirect leads that is not followed: nobody is there. */
  private static final String VICTIM = "https://victim.test/dm";

  private static final List<String> FAULTS =
      List.of(
          "wrong-digest",
          "no-credentials",
          "challenge",
          "foreign-status",
          "no-status",
          "status=500",
          "status=400",
          "status=401",
          "other-session",
          "no-final",
          "another-command",
          "truncated-body",
          "slow-body=200",
          "repeated-answer",
          "http-500",
          "http-503=3",
          "redirect=" + VICTIM,
          "resp-uri=" + VICTIM,
          "wrong-type=text/html",
          "endless-body",
          "chunked-body=5",
          "garbage");

  /** What may happen to a DM server as to any other. */
  private static final List<Verb> VERBS =
      List.of(
          Verb.DM_FAULT,
          Verb.DM_FAULT,
          Verb.DM_FAULT,
          Verb.DM_FAULT,
          Verb.DM_COMMANDS,
          Verb.DM_COMMANDS,
          Verb.DM_LOST,
          Verb.DM_ASK,
          Verb.PARTITION,
          Verb.BLOCK,
          Verb.HOLD_UP,
          Verb.RESET,
          Verb.FORGET,
          Verb.MOVE,
          Verb.UNNAME,
          Verb.DOWN,
          Verb.CRASH,
          Verb.CLOSE,
          Verb.SLOW,
          Verb.SILENT,
          Verb.ANSWERS,
          Verb.ERRORS,
          Verb.CERTIFICATE,
          Verb.SESSIONS,
          Verb.RELOAD,
          Verb.CUT,
          Verb.CUT_DURING,
          Verb.STOP);

  private final RandomStream random;
  private final List<BoardSpec> boards;
  private final long faultsMs;
  private final List<DmServerSpec> servers = new ArrayList<>();
  private final List<AccountSpec> accounts = new ArrayList<>();
  private final List<Setting> settings = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();

  DmDraw(RandomStream random, List<BoardSpec> boards, long faultsMs) {
    this.random = random;
    this.boards = boards;
    this.faultsMs = faultsMs;
  }

  /** The scenario with servers, accounts, lines of configuration and actions of OMA DM. */
  Scenario addTo(Scenario scenario) {
    drawServers();
    boards.forEach(this::drawBoard);
    drawFaults();
    List<Setting> allSettings = new ArrayList<>(scenario.settings());
    allSettings.addAll(settings);
    List<Action> allActions = new ArrayList<>(scenario.actions());
    allActions.addAll(actions);
    return new Scenario(
        scenario.seed(),
        scenario.tls(),
        scenario.faultsMs(),
        scenario.amplifiers(),
        scenario.servers(),
        scenario.boards(),
        scenario.targets(),
        new DmSpec(servers, accounts),
        allSettings,
        allActions);
  }

  private void drawServers() {
    int count = random.between(1, SERVERS_MAX);
    for (int i = 1; i <= count; i++) {
      List<String> traps = new ArrayList<>();
      for (String trap : trapNames()) {
        if (random.chance(0.6)) {
          traps.add(trap);
        }
      }
      servers.add(new DmServerSpec("dm" + i, traps));
    }
  }

  /** Traps of the boards: lines, sensors, links and what every board has. */
  private List<String> trapNames() {
    boolean isLong = boards.get(0).longNames();
    return List.of(
        isLong ? "line-contact-of-the-northern-entrance" : "line-door",
        isLong ? "line-contact-of-the-southern-entrance" : "line-button",
        isLong ? "high-temperature-of-the-first-housing" : "high-soc-temperature",
        isLong ? "link-interface-to-the-operators-switch" : "link-eth0",
        "start",
        "lost");
  }

  private void drawBoard(BoardSpec board) {
    boolean isPlainAllowed = random.chance(0.15);
    for (DmServerSpec server : servers) {
      if (servers.size() == 1 || random.chance(0.9)) {
        boolean isPlain = isPlainAllowed && random.chance(0.5);
        accounts.add(
            new AccountSpec(
                board.name(), server.name(), drawAuth(isPlain), isPlain, random.chance(0.3)));
      }
    }
    set(board, "limit.dm.servers", SERVERS_MAX);
    set(board, "dm.notification.address", "0.0.0.0");
    set(board, "dm.encoding", random.chance(0.5) ? "xml" : "wbxml");
    set(board, "dm.poll.ms", random.chance(0.5) ? 0 : random.between(15_000, 120_000));
    int leastMs = random.between(100, 3_000);
    set(board, "dm.backoff.min.ms", leastMs);
    set(board, "dm.backoff.max.ms", leastMs + random.between(0, 30_000));
    set(board, "dm.per.hour.sessions", random.between(300, 3_600));
    set(board, "dm.burst.sessions", random.between(1, 10));
    if (random.chance(0.5)) {
      set(board, "limit.dm.session.ms", random.between(10_000, 60_000));
    }
    if (random.chance(0.3)) {
      set(board, "limit.dm.message.bytes", random.between(2_048, 8_192));
    }
    for (DmServerSpec server : servers) {
      drawAsking(board, server);
    }
  }

  /** Passwords as they are go inside of TLS alone. */
  private String drawAuth(boolean isPlain) {
    String auth = random.pick(List.of("digest", "digest", "digest", "hmac", "hmac", "basic"));
    return isPlain && auth.equals("basic") ? "digest" : auth;
  }

  /** Servers ask for sessions now and then, or else many boards would never be registered at. */
  private void drawAsking(BoardSpec board, DmServerSpec server) {
    boolean hasAccount =
        accounts.stream()
            .anyMatch(
                account ->
                    account.board().equals(board.name()) && account.server().equals(server.name()));
    long meanMs = random.between(ASK_MS_MEAN_MIN, ASK_MS_MEAN_MAX);
    long atMs = random.exponential(meanMs);
    while (hasAccount && atMs < faultsMs) {
      add(
          atMs,
          Verb.DM_ASK,
          0,
          server.name(),
          board.name(),
          Integer.toString(random.between(1, 3)));
      atMs += random.exponential(meanMs);
    }
  }

  private void set(BoardSpec board, String key, Object value) {
    settings.add(new Setting(board.name(), key, value.toString()));
  }

  private void add(long atMs, Verb verb, long forMs, String... words) {
    actions.add(new Action(atMs, verb, List.of(words), forMs));
  }

  private void drawFaults() {
    List<Verb> kinds = new ArrayList<>();
    double share = random.between(10, 100) / 100.0;
    for (Verb verb : VERBS) {
      if (random.chance(share)) {
        kinds.add(verb);
      }
    }
    long meanMs = random.between(FAULT_MS_MEAN_MIN, FAULT_MS_MEAN_MAX);
    long atMs = random.exponential(meanMs);
    while (atMs < faultsMs && !kinds.isEmpty()) {
      drawFault(atMs, random.pick(kinds));
      atMs += random.exponential(meanMs);
    }
  }

  private void drawFault(long atMs, Verb verb) {
    long forMs = verb.lasts() == Verb.Lasts.NEVER ? 0 : 1 + random.exponential(LASTS_MS_MEAN);
    String server = random.pick(servers).name();
    String board = random.pick(boards).name();
    switch (verb) {
      case DM_FAULT -> add(atMs, verb, forMs, server, random.pick(FAULTS));
      case DM_COMMANDS ->
          add(atMs, verb, forMs, server, random.pick(List.of(CommandKind.values())).word());
      case DM_ASK -> add(atMs, verb, 0, server, board, "" + random.between(1, 50));
      case PARTITION -> add(atMs, verb, forMs, board, server);
      case BLOCK, HOLD_UP -> {
        boolean isToBoard = random.chance(0.5);
        add(atMs, verb, forMs, isToBoard ? server : board, isToBoard ? board : server);
      }
      case SLOW ->
          add(
              atMs,
              verb,
              forMs,
              server,
              "" + random.between(20, 400),
              Durations.text(random.between(1, 500)));
      case ANSWERS ->
          add(
              atMs,
              verb,
              forMs,
              server,
              Durations.text(random.between(0, 30_000)),
              "" + random.between(1, 2));
      case CERTIFICATE ->
          add(
              atMs,
              verb,
              forMs,
              server,
              random.pick(List.of("changed", "expired", "other-name", "untrusted")));
      case SESSIONS -> add(atMs, verb, forMs, server, "" + random.between(1, 2));
      case RELOAD -> add(atMs, verb, 0, board, drawChange());
      case CUT, STOP -> add(atMs, verb, forMs, board);
      case CUT_DURING -> add(atMs, verb, forMs, board, "" + random.between(1, 8));
      default -> add(atMs, verb, forMs, server);
    }
  }

  private String drawChange() {
    return switch (random.between(0, 3)) {
      case 0 -> "dm.poll.ms=" + (random.chance(0.5) ? 0 : random.between(15_000, 120_000));
      case 1 -> "dm.encoding=" + (random.chance(0.5) ? "xml" : "wbxml");
      case 2 -> "dm.per.hour.sessions=" + random.between(300, 3_600);
      default -> "dm.burst.sessions=" + random.between(1, 10);
    };
  }
}
