/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.config.Configuration;
import io.tocsin.hal.VirtualConnection;
import io.tocsin.mib.CertificateStatus;
import io.tocsin.snmp.VarbindCursor;
import io.tocsin.tls.CertificateTime;
import io.tocsin.tls.Fingerprint;
import io.tocsin.tls.PathVerifier;
import io.tocsin.tls.PeerCertificates;
import io.tocsin.tls.TestCrl;
import io.tocsin.tls.TestPki;
import io.tocsin.tls.Times;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The certificates and lists of the configuration, as managers see them. */
class CertificateInventoryTest extends AgentWorld {

  private static final String ENTRY = "1.3.6.1.4.1.32473.100.1.9.1.1.";

  private final TestPki.Issued own = TestPki.leaf("board1").serial(7).issuedBy(ca);
  private final TestPki.Issued next = TestPki.leaf("board1-next").serial(8).issuedBy(ca);
  private final TestPki.Issued middle = TestPki.authority("Middle CA").serial(9).issuedBy(ca);

  @BeforeEach
  void prepareFiles() {
    platform.files.put("board.crt", own.certificatePem());
    platform.files.put("board.key", own.keyPem());
    platform.files.put("next.crt", next.certificatePem());
    platform.files.put("next.key", next.keyPem());
    platform.files.put("ca.crl", TestCrl.of(ca).pem());
    platform.files.put("middle.crl", TestCrl.of(middle).revoke(77).pem());
  }

  private Credentials credentials(Configuration configuration) {
    return Credentials.load(configuration, platform, new ArrayList<>());
  }

  private Configuration all() {
    return configuration(
            "identity.next.certificate = next.crt",
            "identity.next.key = next.key",
            "trust.crls = ca.crl, middle.crl")
        .configuration();
  }

  private List<Integer> states(CertificateTime time) {
    Configuration configuration = all();
    return states(credentials(configuration).inventory(configuration, time));
  }

  private static List<Integer> states(CertificateStatus inventory) {
    List<Integer> states = new ArrayList<>();
    for (int i = 0; i < inventory.count(); i++) {
      states.add(inventory.state(i));
    }
    return states;
  }

  @Test
  void shouldHaveEachWithItsUseItsNameItsTimesAndItsFile() {
    Configuration configuration = all();
    CertificateStatus all = credentials(configuration).inventory(configuration, Times.NOW);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < all.count(); i++) {
      lines.add(all.use(i) + " " + all.name(i) + " " + all.file(i));
    }
    assertEquals(
        List.of(
            "1 cn=board1 board.crt",
            "2 cn=board1-next next.crt",
            "3 cn=Test CA ca.crt",
            "4 cn=Test CA ca.crl",
            "4 cn=Middle CA middle.crl"),
        lines);
    assertArrayEquals(
        Fingerprint.of(Fingerprint.SHA256, own.certificate()).octets(), all.fingerprint(0));
    assertArrayEquals(new byte[0], all.fingerprint(3));
    assertEquals(own.certificate().notBeforeMs(), all.notBeforeMs(0));
    assertEquals(own.certificate().notAfterMs(), all.notAfterMs(0));
    assertEquals(TestPki.NOW_MS - TestPki.DAY_MS, all.notBeforeMs(3));
    assertEquals(TestPki.NOW_MS + 7 * TestPki.DAY_MS, all.notAfterMs(3));
  }

  @Test
  void shouldCallWhatIsGoodGoodAndAListThatNobodyIsKnownToHaveSignedUnproven() {
    assertEquals(
        List.of(
            CertificateStatus.GOOD,
            CertificateStatus.GOOD,
            CertificateStatus.GOOD,
            CertificateStatus.GOOD,
            CertificateStatus.UNPROVEN),
        states(Times.NOW));
  }

  @Test
  void shouldTellOfACertificateThatIsRevoked() {
    platform.files.put("ca.crl", TestCrl.of(ca).revoke(8).pem());
    assertEquals(CertificateStatus.GOOD, states(Times.NOW).get(0));
    assertEquals(CertificateStatus.REVOKED, states(Times.NOW).get(1));
  }

  @Test
  void shouldTellOfWhatIsOver() {
    platform.files.put("ca.crl", TestCrl.of(ca).overdue().pem());
    long end = own.certificate().notAfterMs();
    assertEquals(CertificateStatus.EXPIRED, states(Times.NOW).get(3));
    assertEquals(CertificateStatus.GOOD, states(Times.at(end)).get(0));
    assertEquals(CertificateStatus.EXPIRED, states(Times.at(end + 1)).get(0));
  }

  @Test
  void shouldTellOfWhatIsNotValidYet() {
    long begin = own.certificate().notBeforeMs();
    assertEquals(CertificateStatus.NOT_YET_VALID, states(Times.at(begin - 1)).get(0));
    assertEquals(CertificateStatus.GOOD, states(Times.at(begin)).get(0));
  }

  @Test
  void shouldTellOnlyWhatIsCertainWhileTheTimeIsNot() {
    long end = own.certificate().notAfterMs();
    assertEquals(CertificateStatus.GOOD, states(Times.between(end - 1, Long.MAX_VALUE)).get(0));
    assertEquals(CertificateStatus.GOOD, states(Times.between(0, Long.MAX_VALUE)).get(0));
  }

  @Test
  void aListShouldCountOnceAPeerHasPresentedItsAuthority() {
    Configuration configuration = all();
    Credentials credentials = credentials(configuration);
    CertificateStatus inventory = credentials.inventory(configuration, Times.NOW);
    credentials
        .paths(PathVerifier.CLIENT, Times.NOW)
        .verify(new PeerCertificates(TestPki.leaf("peer").issuedBy(middle).chain()));
    assertEquals(CertificateStatus.GOOD, inventory.state(4));
  }

  private static String text(VarbindCursor variable) {
    return new String(octets(variable), StandardCharsets.UTF_8);
  }

  @Test
  void managersShouldSeeTheTableOfTheConfigurationThatCounts() throws Exception {
    start("trust.crls = ca.crl");
    VirtualConnection manager = other.connect("10.0.0.1", 10161);
    world.run(100);
    assertEquals("cn=board1", text(variable(manager, ENTRY + "3.1")));
    assertEquals("ca.crt", text(variable(manager, ENTRY + "8.2")));
    assertEquals(CertificateStatus.REVOCATION_LIST, variable(manager, ENTRY + "2.3").number());
    assertEquals(CertificateStatus.GOOD, variable(manager, ENTRY + "7.1").number());
    platform.files.put("ca.crl", TestCrl.of(ca).revoke(7).pem());
    assertEquals(
        List.of(),
        agent.reload(configuration("trust.crls = ca.crl").configuration(), world.nowMs()));
    world.run(100);
    manager = other.connect("10.0.0.1", 10161);
    world.run(100);
    assertEquals(CertificateStatus.REVOKED, variable(manager, ENTRY + "7.1").number());
  }
}
