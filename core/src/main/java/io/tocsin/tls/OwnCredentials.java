/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.util.Vector;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;

/** Our identity in the form that the engine asks for within a handshake. */
final class OwnCredentials {

  private static final int P256_SIZE_BITS = 256;
  private static final int P384_SIZE_BITS = 384;

  private final TlsCryptography cryptography;
  private final AsymmetricKeyParameter privateKey;
  private final TlsCertificate[] chain;

  OwnCredentials(TlsCryptography cryptography, TlsIdentity identity) {
    this.cryptography = cryptography;
    privateKey = identity.privateKey();
    chain = new TlsCertificate[identity.chainCount()];
    for (int i = 0; i < chain.length; i++) {
      chain[i] = new CheckedCertificate(cryptography, identity.chain(i));
    }
  }

  AsymmetricKeyParameter privateKey() {
    return privateKey;
  }

  /**
   * The signer for one handshake.
   *
   * @param accepted what the peer can verify, a list of {@link SignatureAndHashAlgorithm}; null
   *     when it did not say
   * @return null when it can verify nothing that our key makes
   */
  TlsCredentialedSigner signer(TlsContext context, Vector<?> accepted) {
    boolean version13 = TlsUtils.isTLSv13(context);
    for (int scheme : TlsParameters.schemes()) {
      SignatureAndHashAlgorithm algorithm = SignatureScheme.getSignatureAndHashAlgorithm(scheme);
      if (canMake(scheme, version13) && accepted != null && accepted.contains(algorithm)) {
        return new BcDefaultTlsCredentialedSigner(
            new TlsCryptoParameters(context),
            cryptography,
            privateKey,
            certificate(version13),
            algorithm);
      }
    }
    return null;
  }

  private boolean canMake(int scheme, boolean version13) {
    if (privateKey instanceof RSAKeyParameters) {
      // RFC 8446 §4.2.3: PKCS #1 signatures are for certificates alone in TLS 1.3.
      boolean pkcs1 = SignatureScheme.getSignatureAlgorithm(scheme) == SignatureAlgorithm.rsa;
      return SignatureScheme.isRSAPSS(scheme) || (pkcs1 && !version13);
    }
    if (privateKey instanceof ECPrivateKeyParameters) {
      int sizeBits =
          ((ECPrivateKeyParameters) privateKey).getParameters().getCurve().getFieldSize();
      // TLS 1.2 does not bind the digest to the curve, but nothing is gained by mixing them.
      return (scheme == SignatureScheme.ecdsa_secp256r1_sha256 && sizeBits == P256_SIZE_BITS)
          || (scheme == SignatureScheme.ecdsa_secp384r1_sha384 && sizeBits == P384_SIZE_BITS)
          || (scheme == SignatureScheme.ecdsa_secp256r1_sha256 && !version13);
    }
    return scheme == SignatureScheme.ed25519;
  }

  private Certificate certificate(boolean version13) {
    if (!version13) {
      return new Certificate(chain);
    }
    CertificateEntry[] entries = new CertificateEntry[chain.length];
    for (int i = 0; i < chain.length; i++) {
      entries[i] = new CertificateEntry(chain[i], null);
    }
    return new Certificate(new byte[0], entries);
  }
}
