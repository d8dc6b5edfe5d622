/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.DatagramPort;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Datagrams from one host to the other. */
class DatagramTest extends NetworkBed {

  private static final int NOTIFICATIONS = 2948;

  private final byte[] room = new byte[16];
  private DatagramPort port;

  @BeforeEach
  void receive() throws IOException {
    port = one.receive("0.0.0.0", NOTIFICATIONS);
    port.setReceiveWanted(true);
  }

  private void send(int... bytes) {
    byte[] content = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      content[i] = (byte) bytes[i];
    }
    two.send(content, "10.0.0.1", NOTIFICATIONS);
  }

  @Test
  void shouldWakeTheProgramAndBringDatagramsWhole() {
    send(1, 2, 3);
    send();
    assertEquals(DatagramPort.NONE, port.receive(room, 0, 16));
    run(1_000);
    assertTrue(one.isReady());
    assertEquals(3, port.receive(room, 4, 12));
    assertArrayEquals(new byte[] {1, 2, 3}, Arrays.copyOfRange(room, 4, 7));
    assertEquals("10.0.0.2", port.remoteAddress());
    assertEquals(0, port.receive(room, 0, 16));
    assertEquals(DatagramPort.NONE, port.receive(room, 0, 16));
    assertFalse(one.isReady());
  }

  @Test
  void shouldThrowAwayWhatIsTooLong() {
    send(new int[17]);
    send(7);
    run(1_000);
    assertEquals(DatagramPort.TOO_LONG, port.receive(room, 0, 16));
    assertEquals(1, port.receive(room, 0, 16));
  }

  @Test
  void shouldLoseDatagramsWithThePacketsOfTheirLink() {
    LinkFaults faults = new LinkFaults();
    faults.lossChance = 0.5;
    internet.setFaults(one, two, faults);
    int arrived = 0;
    for (int i = 0; i < 200; i++) {
      send(i);
      run(1_000);
      arrived += port.receive(room, 0, 16) == 1 ? 1 : 0;
    }
    assertTrue(arrived > 50 && arrived < 150, arrived + " of 200");
  }

  @Test
  void shouldLoseWhatIsSentWhileHostsAreApart() {
    internet.partition(one, two);
    send(1);
    internet.heal(one, two);
    run(60_000);
    assertEquals(DatagramPort.NONE, port.receive(room, 0, 16));
  }

  @Test
  void shouldBoundWhatWaits() {
    for (int i = 0; i < 100; i++) {
      send(i);
    }
    run(1_000);
    int count = 0;
    while (port.receive(room, 0, 16) != DatagramPort.NONE) {
      count++;
    }
    assertEquals(64, count);
  }

  @Test
  void shouldForgetPortsWithThePower() throws IOException {
    send(1);
    one.powerOff(true);
    run(1_000);
    one.powerOn();
    assertEquals(DatagramPort.NONE, port.receive(room, 0, 16));
    DatagramPort again = one.receive("10.0.0.1", NOTIFICATIONS);
    assertThrows(IOException.class, () -> one.receive("0.0.0.0", NOTIFICATIONS));
    again.close();
    one.receive("0.0.0.0", NOTIFICATIONS).close();
  }
}
