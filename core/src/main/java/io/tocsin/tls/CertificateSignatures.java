/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.signers.RSADigestSigner;

/**
 * Signatures on certificates and on revocation lists: RSA (PKCS #1 and PSS) and ECDSA with SHA-256,
 * SHA-384 or SHA-512, and Ed25519. Nothing weaker is accepted, whoever signed.
 */
final class CertificateSignatures {

  private static final int SALT_SIZE_MAX = 1024;

  private CertificateSignatures() {}

  /**
   * Checks whether a key has signed a certificate (RFC 5280 §6.1.3 (a) (1)).
   *
   * @param subject the certificate
   * @param key the key, from {@link PublicKeys}
   * @return whether the signature is right
   * @throws IOException when its algorithm is not accepted or does not fit the key; the message is
   *     a clause about the signature
   */
  static boolean isSignedBy(CertificateView subject, AsymmetricKeyParameter key)
      throws IOException {
    Certificate certificate = subject.structure();
    AlgorithmIdentifier algorithm = certificate.getSignatureAlgorithm();
    // RFC 5280 §4.1.1.2: the two places must say the same.
    if (!algorithm.equals(certificate.getTBSCertificate().getSignature())) {
      throw new IOException("its two statements of the signature algorithm differ");
    }
    byte[] signature;
    try {
      signature = certificate.getSignature().getOctets();
    } catch (RuntimeException e) {
      // Bouncy Castle's way to say that it is not made of octets.
      return false;
    }
    return isSignedBy(certificate.getTBSCertificate().getEncoded(), algorithm, signature, key);
  }

  /**
   * Checks whether a key has signed something.
   *
   * @param body what is signed
   * @param algorithm the signature's algorithm
   * @param signature the signature
   * @param key the key, from {@link PublicKeys}
   * @return whether the signature is right
   * @throws IOException as of {@link #isSignedBy(CertificateView, AsymmetricKeyParameter)}
   */
  static boolean isSignedBy(
      byte[] body, AlgorithmIdentifier algorithm, byte[] signature, AsymmetricKeyParameter key)
      throws IOException {
    try {
      Signer signer = signer(algorithm, key);
      signer.init(false, key);
      signer.update(body, 0, body.length);
      return signer.verifySignature(signature);
    } catch (RuntimeException e) {
      // Bouncy Castle's way to say that values are out of range.
      return false;
    }
  }

  private static Signer signer(AlgorithmIdentifier algorithm, AsymmetricKeyParameter key)
      throws IOException {
    ASN1ObjectIdentifier oid = algorithm.getAlgorithm();
    ASN1Encodable parameters = algorithm.getParameters();
    boolean fits;
    Signer signer;
    if (oid.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
      signer = pss(RSASSAPSSparams.getInstance(parameters));
      fits = key instanceof RSAKeyParameters;
    } else if (oid.equals(EdECObjectIdentifiers.id_Ed25519)) {
      signer = new Ed25519Signer();
      fits = key instanceof Ed25519PublicKeyParameters && parameters == null;
    } else if (ecdsaDigest(oid) != null) {
      signer = new DSADigestSigner(new ECDSASigner(), digest(ecdsaDigest(oid)));
      fits = key instanceof ECPublicKeyParameters && parameters == null;
    } else if (rsaDigest(oid) != null) {
      signer = new RSADigestSigner(digest(rsaDigest(oid)), rsaDigest(oid));
      // RFC 4055 §5: the parameters are NULL; many leave them out.
      fits =
          key instanceof RSAKeyParameters && (parameters == null || parameters instanceof ASN1Null);
    } else {
      throw new IOException(
          "its signature algorithm "
              + name(oid)
              + " is not accepted (RSA, RSA-PSS or ECDSA with SHA-256, SHA-384 or SHA-512, or"
              + " Ed25519 are)");
    }
    if (!fits) {
      throw new IOException("its signature algorithm does not fit the issuer's key");
    }
    return signer;
  }

  private static Signer pss(RSASSAPSSparams parameters) throws IOException {
    ASN1ObjectIdentifier oid = parameters.getHashAlgorithm().getAlgorithm();
    AlgorithmIdentifier mask = parameters.getMaskGenAlgorithm();
    boolean sameMaskDigest =
        mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)
            && AlgorithmIdentifier.getInstance(mask.getParameters()).getAlgorithm().equals(oid);
    Digest digest = digest(oid);
    if (digest == null || !sameMaskDigest) {
      throw new IOException("its RSA-PSS signature is not made with SHA-256, SHA-384 or SHA-512");
    }
    int saltSize = parameters.getSaltLength().intValueExact();
    if (saltSize < 0
        || saltSize > SALT_SIZE_MAX
        || parameters.getTrailerField().intValueExact() != 1) {
      throw new IOException("its RSA-PSS signature has impossible parameters");
    }
    return new PSSSigner(new RSAEngine(), digest, saltSize);
  }

  private static Digest digest(ASN1ObjectIdentifier oid) {
    if (oid.equals(NISTObjectIdentifiers.id_sha256)) {
      return SHA256Digest.newInstance();
    }
    if (oid.equals(NISTObjectIdentifiers.id_sha384)) {
      return new SHA384Digest();
    }
    return oid.equals(NISTObjectIdentifiers.id_sha512) ? new SHA512Digest() : null;
  }

  private static ASN1ObjectIdentifier ecdsaDigest(ASN1ObjectIdentifier oid) {
    if (oid.equals(X9ObjectIdentifiers.ecdsa_with_SHA256)) {
      return NISTObjectIdentifiers.id_sha256;
    }
    if (oid.equals(X9ObjectIdentifiers.ecdsa_with_SHA384)) {
      return NISTObjectIdentifiers.id_sha384;
    }
    return oid.equals(X9ObjectIdentifiers.ecdsa_with_SHA512)
        ? NISTObjectIdentifiers.id_sha512
        : null;
  }

  private static ASN1ObjectIdentifier rsaDigest(ASN1ObjectIdentifier oid) {
    if (oid.equals(PKCSObjectIdentifiers.sha256WithRSAEncryption)) {
      return NISTObjectIdentifiers.id_sha256;
    }
    if (oid.equals(PKCSObjectIdentifiers.sha384WithRSAEncryption)) {
      return NISTObjectIdentifiers.id_sha384;
    }
    return oid.equals(PKCSObjectIdentifiers.sha512WithRSAEncryption)
        ? NISTObjectIdentifiers.id_sha512
        : null;
  }

  /** The weak algorithms that still occur by name, others by number. */
  private static String name(ASN1ObjectIdentifier oid) {
    if (oid.equals(PKCSObjectIdentifiers.sha1WithRSAEncryption)) {
      return "RSA with SHA-1";
    }
    if (oid.equals(PKCSObjectIdentifiers.md5WithRSAEncryption)) {
      return "RSA with MD5";
    }
    return oid.equals(X9ObjectIdentifiers.ecdsa_with_SHA1) ? "ECDSA with SHA-1" : oid.getId();
  }
}
