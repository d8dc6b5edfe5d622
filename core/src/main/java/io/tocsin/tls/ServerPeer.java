/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Vector;
import org.bouncycastle.tls.AbstractTlsServer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;

/** The choices of a server within the engine's handshake. */
final class ServerPeer extends AbstractTlsServer {

  private final TlsSessionState session;
  private final OwnCredentials credentials;
  private final int versions;

  ServerPeer(
      TlsCryptography cryptography,
      OwnCredentials credentials,
      int versions,
      TlsSessionState session) {
    super(cryptography);
    this.credentials = credentials;
    this.versions = versions;
    this.session = session;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return TlsParameters.versions(versions);
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return TlsParameters.serverSuites(versions, credentials.privateKey());
  }

  /** Our order counts: it is the one that suits a small processor. */
  @Override
  protected boolean preferLocalCipherSuites() {
    return true;
  }

  @Override
  public void notifyClientVersion(ProtocolVersion latest) throws IOException {
    super.notifyClientVersion(latest);
    session.versionOffered(latest);
  }

  @Override
  public ProtocolVersion getServerVersion() throws IOException {
    ProtocolVersion version = super.getServerVersion();
    session.versionChosen(version);
    return version;
  }

  @Override
  public int[] getSupportedGroups() {
    return TlsParameters.groups();
  }

  /** Only the groups that we have count; the base class would count all that exist. */
  @Override
  protected int getMaximumNegotiableCurveBits() {
    int[] offered = context.getSecurityParametersHandshake().getClientSupportedGroups();
    if (offered == null) {
      return NamedGroup.getCurveBits(NamedGroup.secp256r1);
    }
    int bitsMax = 0;
    for (int group : offered) {
      if (TlsParameters.isGroup(group)) {
        bitsMax = Math.max(bitsMax, NamedGroup.getCurveBits(group));
      }
    }
    return bitsMax;
  }

  @Override
  protected int selectECDH(int curveBitsMin) {
    int[] offered = context.getSecurityParametersHandshake().getClientSupportedGroups();
    if (offered == null) {
      return NamedGroup.secp256r1;
    }
    for (int group : offered) {
      if (TlsParameters.isGroup(group) && NamedGroup.getCurveBits(group) >= curveBitsMin) {
        return group;
      }
    }
    return -1;
  }

  @Override
  protected boolean allowCertificateStatus() {
    return false;
  }

  @Override
  protected boolean allowEncryptThenMAC() {
    return false;
  }

  /** Raw public keys (RFC 7250) are no certificates; a client that wants them gets ours anyway. */
  @Override
  public Hashtable<?, ?> getServerExtensions() throws IOException {
    if (clientExtensions != null) {
      clientExtensions.remove(TlsExtensionsUtils.EXT_server_certificate_type);
      clientExtensions.remove(TlsExtensionsUtils.EXT_client_certificate_type);
    }
    return super.getServerExtensions();
  }

  /** RFC 7627 §5.3 allows to insist; all peers that speak TLS 1.2 today have it. */
  @Override
  public boolean requiresExtendedMasterSecret() {
    return true;
  }

  @Override
  public int getMaxCertificateChainLength() {
    return TlsChannel.CHAIN_COUNT_MAX;
  }

  @Override
  public int getMaxHandshakeMessageSize() {
    return TlsChannel.HANDSHAKE_MESSAGE_SIZE_MAX;
  }

  @Override
  public TlsCredentials getCredentials() throws IOException {
    Vector<?> accepted = context.getSecurityParametersHandshake().getClientSigAlgs();
    TlsCredentials signer = credentials.signer(context, accepted);
    if (signer == null) {
      throw new TlsFatalAlert(
          AlertDescription.handshake_failure, "no signature algorithm fits our key");
    }
    return signer;
  }

  /**
   * Always asks for the client's certificate, and names no certification authorities: a client may
   * be known by its fingerprint alone, and a client that takes such a list seriously would then
   * send nothing, which is harder to understand than a refusal of what it sent.
   */
  @Override
  public CertificateRequest getCertificateRequest() throws IOException {
    if (session.isVersion13()) {
      return new CertificateRequest(
          new byte[0],
          TlsParameters.signatureAlgorithms(),
          TlsParameters.certificateSignatureAlgorithms(),
          null);
    }
    return new CertificateRequest(
        new short[] {ClientCertificateType.rsa_sign, ClientCertificateType.ecdsa_sign},
        TlsParameters.signatureAlgorithms(),
        null);
  }

  @Override
  public void notifyClientCertificate(Certificate presented) throws IOException {
    session.judge(presented);
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    session.handshakeFinished(context.getSecurityParametersConnection().getCipherSuite());
  }
}
