/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.snmp.SecurityLevel;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets notifications by the tables (RFC 3413 §3.3 and §4, RFC 9456 §4). */
class DestinationFinderTest {

  private final TargetBed bed = new TargetBed();

  @BeforeEach
  void addTarget() {
    bed.addTarget("a", "192.0.2.1:10162");
  }

  private void expect(String problem) {
    assertEquals(problem, bed.destination().problem());
  }

  @Test
  void shouldTakeAllFromTheRowsOfATarget() {
    bed.set("addr[a].timeout=250", "addr[a].retries=7");
    Destination found = bed.destination();
    assertTrue(found.isInUse());
    assertEquals("a", found.name());
    assertEquals("192.0.2.1:10162", found.target().toString());
    assertEquals("192.0.2.1", found.target().serverName());
    assertNull(found.target().serverFingerprint());
    assertEquals("joe", found.target().securityName().toString());
    assertEquals("joe", TargetMib.text(found.securityName()));
    assertEquals(SecurityLevel.AUTH_PRIV, found.securityLevel());
    assertEquals(2_500, found.timeoutMs());
    assertEquals(7, found.retries());
    assertFalse(found.isInform());
    assertFalse(found.isOwn());
    assertNull(found.filter());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "addr[a].status=notInService|Its row of snmpTargetAddrTable is not active.",
        "notify[a].status=notInService|No active row of snmpNotifyTable has a tag that it has.",
        "notify[a].status=destroy|No active row of snmpNotifyTable has a tag that it has.",
        "notify[a].tag=|No active row of snmpNotifyTable has a tag that it has.",
        "addr[a].tags=b c|No active row of snmpNotifyTable has a tag that it has.",
        "params[a].status=notInService"
            + "|snmpTargetParamsTable has no active row of the name that it gives.",
        "addr[a].params=b|snmpTargetParamsTable has no active row of the name that it gives.",
        "server[a].status=createAndWait|Its row of snmpTlstmAddrTable is not active.",
        "client[a].status=createAndWait|Its row of snmpTlstmParamsTable is not active, or empty.",
      })
  void shouldSayWhyNothingIsSent(String assignment, String problem) {
    assertEquals("noError", bed.set(assignment));
    expect(problem);
  }

  @Test
  void shouldSendEachNotificationOnceAndAsAnInformIfAnyRowSaysSo() {
    bed.set("addr[a].tags=a b");
    bed.set("notify[b].status=createAndGo", "notify[b].tag=b", "notify[b].type=2");
    assertEquals(1, bed.finder.find("").size());
    assertTrue(bed.destination().isInform());
    bed.set("notify[b].status=notInService");
    assertFalse(bed.destination().isInform());
  }

  @Test
  void shouldKnowAServerByItsRow() {
    bed.set("server[a].status=createAndGo", "server[a].identity=noc.example.com");
    assertEquals("noc.example.com", bed.destination().target().serverName());
    bed.set("server[a].status=destroy");
    bed.set("server[a].status=createAndGo", "server[a].fingerprint=x", "server[a].identity=*");
    assertEquals(TargetVariables.sha256("x"), bed.destination().target().serverFingerprint());
    bed.set("server[a].status=destroy");
    bed.set("server[a].status=createAndGo");
    assertEquals("192.0.2.1", bed.destination().target().serverName());
  }

  @Test
  void shouldShowACertificateThatItHas() {
    bed.held.add(TargetVariables.sha256("own"));
    assertNull(bed.destination().target().clientFingerprint());
    bed.set("client[a].status=createAndGo", "client[a].fingerprint=own");
    assertTrue(bed.destination().isInUse());
    assertEquals(TargetVariables.sha256("own"), bed.destination().target().clientFingerprint());
    bed.held.clear();
    expect("The agent has no certificate with the fingerprint of snmpTlstmParamsTable.");
  }

  /** RFC 5591 §4.2 step 2. */
  @Test
  void shouldTakeThePrefixOffForTheTransport() {
    assertEquals(
        "No message can be sent under its security name; it begins with tls:.",
        bed.finder.find("tls:").get(0).problem());
    bed.set("params[a].status=notInService", "params[a].security=tls:joe");
    bed.set("params[a].status=active");
    Destination found = bed.finder.find("tls:").get(0);
    assertEquals("joe", found.target().securityName().toString());
    assertEquals("tls:joe", TargetMib.text(found.securityName()));
    assertFalse(found.isSameAs(bed.destination()));
  }

  @Test
  void shouldFilterByTheProfileOfTheParameters() {
    bed.set("profile[a].status=createAndGo", "profile[a].profile=p");
    bed.set("filter[p/1.3.6].status=createAndGo");
    bed.set("filter[q/1.3.6].status=createAndGo");
    assertTrue(bed.destination().filter() != null);
    bed.set("profile[a].status=notInService");
    assertNull(bed.destination().filter());
  }

  @Test
  void shouldNoticeEveryChangeThatMatters() {
    bed.set("profile[a].status=createAndGo", "profile[a].profile=p");
    bed.set("filter[p/1.3.6].status=createAndGo");
    for (String assignment :
        List.of(
            "addr[a].timeout=20",
            "notify[a].type=2",
            "params[a].status=notInService",
            "params[a].status=active",
            "filter[p/1.3.6].type=2",
            "filter[p/1.3.6.1].status=createAndGo",
            "profile[a].profile=q",
            "server[a].status=createAndGo",
            "server[a].status=destroy")) {
      Destination before = bed.destination();
      long changes = bed.finder.changeCount();
      assertTrue(before.isSameAs(bed.destination()), assignment);
      assertEquals("noError", bed.set(assignment), assignment);
      assertFalse(bed.destination().isSameAs(before), assignment);
      assertTrue(bed.finder.changeCount() != changes, assignment);
    }
    Destination before = bed.destination();
    bed.addTarget("b", "192.0.2.2:1");
    assertTrue(bed.destination().isSameAs(before), "the rows of another target");
    assertFalse(before.isSameAs(null));
  }

  @Test
  void shouldFindTargetsInTheOrderOfTheirNames() {
    bed.addTarget("0", "[2001:db8::1]:10162");
    List<Destination> found = bed.finder.find("");
    assertEquals(List.of("0", "a"), List.of(found.get(0).name(), found.get(1).name()));
    assertEquals("[2001:db8::1]:10162", found.get(0).target().toString());
  }
}
