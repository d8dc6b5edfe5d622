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
import io.tocsin.hal.Clock;
import io.tocsin.hal.TestPlatform;
import io.tocsin.hal.VirtualNetwork;
import io.tocsin.tls.TestPki;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Credentials that can be used, and that no peer accepts (RFC 5280 §6.1, RFC 6125). */
final class CredentialWarningsTest {

  private static final String[] LISTENER = {"listen.main.address = ::"};
  private static final String[] TARGET = {
    "target.noc.host = 192.0.2.1", "target.noc.security.name = noc"
  };
  private static final String[] BOTH = {LISTENER[0], TARGET[0], TARGET[1]};

  private final TestPlatform platform = new TestPlatform(new VirtualNetwork(), "10.0.0.1");
  private TestPki.Issued ca = TestPki.authority("Test CA").selfSigned();

  private Configuration configuration(TestPki own, String... further) {
    TestPki.Issued issued = own.issuedBy(ca);
    platform.files.put("board.crt", issued.certificatePem());
    platform.files.put("board.key", issued.keyPem());
    platform.files.put("ca.crt", ca.certificatePem());
    List<String> lines =
        new ArrayList<>(
            List.of(
                "identity.certificate = board.crt",
                "identity.key = board.key",
                "trust.certificates = ca.crt"));
    lines.addAll(List.of(further));
    ConfigurationResult result =
        ConfigurationReader.read(
            "tocsin.conf", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    assertTrue(result.isValid(), result.text());
    return result.configuration();
  }

  private List<String> warnings(TestPki own, String... further) {
    return Agent.warnings(configuration(own, further), platform, platform.valueFiles, platform)
        .stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void shouldSayNothingOfGoodCredentials() {
    assertEquals(List.of(), warnings(TestPki.leaf("board1"), BOTH));
  }

  @Test
  void shouldWarnOfAnExpiredCertificate() {
    assertOne(
        warnings(TestPki.leaf("board1").expired(), BOTH),
        "tocsin.conf:1: identity.certificate = board.crt: no manager and no target will accept"
            + " these certificates; ",
        "it was valid until ");
  }

  @Test
  void shouldWarnOfACertificateThatIsNotYetValid() {
    assertOne(
        warnings(TestPki.leaf("board1").notYetValid(), LISTENER),
        "tocsin.conf:1: identity.certificate = board.crt: no manager will accept",
        "it is valid from ");
  }

  @Test
  void shouldWarnOfASensorWhoseFileIsMissing() {
    platform.valueFiles.put("boiler", "1");
    assertOne(
        warnings(TestPki.leaf("board1"), "sensor.boiler.file = boiler", "sensor.tank.file = tank"),
        "tocsin.conf:5: sensor.tank.file = tank: there is no such file now;",
        "the sensor is unavailable until there is one");
  }

  @Test
  void shouldNotJudgeValidityByAClockThatIsNotTrusted() {
    Clock untrusted =
        new Clock() {
          @Override
          public long monotonicMs() {
            return 0;
          }

          @Override
          public long wallMs() {
            return TestPki.NOW_MS;
          }

          @Override
          public boolean wallTrusted() {
            return false;
          }
        };
    Configuration configuration = configuration(TestPki.leaf("board1").expired(), BOTH);
    assertEquals(
        List.of(), Agent.warnings(configuration, platform, platform.valueFiles, untrusted));
  }

  /** RFC 5280 §4.2.1.3. */
  @Test
  void shouldWarnOfAKeyUsageWithoutDigitalSignature() {
    assertOne(
        warnings(TestPki.leaf("board1").keyUsage(1 << 5), BOTH),
        "tocsin.conf:1: identity.certificate = board.crt: no manager and no target",
        "its key usage lacks digitalSignature");
  }

  /** RFC 5280 §4.2.1.12: the board is a server to managers and a client to targets. */
  @Test
  void shouldWarnOfAnExtendedKeyUsageThatDoesNotFitTheRole() {
    assertOne(
        warnings(TestPki.leaf("board1").serverOnly(), BOTH),
        "tocsin.conf:1: identity.certificate = board.crt: no target will",
        "lacks clientAuth");
    assertOne(
        warnings(TestPki.leaf("board1").clientOnly(), BOTH),
        "tocsin.conf:1: identity.certificate = board.crt: no manager will",
        "lacks serverAuth");
    assertEquals(List.of(), warnings(TestPki.leaf("board1").serverOnly(), LISTENER));
    assertEquals(List.of(), warnings(TestPki.leaf("board1").clientOnly(), TARGET));
  }

  @Test
  void shouldWarnOfAnExpiredTrustAnchor() {
    ca = TestPki.authority("Old CA").expired().selfSigned();
    assertOne(
        warnings(TestPki.leaf("board1"), BOTH),
        "tocsin.conf:3: trust.certificates = ca.crt: ca.crt: no peer will be accepted by this"
            + " certificate; cn=Old CA: it was valid until ",
        "Have it issued again");
  }

  @Test
  void shouldWarnOfANextIdentityAsOfTheFirst() {
    TestPki.Issued next = TestPki.leaf("board1 next").expired().issuedBy(ca);
    platform.files.put("next.crt", next.certificatePem());
    platform.files.put("next.key", next.keyPem());
    assertOne(
        warnings(
            TestPki.leaf("board1"),
            "identity.next.certificate = next.crt",
            "identity.next.key = next.key",
            BOTH[0],
            BOTH[1],
            BOTH[2]),
        "tocsin.conf:4: identity.next.certificate = next.crt: no manager and no target will accept"
            + " these certificates; ",
        "it was valid until ");
  }

  @Test
  void shouldLogTheSameAtTheStart() throws Exception {
    Configuration configuration = configuration(TestPki.leaf("board1").expired(), LISTENER);
    Agent.start(configuration, 7, platform, "test");
    assertEquals(1, platform.log.count("identity.certificate = board.crt: no manager will"));
  }
}
