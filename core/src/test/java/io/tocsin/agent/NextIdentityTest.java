/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.ber.Oid;
import io.tocsin.hal.VirtualConnection;
import io.tocsin.mib.SetRequest;
import io.tocsin.mib.admin.TargetVariables;
import io.tocsin.snmp.VarbindCursor;
import io.tocsin.tls.Fingerprint;
import io.tocsin.tls.PeerVerifier;
import io.tocsin.tls.PlainChannels;
import io.tocsin.tls.SecureChannel;
import io.tocsin.tls.SecureChannelFactory;
import io.tocsin.tls.TestPki;
import io.tocsin.tls.TlsIdentity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A board with two certificates, and which of them it shows to whom. */
class NextIdentityTest extends ManagedWorld {

  /** snmpTlstmParamsStorageType.'nms'. */
  private static final Oid STORAGE = Oid.parse("1.3.6.1.2.1.198.2.2.1.6.1.2.110.109.115");

  private static final String FINGERPRINT = "1.3.6.1.2.1.198.2.2.1.6.1.1.110.109.115";
  private static final int PERMANENT = 4;

  private static final String[] FILES = {
    "identity.next.certificate = next.crt", "identity.next.key = next.key"
  };

  private final TestPki.Issued next = TestPki.leaf("board1 next").serial(2).issuedBy(ca);

  /** Common names of what was shown, in order. */
  private final List<String> shown = new ArrayList<>();

  @BeforeEach
  void prepareFiles() {
    put(next);
  }

  private void put(TestPki.Issued certificate) {
    platform.files.put("next.crt", certificate.certificatePem());
    platform.files.put("next.key", certificate.keyPem());
  }

  @Override
  ChannelSource channels() {
    return (configuration, board, first, second) -> new Channels(first, second);
  }

  /** Plain channels that tell which of our certificates TLS would show. */
  private final class Channels implements SecureChannelFactory {

    private final PlainChannels plain = new PlainChannels(20_000, peer.certificate());
    private final TlsIdentity visible;
    private final TlsIdentity hidden;

    Channels(TlsIdentity visible, TlsIdentity hidden) {
      this.visible = visible;
      this.hidden = hidden;
    }

    @Override
    public SecureChannelFactory showing(Fingerprint certificate) {
      boolean isSame = certificate == null || certificate.matches(visible.certificate());
      return isSame ? this : new Channels(/* visible= */ hidden, /* hidden= */ visible);
    }

    @Override
    public SecureChannel server(PeerVerifier verifier) {
      return plain.server(verifier);
    }

    @Override
    public SecureChannel client(String serverName, PeerVerifier verifier) {
      shown.add(visible.certificate().commonName(0));
      return plain.client(serverName, verifier);
    }
  }

  private static String[] with(String[] some, String... others) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(others));
    return all.toArray(new String[0]);
  }

  private long storage() {
    VirtualConnection asking = other.connect("10.0.0.1", 10161);
    world.run(10);
    ask(asking, STORAGE);
    world.run(10);
    VarbindCursor cursor = parse(messages(asking).get(0)).pdu().varbinds(new VarbindCursor());
    cursor.next(new Oid());
    return cursor.valueLength() == 1 ? cursor.bytes()[cursor.valueOffset()] : 0;
  }

  @Test
  void shouldShowTheFirstToWhomeverNothingElseIsSaidOf() throws Exception {
    start(with(FILES, TRAP_TARGET));
    accept();
    world.run(100);
    assertEquals(List.of("board1"), shown);
    assertEquals(0, storage(), "there is no row");
  }

  @Test
  void shouldShowATargetTheOneThatTheFileSaysAndHaveARowOfIt() throws Exception {
    start(with(FILES, with(TRAP_TARGET, "target.nms.identity = next")));
    assertEquals(List.of(COLD_START), notifications(accept()));
    assertEquals(List.of("board1 next"), shown);
    assertEquals(PERMANENT, storage());
    assertEquals("notWritable", set("client[nms].status=destroy"));
    start(with(FILES, with(TRAP_TARGET, "target.nms.identity = current", "listen.main.port = 1")));
    accept();
    world.run(100);
    assertEquals(List.of("board1 next", "board1"), shown);
  }

  @Test
  void shouldShowATargetTheOneThatAManagerSays() throws Exception {
    start(with(FILES, TRAP_TARGET));
    accept();
    world.run(2_000);
    byte[] octets = Fingerprint.of(Fingerprint.SHA256, next.certificate()).octets();
    assertEquals(
        "noError",
        set(
            SetRequest.octets(FINGERPRINT, octets),
            TargetVariables.of("client[nms].status=createAndGo")));
    platform.board.change(0, true);
    world.wake();
    assertEquals(List.of(LINE_CHANGED), notifications(accept()));
    assertEquals(List.of("board1", "board1 next"), shown);
    world.run(2_000);
    assertEquals(2, agent.targets().delivered(0));
    assertEquals("noError", set("client[nms].status=destroy"));
    platform.board.change(0, false);
    world.wake();
    assertEquals(List.of(LINE_CHANGED), notifications(accept()));
    assertEquals(List.of("board1", "board1 next", "board1"), shown);
  }

  @Test
  void shouldTakeNoCertificateThatItDoesNotHave() throws Exception {
    start(with(FILES, TRAP_TARGET));
    byte[] octets = Fingerprint.of(Fingerprint.SHA256, peer.certificate()).octets();
    assertEquals(
        "inconsistentValue",
        set(
            SetRequest.octets(FINGERPRINT, octets),
            TargetVariables.of("client[nms].status=createAndGo")));
  }

  /** The row of a manager outlives the exchange in which the next certificate becomes the first. */
  @Test
  void shouldGoOnWithTheCertificateThatHasBecomeTheFirst() throws Exception {
    start(with(FILES, TRAP_TARGET));
    byte[] octets = Fingerprint.of(Fingerprint.SHA256, next.certificate()).octets();
    set(
        SetRequest.octets(FINGERPRINT, octets),
        TargetVariables.of("client[nms].status=createAndGo"));
    restart(with(TRAP_TARGET, "identity.certificate = next.crt", "identity.key = next.key"));
    accept();
    world.run(100);
    assertEquals("board1 next", shown.get(shown.size() - 1));
    restart(TRAP_TARGET);
    assertEquals(
        "The agent has no certificate with the fingerprint of snmpTlstmParamsTable.",
        agent.targets().lastError(0));
  }

  /** tocsinCertificateEnding is about the certificate that all others see. */
  @Test
  void shouldTellNothingOfTheEndOfTheNextCertificate() throws Exception {
    put(TestPki.leaf("board1 next").expired().issuedBy(ca));
    start(with(FILES, TRAP_TARGET));
    assertEquals(List.of(COLD_START), notifications(accept()));
    world.run(10_000);
    assertEquals(1, agent.targets().accepted(0));
  }

  @Test
  void shouldNotStartWithANextIdentityThatCannotBeUsed() {
    platform.files.put("next.key", peer.keyPem());
    List<String> errors =
        Agent.check(configuration(FILES).configuration(), platform.board, platform).stream()
            .map(Object::toString)
            .toList();
    assertEquals(1, errors.size(), errors::toString);
    assertEquals(
        0,
        errors
            .get(0)
            .indexOf(
                "tocsin.conf:20: identity.next.certificate = next.crt: next.key: this is not the"
                    + " private key of the first certificate in next.crt"),
        errors.get(0));
  }
}
