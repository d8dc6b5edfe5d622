/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.sim.BoardPlan;
import io.tocsin.sim.world.rows.Assignment;
import io.tocsin.sim.world.rows.ModelRow;
import io.tocsin.sim.world.rows.RowReader;
import io.tocsin.sim.world.rows.SetMessage;
import io.tocsin.sim.world.rows.SetRequest;
import io.tocsin.tls.Fingerprint;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A manager sets rows of a board over the network of a world, and gives up in time. */
class ManagerTest {
  private static final long ANSWER_MS = 8_000;

  private World world;
  private AgentHost host;
  private Manager manager;
  private String engineId = "";

  private void prepare(boolean tls) {
    world = new World(1, tls);
    host = world.addAgent("board1", "10.0.0.1", BoardPlan.STANDARD);
    byte[] digest =
        Fingerprint.of(Fingerprint.SHA256, world.authority().own().certificate()).octets();
    host.configure(
        List.of(
            "view.all.include = 1.3.6.1",
            "listen.main.address = 0.0.0.0",
            "listen.main.port = " + Manager.PORT,
            "map.1.fingerprint = sha256:" + HexFormat.of().formatHex(digest, 1, digest.length),
            "map.1.type = cn",
            "group.managers.members = " + Manager.NAME,
            "group.managers.read = all",
            "group.managers.write = all"));
    host.log()
        .setReader(
            text -> {
              if (text.startsWith("Started; engineID ")) {
                engineId = text.substring("Started; engineID ".length(), text.indexOf(','));
              }
            });
    host.powerOn();
    manager = world.addManager(host, "10.0.3.1");
    manager.powerOn();
  }

  /** Makes a user, with a group or without. */
  private void send(int requestId, String user) {
    String index = "4.1." + (int) user.charAt(0);
    Assignment wait = new Assignment("1.3.6.1.6.3.16.1.2.1.5." + index, "020105");
    manager.send(SetMessage.write(engineId, new SetRequest(requestId, List.of(wait))));
  }

  private long userCount() {
    return RowReader.read(host.agent().objects()).values().stream()
        .filter(ModelRow::isLacking)
        .count();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldSetRowsOverOneSession(boolean tls) {
    prepare(tls);
    assertFalse(manager.isBusy());
    send(1, "a");
    assertTrue(manager.isBusy());
    world.run(1_000);
    assertFalse(manager.isBusy());
    assertEquals(1, userCount());
    send(2, "b");
    world.run(1_000);
    assertEquals(2, userCount());
    assertEquals(1, host.agent().sessionCount());
  }

  @Test
  void shouldGiveUpAndComeBack() {
    prepare(false);
    send(1, "a");
    world.run(1_000);
    host.powerOff(true);
    send(2, "b");
    world.run(ANSWER_MS - 1);
    assertTrue(manager.isBusy());
    world.run(1);
    assertFalse(manager.isBusy());
    host.powerOn();
    send(3, "c");
    world.run(2_000);
    assertFalse(manager.isBusy());
    assertEquals(2, userCount(), "one of before, one of now");
  }
}
