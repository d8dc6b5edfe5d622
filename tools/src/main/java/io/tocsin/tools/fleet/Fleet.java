/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import io.tocsin.sim.BoardPlan;
import io.tocsin.sim.LinePlan;
import io.tocsin.sim.world.host.AgentHost;
import io.tocsin.sim.world.host.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Boards of one kind in a world. They have inputs and no sensors, and bounds that are as small as
 * what they do allows, so that ten thousand of them fit into one Java machine.
 */
public final class Fleet {

  private static final int ADDRESSES_PER_NET = 250;
  private static final int NETS = 250;

  /** What a board with one or two targets and no manager needs. */
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
          "limit.sensors = 0");

  /** The least outbox, for boards with hardly an event. */
  public static final List<String> LITTLE_TO_TELL =
      List.of(
          "outbox.informational.events = 4",
          "outbox.warning.events = 2",
          "outbox.minor.events = 2",
          "outbox.critical.events = 2");

  private final List<AgentHost> boards = new ArrayList<>();
  private final Map<String, Integer> indexes = new HashMap<>();

  /**
   * Boards without power.
   *
   * @param world where they are
   * @param count how many, 1 to 15,000,000
   * @param inputs how many inputs each has
   * @param targets whom they tell; the host name of each is its security name too
   * @param further lines of the configuration
   */
  public Fleet(
      World world, int count, int inputs, List<FleetTarget> targets, List<String> further) {
    BoardPlan plan = plan(inputs);
    List<String> lines = lines(targets);
    lines.addAll(further);
    for (int index = 0; index < count; index++) {
      String address = address(index);
      AgentHost board = world.addAgent("board" + index, address, plan);
      board.configure(lines);
      boards.add(board);
      indexes.put(address, index);
    }
  }

  private static BoardPlan plan(int inputs) {
    List<LinePlan> lines = new ArrayList<>();
    for (int input = 0; input < inputs; input++) {
      lines.add(new LinePlan(inputName(input), false, false));
    }
    return new BoardPlan(List.of(), lines, List.of());
  }

  /** The name of an input. */
  public static String inputName(int input) {
    return "input" + input;
  }

  /** Address of a board in numbers. */
  static String address(int index) {
    int host = index % ADDRESSES_PER_NET;
    int net = index / ADDRESSES_PER_NET;
    return "10." + net / NETS + "." + net % NETS + "." + (host + 1);
  }

  private static List<String> lines(List<FleetTarget> targets) {
    List<String> lines = new ArrayList<>(SMALL);
    lines.add("limit.sessions = " + targets.size());
    lines.add("limit.targets = " + targets.size());
    lines.add("limit.informs.in.flight = " + targets.size());
    lines.add("view.all.include = 1.3.6.1");
    lines.add("group.receivers.notify = all");
    List<String> names = targets.stream().map(FleetTarget::server).toList();
    lines.add("group.receivers.members = " + String.join(", ", names));
    targets.forEach(target -> lines.addAll(target.lines()));
    return lines;
  }

  /** All boards. */
  public List<AgentHost> boards() {
    return new ArrayList<>(boards);
  }

  /** How many there are. */
  public int size() {
    return boards.size();
  }

  /** Gives all of them power, now. */
  public void powerOn() {
    boards.forEach(AgentHost::powerOn);
  }

  /** Attempts to connect that the boards have begun. */
  long connectCount() {
    long count = 0;
    for (AgentHost board : boards) {
      count += board.network().connectCount();
    }
    return count;
  }

  /**
   * Which board has an address.
   *
   * @param address in numbers
   * @return its index; -1 for none
   */
  int indexOf(String address) {
    return indexes.getOrDefault(address, -1);
  }
}
