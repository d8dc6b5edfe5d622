/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Connection;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What {@code hal.Connection} and {@code hal.Listener} promise. */
class ConnectionContractTest extends NetworkBed {

  @Test
  void shouldBeConnectingUntilTheOtherEndAnswers() {
    internet.faults(one, two).latency(50, 50);
    internet.faults(two, one).latency(70, 70);
    Connection connection = one.connect("10.0.0.2", PORT);
    assertEquals(Connection.CONNECTING, connection.state());
    assertEquals(0, write(connection, 1));
    assertEquals(0, read(connection));
    run(119);
    assertEquals(Connection.CONNECTING, connection.state());
    run(1);
    assertEquals(Connection.OPEN, connection.state());
    assertNull(connection.failure());
    assertEquals("10.0.0.2", connection.remoteAddress());
    assertEquals(PORT, connection.remotePort());
    assertEquals("10.0.0.1", connection.localAddress());
    Connection accepted = accept();
    assertEquals(connection.localPort(), accepted.remotePort());
    assertEquals("10.0.0.1", accepted.remoteAddress());
    assertEquals(PORT, accepted.localPort());
  }

  @Test
  void shouldCountEveryAttemptToConnectAlsoThoseThatComeToNothing() {
    connect();
    one.connect("10.0.0.2", PORT + 1);
    one.powerOff(true);
    one.connect("10.0.0.2", PORT);
    assertEquals(3, one.connectCount());
  }

  @Test
  void shouldCallTheProgramWhenTheStateChangesWithoutAnyInterest() {
    one.connect("10.0.0.2", PORT);
    assertFalse(isCalled());
    run(1000);
    assertEquals(1, wakes);
    assertTrue(isCalled());
    assertFalse(isCalled());
  }

  @Test
  void shouldCallTheProgramForTheInterestThatItSetAndNoOther() {
    Connection connection = connect();
    Connection accepted = accept();
    isCalled();
    write(accepted, 10);
    run(100);
    assertFalse(isCalled());
    connection.setInterest(true, false);
    assertTrue(isCalled());
    assertTrue(isCalled());
    assertEquals(10, read(connection));
    assertFalse(isCalled());
    connection.setInterest(false, true);
    assertTrue(isCalled());
  }

  @Test
  void shouldTakeFewerBytesThanOfferedWhenItsBufferIsFull() {
    Connection connection = connect();
    Connection accepted = accept();
    int taken = write(connection, 60_000);
    assertEquals(16_384, taken);
    run(100);
    connection.setInterest(false, true);
    assertTrue(isCalled());
    assertEquals(16_384, write(connection, 60_000));
    run(100);
    assertFalse(isCalled());
    assertEquals(0, write(connection, 1));
    assertTrue(read(accepted) > 0);
    run(100);
    assertTrue(isCalled());
  }

