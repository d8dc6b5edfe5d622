/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Vector;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsServerCertificate;

/** A client with settings that ours does not have. */
@SuppressWarnings("JdkObsolete") // the engine's interface is made of Vector
final class StrangeClient extends DefaultTlsClient {

  private final OwnCredentials credentials;
  private final ProtocolVersion[] versions;
  private int[] groups = TlsParameters.groups();
  private short fragmentLength = -1;
  private boolean extendedMasterSecret = true;

  StrangeClient(TestPki.Issued identity, ProtocolVersion... versions) {
    super(new TlsCryptography(new TestEntropy(77)));
    this.versions = versions;
    credentials = new OwnCredentials((TlsCryptography) getCrypto(), identity.identity());
  }

  StrangeClient groups(int... only) {
    groups = only;
    return this;
  }

  /** RFC 6066 §4: 1 is 512 octets, 4 is 4096. */
  StrangeClient fragmentLength(int code) {
    fragmentLength = (short) code;
    return this;
  }

  StrangeClient withoutExtendedMasterSecret() {
    extendedMasterSecret = false;
    return this;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return versions;
  }

  @Override
  public boolean shouldUseExtendedMasterSecret() {
    return extendedMasterSecret;
  }

  @Override
  protected Vector<Integer> getSupportedGroups(@SuppressWarnings("rawtypes") Vector roles) {
    Vector<Integer> all = new Vector<>();
    for (int group : groups) {
      all.add(group);
    }
    return all;
  }

  @Override
  @SuppressWarnings("unchecked")
  public Hashtable<Integer, byte[]> getClientExtensions() throws IOException {
    Hashtable<Integer, byte[]> extensions = super.getClientExtensions();
    if (fragmentLength >= 0) {
      TlsExtensionsUtils.addMaxFragmentLengthExtension(extensions, fragmentLength);
    }
    return extensions;
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate presented) {}

      @Override
      public TlsCredentials getClientCredentials(CertificateRequest request) {
        return credentials.signer(context, request.getSupportedSignatureAlgorithms());
      }
    };
  }
}
