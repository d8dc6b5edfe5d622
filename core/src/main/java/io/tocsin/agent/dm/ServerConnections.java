/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import io.tocsin.config.DmServerSettings;
import io.tocsin.dm.client.ServerTrust;
import io.tocsin.dm.http.HttpUrl;
import io.tocsin.dm.tree.DmAccount;
import io.tocsin.dm.tree.DmCredential;
import io.tocsin.tls.Fingerprint;
import io.tocsin.tls.PeerCertificates;
import io.tocsin.tls.PeerVerifier;
import io.tocsin.tls.SecureChannel;
import io.tocsin.tls.SecureChannelFactory;
import io.tocsin.tls.ServerVerifier;
import io.tocsin.tls.TlsRefusal;

/**
 * How DM servers are reached over TLS, by the configuration as it is now. A server need not ask for
 * our certificate, as DM authentication proves who we are; but where an account says that TLS alone
 * does, it must.
 */
final class ServerConnections implements SecureChannelFactory, ServerTrust {

  private DmSurroundings now;

  /** Exchanges what connections that are opened from now on go by. */
  void connect(DmSurroundings surroundings) {
    now = surroundings;
  }

  @Override
  public SecureChannel server(PeerVerifier verifier) {
    throw new IllegalStateException("a DM client takes no connections");
  }

  @Override
  public SecureChannel client(String serverName, PeerVerifier verifier) {
    SecureChannelFactory factory =
        verifier.isOwnProofNeeded() ? now.channels : now.channels.withOptionalProof();
    return factory.client(serverName, verifier);
  }

  @Override
  public PeerVerifier verifier(DmAccount account, HttpUrl url) {
    int index = now.servers.indexOf(account.serverId());
    DmServerSettings settings = index < 0 ? null : now.servers.settings(index);
    Fingerprint fingerprint = settings == null ? null : settings.fingerprint();
    PeerVerifier verifier =
        new ServerVerifier(
            now.paths, now.time, url.host(), fingerprint, url.authority(), now.revocations);
    return new OfServer(verifier, isTransport(account.client()) || isTransport(account.server()));
  }

  private static boolean isTransport(DmCredential credential) {
    return credential != null && credential.type().equals(DmCredential.TRANSPORT);
  }

  /** A verifier that knows whether we have to show our certificate. */
  private static final class OfServer implements PeerVerifier {

    private final PeerVerifier verifier;
    private final boolean isProofNeeded;

    OfServer(PeerVerifier verifier, boolean isProofNeeded) {
      this.verifier = verifier;
      this.isProofNeeded = isProofNeeded;
    }

    @Override
    public TlsRefusal verify(PeerCertificates peer) {
      return verifier.verify(peer);
    }

    @Override
    public boolean isOwnProofNeeded() {
      return isProofNeeded;
    }
  }
}
