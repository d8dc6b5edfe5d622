/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static io.tocsin.agent.FoundLine.assertOne;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.config.Configuration;
import io.tocsin.config.ConfigurationReader;
import io.tocsin.config.ConfigurationResult;
import io.tocsin.hal.TestPlatform;
import io.tocsin.hal.VirtualNetwork;
import io.tocsin.tls.TestCrl;
import io.tocsin.tls.TestPki;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the operator hears of revocation lists before any peer comes. */
final class RevocationFilesTest {

  private static final String CRL_KEY = "tocsin.conf:4: trust.crls = ca.crl: ";

  private final TestPlatform platform = new TestPlatform(new VirtualNetwork(), "10.0.0.1");
  private final TestPki.Issued ca = TestPki.authority("Test CA").selfSigned();
  private final TestPki.Issued middle = TestPki.authority("Middle CA").serial(2).issuedBy(ca);

  @BeforeEach
  void prepareBoard() {
    TestPki.Issued own = TestPki.leaf("board1").serial(7).issuedBy(ca);
    platform.files.put("board.crt", own.certificatePem());
    platform.files.put("board.key", own.keyPem());
    platform.files.put("ca.crt", ca.certificatePem());
  }

  private static Configuration configuration(String... further) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "identity.certificate = board.crt",
                "identity.key = board.key",
                "trust.certificates = ca.crt",
                "trust.crls = ca.crl",
                "listen.main.address = ::"));
    lines.addAll(List.of(further));
    ConfigurationResult result =
        ConfigurationReader.read(
            "tocsin.conf", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    assertTrue(result.isValid(), result.text());
    return result.configuration();
  }

  private List<String> errors(byte[] list, String... further) {
    platform.files.put("ca.crl", list);
    return Agent.check(configuration(further), platform.board, platform).stream()
        .map(Object::toString)
        .toList();
  }

  private List<String> warnings(byte[] list, String... further) {
    assertEquals(List.of(), errors(list, further));
    return Agent.warnings(configuration(further), platform, platform.valueFiles, platform).stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void shouldSayNothingOfGoodLists() {
    assertEquals(List.of(), warnings(TestCrl.of(ca).revoke(8, 9).pem()));
    assertEquals(List.of(), warnings(TestCrl.of(ca).revoke(8, 9).der()));
  }

  @Test
  void shouldRefuseAFileThatHasNoListThatCanBeUsed() {
    assertOne(errors(ca.certificatePem()), CRL_KEY + "ca.crl: no revocation list in it", "");
    TestPki.Issued impostor = TestPki.authority("Test CA").keyOf("impostor").selfSigned();
    assertOne(
        errors(TestCrl.of(impostor).der()),
        CRL_KEY + "ca.crl: no revocation list that can be used, that of cn=Test CA: ",
        "its signature is not that of cn=Test CA (" + ca.certificate().fingerprint() + ")");
  }

  @Test
  void shouldBoundTheEntriesOfAllListsTogether() {
    byte[] list = TestCrl.of(ca).revoke(8, 9).der();
    assertOne(errors(list, "limit.trust.crl.entries = 1"), CRL_KEY, "it has more than 1 entries");
    String two = new String(TestCrl.of(ca).revoke(8, 9).pem(), StandardCharsets.US_ASCII);
    assertOne(
        errors((two + two).getBytes(StandardCharsets.US_ASCII), "limit.trust.crl.entries = 3"),
        CRL_KEY,
        "4 entries in these files; 3 are allowed by limit.trust.crl.entries");
  }

  @Test
  void shouldWarnOfAListWhoseNextOneIsDue() {
    byte[] list = TestCrl.of(ca).overdue().pem();
    assertOne(
        warnings(list),
        CRL_KEY + "ca.crl: the list of cn=Test CA is not the present one: the next list was due on",
        "; it counts for what it says, and who was revoked since then is accepted");
    assertOne(
        warnings(list, "trust.crls.strict = true"),
        CRL_KEY,
        "; with trust.crls.strict, nobody is accepted whose certificate it should tell of");
  }

  @Test
  void shouldWarnOfAListOfAnAuthorityThatIsNotThere() {
    assertOne(
        warnings(TestCrl.of(middle).pem()),
        CRL_KEY + "ca.crl: the list of cn=Middle CA does not count before",
        "as it is not among those of trust.certificates");
  }

  @Test
  void shouldWarnOfAnIdentityThatIsRevoked() {
    assertOne(
        warnings(TestCrl.of(ca).revoke(7).pem()),
        "tocsin.conf:1: identity.certificate = board.crt: nobody who has its issuer's list will",
        "it is revoked by a list of trust.crls");
  }

  @Test
  void shouldLogTheSameAtTheStart() throws Exception {
    platform.files.put("ca.crl", TestCrl.of(ca).overdue().pem());
    Agent.start(configuration(), 7, platform, "test");
    assertEquals(1, platform.log.count("ca.crl: the list of cn=Test CA is not the present one"));
  }
}
