/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/**
 * Public keys of certificates, and which of them are accepted: RSA of 2048 to 4096 bits, or 8192
 * bits for a certificate that is trusted, with an exponent of at most 32 bits; ECDSA on the curves
 * P-256, P-384 and P-521; Ed25519.
 *
 * <p>The upper bounds keep a stranger's certificate from costing a small processor seconds: the
 * work for a signature grows with the square of the modulus' size and with that of the exponent.
 * Nearly all keys have the exponent 65537.
 */
final class PublicKeys {

  static final int RSA_SIZE_BITS_MIN = 2048;
  static final int RSA_SIZE_BITS_MAX = 4096;

  /** The operator chose whom to trust, and a stranger cannot make signatures with that key. */
  static final int ANCHOR_RSA_SIZE_BITS_MAX = 8192;

  static final int RSA_EXPONENT_SIZE_BITS_MAX = 32;

  private PublicKeys() {}

  /**
   * Decodes the key of a certificate that a peer presented, or of our own.
   *
   * @throws IOException when it is malformed or not accepted; the message is a clause about the key
   */
  static AsymmetricKeyParameter of(CertificateView certificate) throws IOException {
    return of(certificate, RSA_SIZE_BITS_MAX);
  }

  /**
   * Decodes the key of a certificate that the operator trusts.
   *
   * @throws IOException when it is malformed or not accepted; the message is a clause about the key
   */
  static AsymmetricKeyParameter ofAnchor(CertificateView certificate) throws IOException {
    return of(certificate, ANCHOR_RSA_SIZE_BITS_MAX);
  }

  private static AsymmetricKeyParameter of(CertificateView certificate, int rsaSizeBitsMax)
      throws IOException {
    SubjectPublicKeyInfo info = certificate.structure().getSubjectPublicKeyInfo();
    ASN1ObjectIdentifier algorithm = info.getAlgorithm().getAlgorithm();
    try {
      if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
        return rsa(RSAPublicKey.getInstance(info.parsePublicKey()), rsaSizeBitsMax);
      }
      if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
        ECNamedDomainParameters domain = curve(info.getAlgorithm().getParameters());
        byte[] point = info.getPublicKeyData().getOctets();
        return new ECPublicKeyParameters(domain.getCurve().decodePoint(point), domain);
      }
      if (algorithm.equals(EdECObjectIdentifiers.id_Ed25519)) {
        return ed25519(info.getPublicKeyData().getOctets());
      }
    } catch (RuntimeException e) {
      throw new IOException("the public key is malformed: " + e.getMessage(), e);
    }
    throw new IOException(
        "a public key of type " + algorithm.getId() + ", where RSA, ECDSA or Ed25519 is accepted");
  }

  private static RSAKeyParameters rsa(RSAPublicKey key, int sizeBitsMax) throws IOException {
    BigInteger modulus = key.getModulus();
    BigInteger exponent = key.getPublicExponent();
    checkRsaSize(modulus, sizeBitsMax);
    if (modulus.signum() < 0
        || !modulus.testBit(0)
        || exponent.signum() <= 0
        || !exponent.testBit(0)
        || exponent.bitLength() < 2) {
      throw new IOException(
          "the public key is malformed: its RSA modulus or exponent is impossible");
    }
    if (exponent.bitLength() > RSA_EXPONENT_SIZE_BITS_MAX) {
      throw new IOException(
          "an RSA key whose exponent has "
              + exponent.bitLength()
              + " bits, where "
              + RSA_EXPONENT_SIZE_BITS_MAX
              + " are accepted");
    }
    // "Internal" leaves out Bouncy Castle's primality test of the modulus, which draws random bytes
    // from the Java library and takes long; whether a key is a good one is its owner's affair.
    return new RSAKeyParameters(false, modulus, exponent, true);
  }

  static void checkRsaSize(BigInteger modulus, int sizeBitsMax) throws IOException {
    if (modulus.bitLength() < RSA_SIZE_BITS_MIN || modulus.bitLength() > sizeBitsMax) {
      throw new IOException(
          "an RSA key of "
              + modulus.bitLength()
              + " bits, where "
              + RSA_SIZE_BITS_MIN
              + " to "
              + sizeBitsMax
              + " are accepted");
    }
  }

  /**
   * The accepted curve that parameters name. Parameters that describe a curve instead of naming it
   * are refused: they let a forger choose the generator.
   */
  static ECNamedDomainParameters curve(ASN1Encodable parameters) throws IOException {
    if (parameters instanceof ASN1ObjectIdentifier) {
      ASN1ObjectIdentifier name = (ASN1ObjectIdentifier) parameters;
      if (name.equals(SECObjectIdentifiers.secp256r1)
          || name.equals(SECObjectIdentifiers.secp384r1)
          || name.equals(SECObjectIdentifiers.secp521r1)) {
        return ECNamedDomainParameters.lookup(name);
      }
      throw new IOException(
          "an elliptic curve key on curve "
              + name.getId()
              + ", where P-256, P-384 and P-521 are accepted");
    }
    throw new IOException("an elliptic curve key that does not name its curve");
  }

  private static Ed25519PublicKeyParameters ed25519(byte[] octets) throws IOException {
    if (octets.length != Ed25519PublicKeyParameters.KEY_SIZE) {
      throw new IOException("an Ed25519 key of " + octets.length + " octets");
    }
    return new Ed25519PublicKeyParameters(octets);
  }
}
