/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import io.tocsin.sim.world.host.World;
import io.tocsin.tools.bench.Machine;
import io.tocsin.tools.fleet.report.ResultFolder;
import io.tocsin.tools.fleet.report.Table;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fleet memory}. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    description = {
      "How much of the heap a board of a fleet takes: without power, running with an open session,"
          + " and running without one. The whole of it counts: agent, flash, network, the other end"
          + " of the session."
    })
final class MemoryCommand implements Callable<Integer> {

  private static final int BOARDS_MAX = 100_000;
  private static final String SERVER = "server.test";
  private static final String ADDRESS = "172.16.0.1";
  private static final int HANDSHAKES_PER_SECOND = 1_000;
  private static final int SPREAD_MS = 30_000;
  private static final int CONNECTED_MS = 60_000;
  private static final int IDLE_MS = 120_000;
  private static final int COLLECTIONS = 3;

  @Mixin private FleetOptions options;

  @Option(
      names = "--boards",
      defaultValue = "10000",
      paramLabel = "COUNT",
      description = "boards (default: ${DEFAULT-VALUE})")
  private int boards;

  MemoryCommand() {}

  @Override
  public Integer call() throws IOException {
    options.check("--boards", boards, 1, BOARDS_MAX);
    ResultFolder folder = options.folder();
    String table = measure().markdown();
    String text = table + "\n" + Machine.describe() + "\n";
    folder.write("memory.md", text);
    options.print(text);
    return CommandLine.ExitCode.OK;
  }

  private Table measure() {
    World world = new World(options.seed(), false);
    long empty = usedBytes();
    options.progress("memory: making " + boards + " boards");
    List<String> lines = new ArrayList<>(Fleet.LITTLE_TO_TELL);
    lines.add("outbox.first.contact.ms = " + SPREAD_MS);
    FleetTarget target = new FleetTarget("noc", SERVER, false, List.of("idle.ms = " + IDLE_MS));
    Fleet fleet = new Fleet(world, boards, 1, List.of(target), lines);
    Table table = new Table("boards", "state", "virtual time, s", "bytes of heap for a board");
    row(table, world, "without power", empty);
    LoadedServer server =
        new LoadedServer(world, SERVER, ADDRESS, fleet, HANDSHAKES_PER_SECOND, boards);
    options.progress("memory: powering them on");
    fleet.powerOn();
    row(table, world, "powered on", empty);
    world.run(CONNECTED_MS);
    String connected = server.load().toldCount() + " have an open session";
    row(table, world, connected, empty);
    world.run(IDLE_MS);
    row(table, world, "running, sessions closed", empty);
    return table;
  }

  private void row(Table table, World world, String state, long emptyBytes) {
    long each = (usedBytes() - emptyBytes) / boards;
    table.row(boards, state, world.scheduler().nowMs() / 1_000, each);
  }

  private static long usedBytes() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    for (int i = 0; i < COLLECTIONS; i++) {
      memory.gc();
    }
    return memory.getHeapMemoryUsage().getUsed();
  }
}
