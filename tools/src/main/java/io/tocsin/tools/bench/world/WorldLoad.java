/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.world;

import io.tocsin.sim.world.RandomStream;
import io.tocsin.sim.world.host.AgentHost;
import io.tocsin.sim.world.host.NotificationServer;
import io.tocsin.sim.world.host.World;
import io.tocsin.tools.fleet.Fleet;
import io.tocsin.tools.fleet.FleetTarget;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/** Boards that tell one server of an event a minute each. */
final class WorldLoad {

  private static final String SERVER = "server.test";
  private static final int SESSIONS_SPARE = 8;
  private static final long MS_PER_MINUTE = 60_000;
  private static final long MS_PER_HOUR = 3_600_000;

  /** An idle session is closed after this time by default. */
  private static final int IDLE_MS = 10_000;

  private final World world;
  private final NotificationServer server;
  private final int boards;

  /**
   * A world in which all boards have power and nothing has happened yet.
   *
   * @param tls whether programs speak TLS; if not, plain channels
   * @param keepSessions whether sessions stay open; if not, nearly every event opens one
   */
  WorldLoad(long seed, boolean tls, boolean keepSessions, int boards) {
    this.boards = boards;
    world = new World(seed, tls);
    server = world.addServer(SERVER, "172.16.0.1");
    server.setSessionsMax(boards + SESSIONS_SPARE);
    server.powerOn();
    List<String> further = List.of("idle.ms = " + (keepSessions ? 0 : IDLE_MS));
    FleetTarget target = new FleetTarget("noc", SERVER, false, further);
    Fleet fleet = new Fleet(world, boards, 1, List.of(target), List.of());
    fleet.powerOn();
    for (AgentHost board : fleet.boards()) {
      changeForEver(board, world.seed().stream("changes of " + board.name()));
    }
  }

  private void changeForEver(AgentHost board, RandomStream random) {
    world
        .scheduler()
        .after(
            random.exponential(MS_PER_MINUTE),
            "change",
            () -> {
              board.hardware().setInput(0, !board.hardware().input(0));
              changeForEver(board, random);
            });
  }

  /**
   * Lets time pass.
   *
   * @param minutes how much
   * @return what it cost
   */
  Cost run(int minutes) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long tasksBefore = world.scheduler().executedCount();
    int receivedBefore = server.received().size();
    long beginNs = threads.getCurrentThreadCpuTime();
    world.run(minutes * MS_PER_MINUTE);
    long cpuNs = Math.max(1, threads.getCurrentThreadCpuTime() - beginNs);
    return new Cost(
        (double) boards * minutes * MS_PER_MINUTE / MS_PER_HOUR,
        server.received().size() - receivedBefore,
        world.scheduler().executedCount() - tasksBefore,
        cpuNs);
  }

  /**
   * What a span of time cost.
   *
   * @param boardHours hours times boards
   * @param events notifications that the server took
   * @param tasks tasks of the scheduler
   * @param cpuNs processor time of the thread in nanoseconds
   */
  record Cost(double boardHours, long events, long tasks, long cpuNs) {

    private static final double NS_PER_SECOND = 1e9;

    /** Board-hours in a second of processor time. */
    double boardHoursPerSecond() {
      return boardHours * NS_PER_SECOND / cpuNs;
    }

    /** Processor time in seconds. */
    double cpuSeconds() {
      return cpuNs / NS_PER_SECOND;
    }
  }
}
