/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import static io.tocsin.agent.dm.ServersOf.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tocsin.dm.http.HttpUrl;
import io.tocsin.dm.tree.DmAccounts;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.TreeDescription;
import io.tocsin.dm.tree.TreeLimits;
import io.tocsin.hal.MemoryStorage;
import io.tocsin.hal.TestLog;
import io.tocsin.tls.PeerCertificates;
import io.tocsin.tls.PeerVerifier;
import io.tocsin.tls.RevocationList;
import io.tocsin.tls.Revocations;
import io.tocsin.tls.SecureChannel;
import io.tocsin.tls.SecureChannelFactory;
import io.tocsin.tls.TestCrl;
import io.tocsin.tls.TestPki;
import io.tocsin.tls.Times;
import io.tocsin.tls.TlsRefusal;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerConnectionsTest {

  private String asked = "";

  /** Notes whether channels insist on our proof. */
  private final class Channels implements SecureChannelFactory {

    private final boolean isProofOptional;

    Channels(boolean isProofOptional) {
      this.isProofOptional = isProofOptional;
    }

    @Override
    public SecureChannel server(PeerVerifier verifier) {
      throw new AssertionError("the board is no server");
    }

    @Override
    public SecureChannel client(String serverName, PeerVerifier verifier) {
      asked = (isProofOptional ? "optional " : "needed ") + serverName;
      return null;
    }

    @Override
    public SecureChannelFactory withOptionalProof() {
      return new Channels(true);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "digest, digest, optional",
    "hmac, digest, optional",
    "basic, basic, optional",
    "transport, digest, needed",
    "digest, transport, needed",
    "transport, transport, needed"
  })
  void shouldInsistOnOurProofWhereTlsAloneProves(String client, String server, String expected)
      throws IOException {
    MemoryStorage storage = new MemoryStorage();
    ManagementTree tree =
        new ManagementTree(TreeDescription.standardObjects(), new TreeLimits(), storage);
    DmAccounts accounts = new DmAccounts(tree);
    DmServers servers =
        new ServersOf()
            .load(server("a", "one", "client.auth = " + client, "server.auth = " + server));
    new AccountProvisioning(tree, accounts, storage, 4, new TestLog()).apply(servers, 0);
    ServerConnections connections = new ServerConnections();
    connections.connect(
        new DmSurroundings(null, servers)
            .channels(new Channels(false), peer -> null, null, Revocations.NONE));

    PeerVerifier verifier =
        connections.verifier(accounts.of("one"), HttpUrl.parse("https://one/dm"));
    connections.client("one", verifier);

    assertEquals(expected + " one", asked);
  }

  @Test
  void shouldRefuseARevokedServerThatIsKnownByItsFingerprint() throws IOException {
    TestPki.Issued ca = TestPki.authority("Test CA").selfSigned();
    TestPki.Issued good = TestPki.leaf("one").serial(6).issuedBy(ca);
    TestPki.Issued bad = TestPki.leaf("one").serial(7).issuedBy(ca);
    RevocationList list = TestCrl.of(ca).revoke(7).list();
    assertNull(Revocations.prove(list, List.of(ca.certificate())));
    Revocations revocations = new Revocations(new RevocationList[] {list}, false);

    assertNull(judge(good, revocations));
    assertEquals(TlsRefusal.REVOKED, judge(bad, revocations).cause());
    assertNull(judge(bad, Revocations.NONE));
  }

  /** Judges a server by what the configuration says of it: its fingerprint. */
  private static TlsRefusal judge(TestPki.Issued certificate, Revocations revocations)
      throws IOException {
    MemoryStorage storage = new MemoryStorage();
    ManagementTree tree =
        new ManagementTree(TreeDescription.standardObjects(), new TreeLimits(), storage);
    DmAccounts accounts = new DmAccounts(tree);
    String fingerprint = "fingerprint = " + certificate.certificate().fingerprint();
    DmServers servers = new ServersOf().load(server("a", "one", fingerprint));
    new AccountProvisioning(tree, accounts, storage, 4, new TestLog()).apply(servers, 0);
    ServerConnections connections = new ServerConnections();
    connections.connect(
        new DmSurroundings(null, servers).channels(null, peer -> null, Times.NOW, revocations));
    return connections
        .verifier(accounts.of("one"), HttpUrl.parse("https://one/dm"))
        .verify(new PeerCertificates(certificate.chain()));
  }
}
