/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.tocsin.ber.BerTag;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.mp.MPv3;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;

/** The engine and SNMP4J understand each other's messages. */
class Snmp4jAgreementTest {

  private static final int AUTH_PRIV = org.snmp4j.security.SecurityLevel.AUTH_PRIV;
  private static final int NO_AUTH = org.snmp4j.security.SecurityLevel.NOAUTH_NOPRIV;

  private final TestEngine engine = new TestEngine();
  private final Snmp4jPeer peer = new Snmp4jPeer(engine);

  @AfterEach
  void close() throws IOException {
    peer.close();
  }

  private PDU ask(int type, String... names) throws IOException {
    PDU response = peer.send(Snmp4jPeer.pdu(type, names), AUTH_PRIV);
    assertNotNull(response, "no response");
    return response;
  }

  private static List<String> texts(PDU pdu) {
    return pdu.getVariableBindings().stream().map(VariableBinding::toString).toList();
  }

  @Test
  void shouldAgreeOnGet() throws IOException {
    engine.objects.put("1.3.6.1.4.1.32473.6.1.0", Ber.unsigned(BerTag.COUNTER64, -1L));
    engine.objects.put(
        "1.3.6.1.4.1.32473.6.2.0", Ber.element(BerTag.IP_ADDRESS, new byte[] {127, 0, 0, 1}));
    engine.objects.put("1.3.6.1.4.1.32473.6.3.0", Ber.integer(-5));
    PDU response =
        ask(
            PDU.GET,
            TestObjects.SYS_NAME,
            "1.3.6.1.2.1.1.2.0",
            "1.3.6.1.4.1.32473.6.1.0",
            "1.3.6.1.4.1.32473.6.2.0",
            "1.3.6.1.4.1.32473.6.3.0",
            "1.3.6.1.2.1.99.0",
            "1.3.6.1.2.1.1.5.7");
    assertEquals(PDU.RESPONSE, response.getType());
    assertEquals(PDU.noError, response.getErrorStatus());
    assertEquals(
        List.of(
            "1.3.6.1.2.1.1.5.0 = board1",
            "1.3.6.1.2.1.1.2.0 = 1.3.6.1.4.1.32473.1",
            "1.3.6.1.4.1.32473.6.1.0 = 18446744073709551615",
            "1.3.6.1.4.1.32473.6.2.0 = 127.0.0.1",
            "1.3.6.1.4.1.32473.6.3.0 = -5",
            "1.3.6.1.2.1.99.0 = noSuchObject",
            "1.3.6.1.2.1.1.5.7 = noSuchInstance"),
        texts(response));
  }

  @Test
  void shouldAgreeOnGetNextAndGetBulk() throws IOException {
    assertEquals(
        List.of("1.3.6.1.2.1.1.1.0 = a board", "2.0 = endOfMibView"),
        texts(ask(PDU.GETNEXT, "1.3", "2.0")));
    ScopedPDU bulk = Snmp4jPeer.pdu(PDU.GETBULK, "1.3.6.1.2.1.1.1", TestObjects.SYS_CONTACT);
    bulk.setNonRepeaters(1);
    bulk.setMaxRepetitions(2);
    assertEquals(
        List.of(
            "1.3.6.1.2.1.1.1.0 = a board",
            "1.3.6.1.2.1.1.5.0 = board1",
            "1.3.6.1.2.1.1.6.0 = here"),
        texts(peer.send(bulk, AUTH_PRIV)));
  }

  @Test
  void shouldAgreeOnSet() throws IOException {
    ScopedPDU set = Snmp4jPeer.pdu(PDU.SET);
    set.add(new VariableBinding(new OID(TestObjects.SYS_NAME), new OctetString("other")));
    assertEquals(PDU.noError, peer.send(set, AUTH_PRIV).getErrorStatus());
    assertArrayEquals(Ber.text("other"), engine.objects.valueOf(TestObjects.SYS_NAME));
  }

  @Test
  void shouldAgreeOnErrors() throws IOException {
    engine.as("stranger");
    assertEquals(PDU.authorizationError, ask(PDU.GET, TestObjects.SYS_NAME).getErrorStatus());
  }

  @ParameterizedTest
  @ValueSource(ints = {AUTH_PRIV, NO_AUTH})
  void shouldAgreeOnDiscovery(int level) throws IOException {
    ScopedPDU probe = Snmp4jPeer.pdu(PDU.GET, TestObjects.ENGINE_ID);
    probe.setContextEngineID(MPv3.LOCAL_ENGINE_ID);
    PDU response = peer.send(probe, level);
    assertNotNull(response);
    assertEquals(new OctetString(TestEngine.ENGINE_ID.toArray()), response.get(0).getVariable());
  }

  @Test
  void shouldAgreeOnReports() throws IOException {
    ScopedPDU lost = Snmp4jPeer.pdu(PDU.GET, TestObjects.SYS_NAME);
    lost.setContextEngineID(OctetString.fromHexString("80:00:00:01:05:07"));
    PDU report = peer.send(lost, AUTH_PRIV);
    assertNotNull(report);
    assertEquals(PDU.REPORT, report.getType());
    assertEquals(List.of("1.3.6.1.6.3.11.2.1.3.0 = 1"), texts(report));
    ScopedPDU nowhere = Snmp4jPeer.pdu(PDU.GET, TestObjects.SYS_NAME);
    nowhere.setContextName(new OctetString("nowhere"));
    assertEquals(List.of("1.3.6.1.6.3.12.1.5.0 = 1"), texts(peer.send(nowhere, AUTH_PRIV)));
  }

  @Test
  void shouldAgreeOnTraps() {
    assertEquals(
        NotificationOriginator.SENT,
        engine.originator.sendTrap(engine.target(), new TestNotification(), TestEngine.NOW_MS));
    peer.takeWhatTheEngineSent();
    assertEquals(1, peer.notifications.size());
    PDU trap = peer.notifications.get(0);
    assertEquals(PDU.TRAP, trap.getType());
    assertEquals(
        List.of(
            "1.3.6.1.2.1.1.3.0 = 0:20:34.56",
            "1.3.6.1.6.3.1.1.4.1.0 = 1.3.6.1.4.1.32473.1.0.3",
            "1.3.6.1.4.1.32473.1.2.1.1.2.3 = temperature",
            "1.3.6.1.4.1.32473.1.2.1.1.3.3 = 71500",
            "1.3.6.1.4.1.32473.1.2.1.1.4.3 = 70000",
            "1.3.6.1.4.1.32473.1.2.1.1.5.3 = temperature"),
        texts(trap));
    assertEquals(
        new OctetString(TestEngine.ENGINE_ID.toArray()), ((ScopedPDU) trap).getContextEngineID());
  }

  @Test
  void shouldAgreeOnInforms() {
    engine.originator.sendInform(engine.target(), new TestNotification(), 12, TestEngine.NOW_MS);
    peer.takeWhatTheEngineSent();
    assertEquals(PDU.INFORM, peer.notifications.get(0).getType());
    assertEquals(List.of("acknowledged 12"), engine.informEvents);
  }
}
