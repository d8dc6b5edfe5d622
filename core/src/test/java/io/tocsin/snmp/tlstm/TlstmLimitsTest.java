/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tls.Fingerprint;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bounds, targets, causes and counters keep what their documentation says. */
class TlstmLimitsTest {

  @Test
  void shouldTakeWhatItIsGiven() {
    TlstmLimits limits =
        new TlstmLimits()
            .setSessionsMax(1)
            .setAcceptedSessionsMax(2)
            .setHandshakesMax(3)
            .setHandshakeGraceMsMin(4)
            .setConnectTimeMsMax(5)
            .setHandshakeTimeMsMax(6)
            .setIdleTimeMsMax(7)
            .setStalledTimeMsMax(8)
            .setCloseTimeMsMax(9)
            .setWireBufferBytes(256)
            .setMessagesPerStepMax(11)
            .setHandshakeTurnsPerStepMax(12)
            .setListenersMax(13);
    assertEquals(1, limits.sessionsMax());
    assertEquals(2, limits.acceptedSessionsMax());
    assertEquals(3, limits.handshakesMax());
    assertEquals(4, limits.handshakeGraceMsMin());
    assertEquals(5, limits.connectTimeMsMax());
    assertEquals(6, limits.handshakeTimeMsMax());
    assertEquals(7, limits.idleTimeMsMax());
    assertEquals(8, limits.stalledTimeMsMax());
    assertEquals(9, limits.closeTimeMsMax());
    assertEquals(256, limits.wireBufferBytes());
    assertEquals(11, limits.messagesPerStepMax());
    assertEquals(12, limits.handshakeTurnsPerStepMax());
    assertEquals(13, limits.listenersMax());
  }

  @Test
  void shouldRefuseBoundsOutsideTheirRange() {
    TlstmLimits limits = new TlstmLimits();
    assertThrows(IllegalArgumentException.class, () -> limits.setSessionsMax(0));
    assertThrows(IllegalArgumentException.class, () -> limits.setAcceptedSessionsMax(-1));
    assertThrows(IllegalArgumentException.class, () -> limits.setHandshakesMax(0));
    assertThrows(IllegalArgumentException.class, () -> limits.setHandshakeGraceMsMin(-1));
    assertThrows(IllegalArgumentException.class, () -> limits.setConnectTimeMsMax(0));
    assertThrows(IllegalArgumentException.class, () -> limits.setHandshakeTimeMsMax(600_001));
    assertThrows(IllegalArgumentException.class, () -> limits.setIdleTimeMsMax(0));
    assertThrows(IllegalArgumentException.class, () -> limits.setStalledTimeMsMax(0));
    assertThrows(IllegalArgumentException.class, () -> limits.setCloseTimeMsMax(0));
    assertThrows(IllegalArgumentException.class, () -> limits.setWireBufferBytes(255));
    assertThrows(IllegalArgumentException.class, () -> limits.setMessagesPerStepMax(0));
    assertThrows(IllegalArgumentException.class, () -> limits.setHandshakeTurnsPerStepMax(0));
    assertThrows(IllegalArgumentException.class, () -> limits.setListenersMax(-1));
  }

  @Test
  void shouldListenAtSoManyAddressesOnly() throws IOException {
    PlainWorld world = new PlainWorld();
    world.limits.setListenersMax(2);
    world.start();
    world.agent.model.listen("::", 2);
    IOException e = assertThrows(IOException.class, () -> world.agent.model.listen("::", 3));
    assertTrue(e.getMessage().contains("2 addresses"));
  }

  @Test
  void shouldRefuseAMessageSizeBelowTheLeast() {
    PlainWorld world = new PlainWorld().start();
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new TlsTransportModel(
                world.stranger,
                world.agentChannels,
                PlainWorld.policy(),
                world.limits,
                483,
                world.agent,
                world.agent));
  }

  @Test
  void shouldRefuseTargetsThatCannotBeReached() {
    SecurityName name = SecurityName.of("x");
    assertThrows(IllegalArgumentException.class, () -> new TlsTarget("", 1, null, null, name));
    assertThrows(IllegalArgumentException.class, () -> new TlsTarget("a", 0, null, null, name));
    assertThrows(
        IllegalArgumentException.class, () -> new TlsTarget("a", 65_536, null, null, name));
    assertThrows(IllegalArgumentException.class, () -> new TlsTarget("a", 1, null, null, null));
  }

  @Test
  void shouldWriteTargetsAsSnmpTlsAddresses() {
    Fingerprint none = null;
    SecurityName name = SecurityName.of("x");
    assertEquals("a.example:1", new TlsTarget("a.example", 1, "", none, name).toString());
    assertEquals("[2001:db8::1]:2", new TlsTarget("2001:db8::1", 2, "", none, name).toString());
  }

  @Test
  void shouldNameEveryCauseDifferently() {
    Set<String> names = new HashSet<>();
    for (int cause = 1; cause < SessionEnd.COUNT; cause++) {
      assertTrue(names.add(SessionEnd.name(cause)));
    }
    assertEquals("unknown", SessionEnd.name(0));
    assertEquals("unknown", SessionEnd.name(SessionEnd.COUNT));
  }

  @Test
  void shouldNumberCountersAsTheMibDoes() {
    assertEquals(1, TlstmCounters.SESSION_OPENS);
    assertEquals(2, TlstmCounters.SESSION_CLIENT_CLOSES);
    assertEquals(3, TlstmCounters.SESSION_OPEN_ERRORS);
    assertEquals(4, TlstmCounters.SESSION_ACCEPTS);
    assertEquals(5, TlstmCounters.SESSION_SERVER_CLOSES);
    assertEquals(6, TlstmCounters.SESSION_NO_SESSIONS);
    assertEquals(7, TlstmCounters.SESSION_INVALID_CLIENT_CERTIFICATES);
    assertEquals(8, TlstmCounters.SESSION_UNKNOWN_SERVER_CERTIFICATE);
    assertEquals(9, TlstmCounters.SESSION_INVALID_SERVER_CERTIFICATES);
    assertEquals(10, TlstmCounters.SESSION_INVALID_CACHES);
  }
}
