/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.channel;

import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.RSADigestSigner;

/** Signs certificates with one key, without chance. */
interface CertificateSigner {

  /** How it signs. */
  AlgorithmIdentifier algorithm();

  /** The signature of what is to be signed. */
  byte[] sign(byte[] body);

  /** Signs with RSA and SHA-256. */
  record Rsa(RSAPrivateCrtKeyParameters key) implements CertificateSigner {
    @Override
    public AlgorithmIdentifier algorithm() {
      return new AlgorithmIdentifier(
          PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
    }

    @Override
    public byte[] sign(byte[] body) {
      RSADigestSigner signer =
          new RSADigestSigner(SHA256Digest.newInstance(), NISTObjectIdentifiers.id_sha256);
      signer.init(true, key);
      return signature(signer, body);
    }
  }

  /** Signs with Ed25519 (RFC 8410). */
  record Ed25519(Ed25519PrivateKeyParameters key) implements CertificateSigner {
    @Override
    public AlgorithmIdentifier algorithm() {
      return new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
    }

    @Override
    public byte[] sign(byte[] body) {
      Ed25519Signer signer = new Ed25519Signer();
      signer.init(true, key);
      return signature(signer, body);
    }
  }

  private static byte[] signature(Signer signer, byte[] body) {
    signer.update(body, 0, body.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException(e);
    }
  }
}
