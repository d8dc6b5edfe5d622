/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import java.util.Vector;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsUtils;

/** A server with settings that ours does not have. */
@SuppressWarnings("JdkObsolete") // the engine's interface is made of Vector
final class StrangeServer extends DefaultTlsServer {

  private final OwnCredentials credentials;
  private final ProtocolVersion[] versions;
  private int[] groups = TlsParameters.groups();
  private Vector<SignatureAndHashAlgorithm> algorithms = TlsParameters.signatureAlgorithms();
  private boolean extendedMasterSecret = true;

  StrangeServer(TestPki.Issued identity, ProtocolVersion... versions) {
    super(new TlsCryptography(new TestEntropy(78)));
    this.versions = versions;
    credentials = new OwnCredentials((TlsCryptography) getCrypto(), identity.identity());
  }

  StrangeServer groups(int... only) {
    groups = only;
    return this;
  }

  /** Accepts only one signature scheme from clients. */
  StrangeServer scheme(int scheme) {
    algorithms = new Vector<>();
    algorithms.add(SignatureScheme.getSignatureAndHashAlgorithm(scheme));
    return this;
  }

  StrangeServer withoutExtendedMasterSecret() {
    extendedMasterSecret = false;
    return this;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return versions;
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return TlsParameters.serverSuites(Peers.BOTH, credentials.privateKey());
  }

  @Override
  public boolean shouldUseExtendedMasterSecret() {
    return extendedMasterSecret;
  }

  @Override
  public int[] getSupportedGroups() {
    return groups.clone();
  }

  @Override
  protected int selectECDH(int curveBitsMin) {
    return groups[0];
  }

  @Override
  public TlsCredentials getCredentials() {
    return credentials.signer(context, context.getSecurityParametersHandshake().getClientSigAlgs());
  }

  @Override
  public CertificateRequest getCertificateRequest() throws IOException {
    if (TlsUtils.isTLSv13(context)) {
      return new CertificateRequest(new byte[0], algorithms, null, null);
    }
    return new CertificateRequest(
        new short[] {ClientCertificateType.rsa_sign, ClientCertificateType.ecdsa_sign},
        algorithms,
        null);
  }

  @Override
  public void notifyClientCertificate(Certificate presented) {}
}
