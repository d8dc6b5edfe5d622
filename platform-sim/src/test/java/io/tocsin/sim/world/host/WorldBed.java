/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.sim.BoardPlan;
import java.util.ArrayList;
import java.util.List;

/** A board and one server, on a calm link, with plain channels. */
abstract class WorldBed {

  static final int DOOR = 0;

  final World world = new World(1, false);
  final AgentHost board = world.addAgent("board1", "10.0.0.1", BoardPlan.STANDARD);
  final NotificationServer server = world.addServer("server.test", "10.0.1.1");

  /** Starts both. */
  void start(String type, String... further) {
    configure(type, further);
    server.powerOn();
    assertTrue(board.powerOn());
    world.run(5_000);
  }

  void configure(String type, String... further) {
    board.configure(lines(type, further));
  }

  static List<String> lines(String type, String... further) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "outbox.coalesce.ms = 0",
                "outbox.first.contact.ms = 0",
                "view.all.include = 1.3.6.1",
                "group.all.members = server.test",
                "group.all.notify = all",
                "target.t.host = server.test",
                "target.t.security.name = server.test",
                "target.t.type = " + type));
    lines.addAll(List.of(further));
    return lines;
  }

  void change(int times) {
    for (int i = 0; i < times; i++) {
      board.hardware().setInput(DOOR, !board.hardware().input(DOOR));
      world.run(100);
    }
  }

  long delivered() {
    return board.agent().targets().delivered(0);
  }

  long queued() {
    return board.agent().targets().queued(0);
  }
}
