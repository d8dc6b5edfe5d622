/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import io.tocsin.mib.TargetStatus;
import io.tocsin.sim.BoardPlan;
import io.tocsin.sim.world.RandomStream;
import io.tocsin.sim.world.network.LinkFaults;
import io.tocsin.sim.world.network.VirtualConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * A board with three targets, two for informs and one for traps, through a time of faults and then
 * a time of calm. Everything that happens comes from the seed.
 */
final class FaultyScenario {

  static final long FAULTS_MS = 10 * 60_000;
  static final long CALM_MS = 40 * 60_000;

  private static final int DOOR = 0;
  private static final int LINE_CHANGE_MS_MEAN = 5_000;
  private static final int FAULT_MS_MEAN = 20_000;

  final World world;
  final AgentHost board;
  final List<NotificationServer> servers = new ArrayList<>();
  final List<String> engineIds = new ArrayList<>();
  final List<Integer> boots = new ArrayList<>();
  private final RandomStream random;
  private final Kind kind;

  /** Which faults there are. */
  enum Kind {
    /** Those from which every inform can recover: connections end, stall, or are refused. */
    LOUD(5),
    /** Those too that nobody is told of: connections are forgotten, servers fall silent. */
    SILENT(8),
    /** Those too that take the board's memory away. */
    POWER(11);

    private final int commands;

    Kind(int commands) {
      this.commands = commands;
    }
  }

  FaultyScenario(long seed, boolean tls, Kind kind) {
    this.kind = kind;
    world = new World(seed, tls);
    random = world.seed().stream("scenario");
    LinkFaults faults = new LinkFaults().latency(1, 200);
    faults.splitChance = 0.5;
    faults.shortWriteChance = 0.2;
    faults.lossChance = 0.05;
    faults.stallChance = 0.01;
    faults.resetChance = 0.002;
    faults.forgetChance = kind == Kind.LOUD ? 0 : 0.001;
    faults.refuseChance = 0.1;
    faults.silenceChance = 0.1;
    faults.bytesPerSecond = 20_000;
    world.internet().setUsualFaults(faults);
    world.internet().names().setFailureChance(0.1);
    board = world.addAgent("board1", "10.0.0.1", BoardPlan.STANDARD);
    List<String> lines = new ArrayList<>(List.of("view.all.include = 1.3.6.1"));
    lines.add("group.all.members = server1.test, server2.test, server3.test");
    lines.add("group.all.notify = all");
    lines.add("sensor.period.ms = 20000");
    lines.add("outbox.informational.events = 512");
    lines.add("outbox.warning.events = 512");
    lines.add("outbox.coalesce.ms = 0");
    for (int i = 1; i <= 3; i++) {
      String target = "target.t" + i + ".";
      String host = "server" + i + ".test";
      NotificationServer server = world.addServer(host, "10.0.1." + i);
      server.powerOn();
      servers.add(server);
      lines.add(target + "host = " + host);
      lines.add(target + "security.name = " + host);
      lines.add(target + "type = " + (i == 3 ? "trap" : "inform"));
      lines.add(target + "timeout.ms = 10000");
      lines.add(target + "retries = 20");
      lines.add(target + "backoff.max.ms = 30000");
    }
    board.configure(lines);
    board.log().setReader(this::readLog);
  }

  /** The agent tells who it is when it starts, and nowhere else before it is asked. */
  private void readLog(String text) {
    String start = "Started; engineID ";
    String number = ", start number ";
    if (text.startsWith(start)) {
      int at = text.indexOf(number);
      engineIds.add(text.substring(start.length(), at));
      boots.add(Integer.parseInt(text.substring(at + number.length(), text.indexOf(';', at))));
    }
  }

  void run() {
    runFaults();
    runCalm();
  }

  void runFaults() {
    board.powerOn();
    later(LINE_CHANGE_MS_MEAN, this::changeLine);
    later(FAULT_MS_MEAN, this::fault);
    world.run(FAULTS_MS);
  }

  void runCalm() {
    world.internet().calm();
    board.flash().cutPowerDuring(0);
    for (NotificationServer server : servers) {
      server.setSilent(false);
      server.setAnswers(0, 1);
      server.setFast();
      server.powerOn();
    }
    if (board.agent() == null) {
      board.powerOn();
    }
    world.run(CALM_MS);
  }

  private boolean isCalm() {
    return world.scheduler().nowMs() >= FAULTS_MS;
  }

  private void later(int meanMs, Runnable action) {
    world.scheduler().after(random.exponential(meanMs), "scenario", action);
  }

  private void changeLine() {
    if (!isCalm()) {
      board.hardware().setInput(DOOR, !board.hardware().input(DOOR));
      later(LINE_CHANGE_MS_MEAN, this::changeLine);
    }
  }

  /** Changes the line so many times, a second apart, and waits for what comes of it. */
  void changeLineTimes(int count) {
    for (int i = 0; i < count; i++) {
      board.hardware().setInput(DOOR, !board.hardware().input(DOOR));
      world.run(1_000);
    }
    world.run(5 * 60_000);
  }

  private void fault() {
    if (isCalm()) {
      return;
    }
    NotificationServer server = random.pick(servers);
    int choice = random.between(0, kind.commands - 1);
    switch (choice) {
      case 0:
        world.internet().partition(board.network(), server.network());
        later(30_000, () -> world.internet().heal(board.network(), server.network()));
        break;
      case 1:
        server.dropSessions();
        break;
      case 2:
        server.powerOff(random.chance(0.5));
        later(30_000, server::powerOn);
        break;
      case 3:
        server.setSlow(random.between(20, 200), random.between(1, 500));
        later(30_000, server::setFast);
        break;
      case 4:
        world.internet().stall(server.network(), board.network(), random.exponential(20_000));
        break;
      case 5:
        server.setSilent(true);
        later(30_000, () -> server.setSilent(false));
        break;
      case 6:
        server.setAnswers(random.between(0, 15_000), random.between(1, 2));
        break;
      case 7:
        server.network().connections().forEach(VirtualConnection::forget);
        break;
      case 8:
        board.powerOff(true);
        later(10_000, this::powerBoard);
        break;
      case 9:
        board.powerOff(true);
        board.flash().cutPowerDuring(random.between(1, 8));
        later(10_000, this::powerBoard);
        break;
      default:
        board.stop();
        later(10_000, this::powerBoard);
        break;
    }
    later(FAULT_MS_MEAN, this::fault);
  }

  /** A board whose power was cut while it started is started again. */
  private void powerBoard() {
    if (!board.powerOn()) {
      later(5_000, this::powerBoard);
    }
  }

  /** Events that a target was to be told of and has been told of, waits for, or has lost. */
  String counts(int target) {
    TargetStatus targets = board.agent().targets();
    StringBuilder text = new StringBuilder();
    text.append("accepted ").append(targets.accepted(target));
    text.append(", delivered ").append(targets.delivered(target));
    text.append(", queued ").append(targets.queued(target));
    text.append(", last error: ").append(targets.lastError(target));
    return text.toString();
  }

  /** Runs a seed and prints its checksum; for comparing two Java machines. */
  public static void main(String[] arguments) {
    FaultyScenario scenario =
        new FaultyScenario(
            Long.parseLong(arguments[0]), Boolean.parseBoolean(arguments[1]), Kind.POWER);
    scenario.run();
    System.out.println(
        Long.toHexString(scenario.world.hash()) + " " + scenario.world.scheduler().executedCount());
  }
}
