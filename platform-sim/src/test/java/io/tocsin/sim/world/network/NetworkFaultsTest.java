/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Connection;
import org.junit.jupiter.api.Test;

/** What a scenario can do to connections. */
class NetworkFaultsTest extends NetworkBed {

  private Connection client;
  private Connection server;

  private void open() {
    client = connect();
    server = accept();
    client.setInterest(true, false);
    isCalled();
  }

  @Test
  void shouldHoldBytesBackWhileHostsAreApartAndDeliverThemAfterwards() {
    open();
    internet.partition(one, two);
    assertEquals(100, write(client, 100));
    run(60_000);
    assertEquals(0, read(server));
    internet.heal(one, two);
    run(60_000);
    assertEquals(100, read(server));
  }

  @Test
  void shouldGiveUpAConnectionWhoseBytesDoNotArrive() {
    open();
    internet.partition(one, two);
    write(client, 100);
    run(920_000);
    assertFalse(isCalled());
    run(10_000);
    assertTrue(isCalled());
    assertEquals(Connection.BROKEN, read(client));
    assertEquals("connection timed out", client.failure());
    assertEquals(0, read(server));
    assertEquals(Connection.OPEN, server.state());
  }

  @Test
  void shouldNeverNoticeASilentPeerThatNothingIsSentTo() {
    open();
    internet.partition(one, two);
    run(10_000_000);
    assertEquals(Connection.OPEN, client.state());
    assertEquals(0, read(client));
  }

  @Test
  void shouldFillItsBufferWhenBytesGoNowhere() {
    open();
    ((VirtualConnection) client).forget();
    assertEquals(16_384, write(client, 60_000));
    run(10_000);
    assertEquals(0, write(client, 1));
    assertEquals(0, read(server));
  }

  @Test
  void shouldConnectAsSoonAsHostsAreTogetherAgain() {
    internet.partition(one, two);
    Connection connection = one.connect("10.0.0.2", PORT);
    run(10_000);
    internet.heal(one, two);
    run(6_000);
    assertEquals(Connection.OPEN, connection.state());
  }

  @Test
  void shouldBlockOneDirectionAlone() {
    open();
    internet.block(two, one);
    write(client, 10);
    write(server, 10);
    run(1000);
    assertEquals(10, read(server));
    assertEquals(0, read(client));
  }

  @Test
  void shouldStallADirectionForATime() {
    open();
    internet.stall(one, two, 5_000);
    write(client, 10);
    write(server, 10);
    run(4_999);
    assertEquals(0, read(server));
    assertEquals(10, read(client));
    run(2);
    assertEquals(10, read(server));
  }

  @Test
  void shouldLetThroughNoMoreThanTheBandwidth() {
    open();
    internet.faults(one, two).bytesPerSecond = 1000;
    assertEquals(16_000, write(client, 16_000));
    run(8_000);
    int read = read(server);
    assertTrue(read > 6_000 && read <= 8_000, "" + read);
    run(8_100);
    assertEquals(16_000, read + read(server));
  }

  @Test
  void shouldResetBothEndsAndDestroyWhatWasNotRead() {
    open();
    write(server, 10);
    run(100);
    ((VirtualConnection) client).resetBoth();
    assertTrue(isCalled());
    assertEquals(Connection.BROKEN, read(client));
    assertEquals(Connection.BROKEN, write(server, 1));
  }

  @Test
  void shouldForgetAConnectionThatWasIdleForTooLong() {
    open();
    internet.faults(one, two).natIdleMs = 60_000;
    write(client, 1);
    run(59_000);
    write(client, 1);
    run(100);
    assertEquals(2, read(server));
    run(61_000);
    write(client, 1);
    write(server, 1);
    run(100_000);
    assertEquals(0, read(server));
    assertEquals(0, read(client));
    run(1_000_000);
    assertEquals(Connection.BROKEN, read(client));
  }

  @Test
  void shouldVanishSilentlyWhenThePowerIsCut() {
    open();
    two.powerOff(true);
    run(100_000);
    assertFalse(isCalled());
    write(client, 10);
    run(100_000);
    assertEquals(Connection.OPEN, client.state());
    two.powerOn();
    run(60_100);
    assertTrue(isCalled());
    assertEquals(Connection.BROKEN, read(client));
    assertEquals("connection reset by peer", client.failure());
  }

  @Test
  void shouldResetItsPeersWhenAProgramIsKilled() {
    open();
    two.powerOff(false);
    run(100);
    assertTrue(isCalled());
    assertEquals(Connection.BROKEN, read(client));
  }

  @Test
  void shouldSendNothingAnyMoreFromAHostWithoutPower() {
    open();
    internet.partition(one, two);
    write(client, 100);
    client.close();
    run(1000);
    one.powerOff(true);
    one.powerOn();
    internet.heal(one, two);
    run(100_000);
    assertEquals(0, read(server));
  }

  @Test
  void shouldForgetListenersWithThePower() {
    two.powerOff(true);
    two.powerOn();
    Connection connection = one.connect("10.0.0.2", PORT);
    run(100);
    assertEquals(Connection.FAILED, connection.state());
    listen(two);
    connect();
  }

  @Test
  void shouldFailAtOnceWithoutPower() {
    one.powerOff(true);
    assertEquals(Connection.FAILED, one.connect("10.0.0.2", PORT).state());
  }

  @Test
  void shouldReadSlowlyWhenToldTo() {
    open();
    write(server, 100);
    run(100);
    one.setReadBytesPerStepMax(30);
    one.beginStep();
    assertEquals(30, read(client));
    assertEquals(0, read(client));
    assertTrue(isCalled());
    assertEquals(30, read(client));
  }

  @Test
  void shouldDrawItsFaultsFromTheLinksOwnStream() {
    internet.faults(one, two).refuseChance = 0.5;
    int refused = 0;
    for (int i = 0; i < 100; i++) {
      Connection connection = one.connect("10.0.0.2", PORT);
      run(100);
      refused += connection.state() == Connection.FAILED ? 1 : 0;
      listener.accept();
    }
    assertTrue(refused > 30 && refused < 70, "" + refused);
  }

  @Test
  void shouldHaveNoFaultsAfterItWasCalmed() {
    LinkFaults faults = new LinkFaults();
    faults.resetChance = 1;
    internet.setUsualFaults(faults);
    internet.setFaults(one, two, faults);
    internet.partition(one, two);
    internet.names().setAvailable(false);
    internet.calm();
    open();
    write(client, 10);
    run(100);
    assertEquals(10, read(server));
  }
}
