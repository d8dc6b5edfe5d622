/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

import io.tocsin.fault.FaultSites;
import io.tocsin.sim.world.RandomStream;
import io.tocsin.sim.world.Seed;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws scenarios from seeds: who is there, how everybody is configured, and what happens. What is
 * likely is drawn as well, so that some worlds are calm but for one kind of fault, and some are
 * wild.
 */
public final class ScenarioDraw {

  /** Which share of the scenarios speaks TLS. */
  public enum Tls {
    /** None. */
    NEVER(0),
    /** One of twenty. */
    SOME(0.05),
    /** All. */
    ALWAYS(1);

    private final double chance;

    Tls(double chance) {
      this.chance = chance;
    }
  }

  private static final int FAULTS_S_MIN = 60;
  private static final int FAULTS_S_MAX = 600;
  private static final int TLS_FAULTS_S_MAX = 180;
  private static final int SERVERS_MAX = 4;
  private static final int BOARDS_MAX = 3;
  private static final long SECOND_MS = 1_000;

  /** Which share of the scenarios has DM servers. */
  private static final double DM_CHANCE = 1.0 / 3;

  /** Which share of the scenarios has managers. */
  private static final double ROWS_CHANCE = 1.0 / 4;

  private final RandomStream random;
  private final List<String> servers = new ArrayList<>();
  private final List<BoardSpec> boards = new ArrayList<>();
  private final List<TargetSpec> targets = new ArrayList<>();
  private final List<Setting> settings = new ArrayList<>();

  private ScenarioDraw(RandomStream random) {
    this.random = random;
  }

  /**
   * The scenario of a seed.
   *
   * @param seed any number
   * @param tls which share of the scenarios speaks TLS
   */
  public static Scenario draw(long seed, Tls tls) {
    return draw(seed, tls, 0);
  }

  /**
   * The scenario of a seed with a time of faults that is not drawn.
   *
   * @param seed any number
   * @param tls which share of the scenarios speaks TLS
   * @param faultsMs that time in milliseconds; 0 to have it drawn
   */
  public static Scenario draw(long seed, Tls tls, long faultsMs) {
    RandomStream random = new Seed(seed).stream("scenario");
    boolean isTls = random.unit() < tls.chance;
    return new ScenarioDraw(random).draw(seed, isTls, faultsMs);
  }

  private Scenario draw(long seed, boolean tls, long givenMs) {
    int most = tls ? TLS_FAULTS_S_MAX : FAULTS_S_MAX;
    long drawnMs = random.between(FAULTS_S_MIN, most) * SECOND_MS;
    long faultsMs = givenMs > 0 ? givenMs : drawnMs;
    drawHosts();
    List<Amplifier> amplifiers = new ArrayList<>();
    for (String site : FaultSites.ALL) {
      if (random.chance(0.15)) {
        amplifiers.add(new Amplifier(site, random.between(1, 100) / 100.0));
      }
    }
    List<Action> actions = new ActionDraw(random, servers, boards, targets, faultsMs).draw();
    Scenario scenario =
        new Scenario(
            seed,
            tls,
            faultsMs,
            amplifiers,
            servers,
            boards,
            targets,
            DmSpec.NONE,
            settings,
            actions);
    RandomStream ofDm = new Seed(seed).stream("dm scenario");
    if (ofDm.chance(DM_CHANCE)) {
      scenario = new DmDraw(ofDm, boards, faultsMs).addTo(scenario);
    }
    RandomStream ofRows = new Seed(seed).stream("rows scenario");
    return ofRows.chance(ROWS_CHANCE) ? new RowsDraw(ofRows, scenario).draw() : scenario;
  }

  private void drawHosts() {
    int serverCount = random.between(1, SERVERS_MAX);
    for (int i = 1; i <= serverCount; i++) {
      servers.add("server" + i);
    }
    int boardCount = random.chance(0.85) ? 1 : random.between(2, BOARDS_MAX);
    for (int i = 1; i <= boardCount; i++) {
      drawBoard("board" + i);
    }
  }

  private void drawBoard(String name) {
    BoardSpec board = new BoardSpec(name, random.chance(0.7), random.chance(0.15));
    boards.add(board);
    SettingDraw draw = new SettingDraw(random, board, settings);
    draw.drawBoard(servers.size());
    List<String> mine = new ArrayList<>(servers);
    while (mine.size() > 1 && random.chance(0.2)) {
      mine.remove(random.between(0, mine.size() - 1));
    }
    for (String server : mine) {
      String target = "t" + server.substring("server".length());
      targets.add(
          new TargetSpec(
              name, target, server, random.chance(0.6), random.chance(0.3), !random.chance(0.03)));
      draw.drawTarget(target);
    }
  }
}
