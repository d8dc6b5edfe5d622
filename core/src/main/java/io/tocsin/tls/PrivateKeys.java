/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECFieldElement;
import org.bouncycastle.math.ec.ECPoint;

/**
 * Private keys of our own: PKCS #8 (RFC 5958), PKCS #1 RSA (RFC 8017) and SEC 1 elliptic curve (RFC
 * 5915) keys, unencrypted.
 */
final class PrivateKeys {

  private PrivateKeys() {}

  /**
   * Decodes a key.
   *
   * @return the key, or null when the block is of another kind
   * @throws IOException when it is malformed, encrypted or not accepted; the message is a clause
   */
  static AsymmetricKeyParameter of(Pem.Block block) throws IOException {
    String label = block.label();
    if (!label.endsWith("PRIVATE KEY")) {
      return null;
    }
    if (block.isEncrypted() || label.equals("ENCRYPTED PRIVATE KEY")) {
      throw new IOException(
          "the key is encrypted, and a board that starts alone has nobody to ask for the"
              + " passphrase; decrypt it with openssl pkey -in OLD -out NEW and protect the file"
              + " with mode 0600");
    }
    try {
      if (label.equals("PRIVATE KEY")) {
        return pkcs8(PrivateKeyInfo.getInstance(block.content()));
      }
      if (label.equals("RSA PRIVATE KEY")) {
        return rsa(RSAPrivateKey.getInstance(block.content()));
      }
      if (label.equals("EC PRIVATE KEY")) {
        ECPrivateKey key = ECPrivateKey.getInstance(block.content());
        return ec(key, key.getParametersObject());
      }
    } catch (RuntimeException e) {
      throw new IOException("the private key is malformed: " + e.getMessage(), e);
    }
    throw new IOException(
        "a " + label + ", where RSA, ECDSA (P-256, P-384) and Ed25519 are accepted");
  }

  private static AsymmetricKeyParameter pkcs8(PrivateKeyInfo info) throws IOException {
    ASN1ObjectIdentifier algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
    if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return rsa(RSAPrivateKey.getInstance(info.parsePrivateKey()));
    }
    if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return ec(
          ECPrivateKey.getInstance(info.parsePrivateKey()),
          info.getPrivateKeyAlgorithm().getParameters());
    }
    if (algorithm.equals(EdECObjectIdentifiers.id_Ed25519)) {
      byte[] octets = ASN1OctetString.getInstance(info.parsePrivateKey()).getOctets();
      if (octets.length != Ed25519PrivateKeyParameters.KEY_SIZE) {
        throw new IOException("an Ed25519 key of " + octets.length + " octets");
      }
      return new Ed25519PrivateKeyParameters(octets);
    }
    throw new IOException(
        "a private key of type "
            + algorithm.getId()
            + ", where RSA, ECDSA (P-256, P-384) and Ed25519 are accepted");
  }

  private static AsymmetricKeyParameter rsa(RSAPrivateKey key) throws IOException {
    PublicKeys.checkRsaSize(key.getModulus(), PublicKeys.RSA_SIZE_BITS_MAX);
    if (!key.getPrime1().multiply(key.getPrime2()).equals(key.getModulus())) {
      throw new IOException("the private key is malformed: its primes do not make its modulus");
    }
    // "Internal" leaves out a test of primality, see PublicKeys; the product was checked above.
    return new RSAPrivateCrtKeyParameters(
        key.getModulus(),
        key.getPublicExponent(),
        key.getPrivateExponent(),
        key.getPrime1(),
        key.getPrime2(),
        key.getExponent1(),
        key.getExponent2(),
        key.getCoefficient(),
        true);
  }

  private static AsymmetricKeyParameter ec(ECPrivateKey key, ASN1Encodable parameters)
      throws IOException {
    ECNamedDomainParameters domain = PublicKeys.curve(parameters);
    if (domain.getName().equals(SECObjectIdentifiers.secp521r1)) {
      throw new IOException("a key on curve P-521, where P-256 and P-384 are accepted");
    }
    return new ECPrivateKeyParameters(key.getKey(), domain);
  }

  /** Whether a private and a public key are the two halves of one. */
  static boolean match(AsymmetricKeyParameter privateKey, AsymmetricKeyParameter publicKey) {
    if (privateKey instanceof RSAPrivateCrtKeyParameters && publicKey instanceof RSAKeyParameters) {
      RSAPrivateCrtKeyParameters ours = (RSAPrivateCrtKeyParameters) privateKey;
      RSAKeyParameters theirs = (RSAKeyParameters) publicKey;
      return ours.getModulus().equals(theirs.getModulus())
          && ours.getPublicExponent().equals(theirs.getExponent());
    }
    if (privateKey instanceof ECPrivateKeyParameters
        && publicKey instanceof ECPublicKeyParameters) {
      ECPrivateKeyParameters ours = (ECPrivateKeyParameters) privateKey;
      ECPublicKeyParameters theirs = (ECPublicKeyParameters) publicKey;
      return ours.getParameters().getCurve().equals(theirs.getParameters().getCurve())
          && isSame(ours.getParameters().getG().multiply(ours.getD()), theirs.getQ());
    }
    if (privateKey instanceof Ed25519PrivateKeyParameters
        && publicKey instanceof Ed25519PublicKeyParameters) {
      byte[] ours = ((Ed25519PrivateKeyParameters) privateKey).generatePublicKey().getEncoded();
      return Arrays.equals(ours, ((Ed25519PublicKeyParameters) publicKey).getEncoded());
    }
    return false;
  }

  /**
   * Whether a computed point is a decoded one. Bouncy Castle's own comparison would first draw
   * random bytes, and from the Java library at that; this one has no inversion to blind.
   */
  private static boolean isSame(ECPoint computed, ECPoint decoded) {
    if (computed.isInfinity()
        || computed.getCurve().getCoordinateSystem() != ECCurve.COORD_JACOBIAN) {
      return computed.equals(decoded);
    }
    ECFieldElement z = computed.getZCoord(0);
    ECFieldElement zSquare = z.square();
    return computed.getXCoord().equals(decoded.getAffineXCoord().multiply(zSquare))
        && computed.getYCoord().equals(decoded.getAffineYCoord().multiply(zSquare).multiply(z));
  }
}
