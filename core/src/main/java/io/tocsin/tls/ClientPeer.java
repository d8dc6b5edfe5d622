/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Vector;
import org.bouncycastle.tls.AbstractTlsClient;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CertificateStatusRequest;
import org.bouncycastle.tls.NameType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsServerCertificate;

/** The choices of a client within the engine's handshake. */
final class ClientPeer extends AbstractTlsClient {

  private final TlsSessionState session;
  private final OwnCredentials credentials;
  private final int versions;
  private final byte[] serverName;

  /**
   * A client.
   *
   * @param serverName the DNS name for the server to see, in ASCII; null when there is none
   */
  ClientPeer(
      TlsCryptography cryptography,
      OwnCredentials credentials,
      int versions,
      byte[] serverName,
      TlsSessionState session) {
    super(cryptography);
    this.credentials = credentials;
    this.versions = versions;
    this.serverName = serverName;
    this.session = session;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return TlsParameters.versions(versions);
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return TlsParameters.clientSuites(versions);
  }

  @Override
  protected Vector<Integer> getSupportedGroups(@SuppressWarnings("rawtypes") Vector roles) {
    Vector<Integer> groups = new Vector<>();
    for (int group : TlsParameters.groups()) {
      groups.addElement(group);
    }
    return groups;
  }

  @Override
  protected Vector<SignatureAndHashAlgorithm> getSupportedSignatureAlgorithms() {
    return TlsParameters.signatureAlgorithms();
  }

  @Override
  protected Vector<SignatureAndHashAlgorithm> getSupportedSignatureAlgorithmsCert() {
    return TlsParameters.certificateSignatureAlgorithms();
  }

  @Override
  protected CertificateStatusRequest getCertificateStatusRequest() {
    return null;
  }

  @Override
  protected Vector<org.bouncycastle.tls.ServerName> getSNIServerNames() {
    if (serverName == null) {
      return null;
    }
    Vector<org.bouncycastle.tls.ServerName> names = new Vector<>(1);
    names.addElement(new org.bouncycastle.tls.ServerName(NameType.host_name, serverName));
    return names;
  }

  /** Leaves out what only older suites need. */
  @Override
  public Hashtable<?, ?> getClientExtensions() throws IOException {
    Hashtable<?, ?> extensions = super.getClientExtensions();
    extensions.remove(TlsExtensionsUtils.EXT_encrypt_then_mac);
    return extensions;
  }

  /** RFC 7627 §5.2 allows to insist; all peers that speak TLS 1.2 today have it. */
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
  public void notifyServerVersion(ProtocolVersion version) throws IOException {
    super.notifyServerVersion(version);
    session.versionChosen(version);
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new Authentication();
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    session.handshakeFinished(context.getSecurityParametersConnection().getCipherSuite());
  }

  private final class Authentication implements TlsAuthentication {

    @Override
    public void notifyServerCertificate(TlsServerCertificate presented) throws IOException {
      session.judge(presented.getCertificate());
    }

    @Override
    public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
      TlsCredentials signer =
          credentials.signer(context, request.getSupportedSignatureAlgorithms());
      if (signer == null) {
        throw new TlsFatalAlert(
            AlertDescription.handshake_failure, "no signature algorithm fits our key");
      }
      session.certificateAsked();
      return signer;
    }
  }
}
