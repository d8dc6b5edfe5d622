/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static io.tocsin.dm.session.ServerText.add;
import static io.tocsin.dm.session.ServerText.command;

import io.tocsin.hal.TestBoard;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** The whole agent in a virtual world, with a DM server that says what a test wants. */
abstract class DmWorld extends AgentWorld {

  static final String TRAP = "./DiagMon/Trap/high-temperature";
  static final String ID = "dm.example";

  PlayedDmServer server;

  @BeforeEach
  void prepareServer() {
    platform.files.put("client.secret", "client secret\n".getBytes(StandardCharsets.UTF_8));
    platform.files.put("server.secret", "server secret\r\n".getBytes(StandardCharsets.UTF_8));
    server = new PlayedDmServer(world, "10.0.0.3", "dm.test", ID, "server secret");
  }

  String[] with(String[]... groups) {
    return Stream.of(groups).flatMap(Stream::of).toArray(String[]::new);
  }

  String[] account(String... more) {
    return with(server.account("main"), new String[] {"dm.poll.ms = 60000"}, more);
  }

  static String register(String trap, String serverId) {
    return command(
            "Add",
            "30",
            trap + "/ServerIDs/x",
            "<Meta><Format xmlns='syncml:metinf'>node" + "</Format></Meta>")
        + add("31", trap + "/ServerIDs/x/ServerID", serverId);
  }

  /** Has the server say something in its next session, and waits for that. */
  void say(String script) {
    server.statuses.clear();
    server.script = script;
    int before = server.sessions;
    world.run(600_000, () -> server.sessions > before);
    world.run(1_000);
    server.script = "";
  }

  void crossThreshold() {
    ((TestBoard.TestSensor) platform.board.sensor(0)).set(71_000);
    world.run(2_000);
  }

  String log() {
    return String.join("\n", platform.log.entries());
  }
}