  @Test
  void shouldKeepTheOrderOfBytesWhateverTheirPieces() {
    LinkFaults faults = new LinkFaults().latency(1, 300);
    faults.splitChance = 0.9;
    faults.lossChance = 0.2;
    faults.shortWriteChance = 0.5;
    faults.stallChance = 0.05;
    internet.setFaults(one, two, faults);
    Connection connection = one.connect("10.0.0.2", PORT);
    run(60_000);
    Connection accepted = accept();
    byte[] bytes = new byte[5000];
    int written = 0;
    int read = 0;
    while (read < 200_000) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (((written + i) * 31) >> 3);
      }
      written += connection.write(bytes, 0, bytes.length);
      run(100);
      int count = accepted.read(bytes, 0, bytes.length);
      for (int i = 0; i < count; i++) {
        assertEquals((byte) (((read + i) * 31) >> 3), bytes[i]);
      }
      read += count;
    }
  }

  @Test
  void shouldTellTheEndOnceAllIsRead() {
    Connection connection = connect();
    Connection accepted = accept();
    write(accepted, 5);
    accepted.shutdownOutput();
    accepted.shutdownOutput();
    run(100);
    connection.setInterest(true, false);
    assertTrue(isCalled());
    assertEquals(5, read(connection));
    assertTrue(isCalled());
    assertEquals(Connection.END, read(connection));
    assertEquals(Connection.END, read(connection));
    assertFalse(isCalled());
    assertEquals(Connection.OPEN, connection.state());
    assertEquals(3, write(connection, 3));
    run(100);
    assertEquals(3, read(accepted));
  }

  @Test
  void shouldFailToWriteBehindItsOwnEnd() {
    Connection connection = connect();
    connection.shutdownOutput();
    assertEquals(Connection.BROKEN, write(connection, 1));
    assertEquals(Connection.FAILED, connection.state());
    assertNotNull(connection.failure());
  }

  @Test
  void shouldDeliverWhatWasWrittenBeforeItWasClosed() {
    Connection connection = connect();
    Connection accepted = accept();
    write(connection, 16_000);
    connection.close();
    connection.close();
    assertEquals(Connection.CLOSED, connection.state());
    assertEquals(Connection.BROKEN, read(connection));
    run(1000);
    assertEquals(16_000, read(accepted));
    assertEquals(Connection.END, read(accepted));
  }

  @Test
  void shouldResetWhenClosedWithUnreadInput() {
    Connection connection = connect();
    Connection accepted = accept();
    write(accepted, 1);
    run(100);
    connection.close();
    run(100);
    assertEquals(Connection.BROKEN, read(accepted));
    assertEquals(Connection.FAILED, accepted.state());
    assertEquals("connection reset by peer", accepted.failure());
  }

  @Test
  void shouldResetWhoeverSendsToAClosedEnd() {
    Connection connection = connect();
    Connection accepted = accept();
    accepted.close();
    run(100);
    assertEquals(1, write(connection, 1));
    connection.setInterest(true, false);
    assertEquals(Connection.END, read(connection));
    isCalled();
    run(100);
    assertTrue(isCalled());
    assertEquals(Connection.BROKEN, write(connection, 1));
    assertEquals(Connection.FAILED, connection.state());
    assertFalse(isCalled());
  }

  @Test
  void shouldBeRefusedWhereNobodyListens() {
    Connection connection = one.connect("10.0.0.2", PORT + 1);
    run(100);
    assertEquals(Connection.FAILED, connection.state());
    assertTrue(connection.failure().contains("connection refused"), connection.failure());
    assertTrue(isCalled());
  }

  @Test
  void shouldTimeOutWhereNobodyIs() {
    Connection connection = one.connect("10.9.9.9", PORT);
    run(126_999);
    assertEquals(Connection.CONNECTING, connection.state());
    run(1);
    assertEquals(Connection.FAILED, connection.state());
    assertTrue(connection.failure().contains("timed out"), connection.failure());
  }

  @Test
  void shouldNotCallAnybodyForAnAttemptThatWasClosed() {
    Connection connection = one.connect("10.9.9.9", PORT);
    connection.close();
    assertEquals(Connection.CLOSED, connection.state());
    assertFalse(scheduler.runUntilIdle(0) && isCalled());
    run(200_000);
    assertEquals(0, wakes);
  }

  @Test
  void shouldResetAnAttemptThatWasClosedWhileTheWelcomeWasOnItsWay() {
    internet.faults(two, one).latency(100, 100);
    Connection connection = one.connect("10.0.0.2", PORT);
    run(50);
    Connection accepted = accept();
    connection.close();
    run(50);
    assertEquals(Connection.BROKEN, read(accepted));
  }

  @Test
  void shouldTryEveryAddressOfAName() {
    internet.names().set("many.test", "10.9.9.9", "10.0.0.1", "10.0.0.2");
    internet.setConnectTimeMsMax(10_000);
    Connection connection = one.connect("many.test", PORT);
    run(10_050);
    assertEquals(Connection.OPEN, connection.state());
    assertEquals("10.0.0.2", connection.remoteAddress());
  }

  @Test
  void shouldFailForANameThatNobodyKnows() {
    Connection connection = one.connect("three.test", PORT);
    run(100);
    assertEquals("cannot resolve three.test: no such name", connection.failure());
  }

  @Test
  void shouldResolveANameAnewForEachConnection() {
    internet.names().set("two.test", "10.9.9.9");
    one.connect("two.test", PORT);
    internet.names().set("two.test", "10.0.0.2");
    Connection second = one.connect("two.test", PORT);
    internet.names().setAvailable(false);
    Connection third = one.connect("two.test", PORT);
    run(1000);
    assertEquals(Connection.OPEN, second.state());
    assertEquals(Connection.FAILED, third.state());
  }

  @Test
  void shouldNotAnswerWhenTheQueueOfTheListenerIsFull() {
    internet.setBacklogConnectionsMax(2);
    connect();
    connect();
    Connection third = one.connect("10.0.0.2", PORT);
    run(5_000);
    assertEquals(Connection.CONNECTING, third.state());
    accept();
    run(10_000);
    assertEquals(Connection.OPEN, third.state());
  }

  @Test
  void shouldCallAListenersProgramWhenItWantsToAccept() {
    connect();
    assertFalse(two.isReady());
    listener.setAcceptWanted(true);
    assertTrue(two.isReady());
    accept();
    assertFalse(two.isReady());
    assertNull(listener.accept());
  }

  @Test
  void shouldNotListenTwiceAtAPortNorAtTheAddressOfAnother() throws IOException {
    assertThrows(IOException.class, () -> two.listen("0.0.0.0", PORT));
    assertThrows(IOException.class, () -> two.listen("10.0.0.1", PORT + 1));
    assertTrue(two.listen("10.0.0.2", 0).port() > 0);
    listener.close();
    listener.close();
    assertEquals(PORT, two.listen("::", PORT).port());
  }

  @Test
  void shouldResetWhoWaitsAtAListenerThatIsClosed() {
    Connection connection = connect();
    listener.close();
    run(100);
    write(connection, 1);
    run(100);
    assertEquals(Connection.BROKEN, read(connection));
  }
}
