/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/** Key pairs for tests, the same for the same name in every run; each is made once a run. */
final class TestKeys {

  /** The kinds of keys. */
  enum Type {
    RSA_1024,
    RSA_2048,
    RSA_3072,
    /** Of many primes, for the sake of speed. */
    RSA_4096,
    RSA_5120,
    RSA_8192,
    /** With the exponent 2^32 - 1. */
    RSA_EXPONENT_32,
    /** With the exponent 2^32 + 1. */
    RSA_EXPONENT_33,
    EC_P256,
    EC_P384,
    EC_P521,
    EC_K256,
    ED25519
  }

  private static final BigInteger EXPONENT = BigInteger.valueOf(65537);

  private static final Map<String, AsymmetricCipherKeyPair> PAIRS = new ConcurrentHashMap<>();

  private TestKeys() {}

  static AsymmetricCipherKeyPair pair(Type type, String name) {
    return PAIRS.computeIfAbsent(type + " " + name, key -> make(type, key.hashCode()));
  }

  private static AsymmetricCipherKeyPair make(Type type, long seed) {
    SecureRandom random = new EntropyRandom(new TestEntropy(seed));
    switch (type) {
      case RSA_1024:
        return rsa(1024, random);
      case RSA_2048:
        return rsa(2048, random);
      case RSA_3072:
        return rsa(3072, random);
      case RSA_4096:
        return rsa(EXPONENT, 8, random);
      case RSA_5120:
        return rsa(EXPONENT, 10, random);
      case RSA_8192:
        return rsa(EXPONENT, 16, random);
      case RSA_EXPONENT_32:
        return rsa(BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE), 4, random);
      case RSA_EXPONENT_33:
        return rsa(BigInteger.ONE.shiftLeft(32).add(BigInteger.ONE), 4, random);
      case EC_P256:
        return ec(SECObjectIdentifiers.secp256r1, random);
      case EC_P384:
        return ec(SECObjectIdentifiers.secp384r1, random);
      case EC_P521:
        return ec(SECObjectIdentifiers.secp521r1, random);
      case EC_K256:
        return ec(SECObjectIdentifiers.secp256k1, random);
      default:
        Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
        generator.init(new Ed25519KeyGenerationParameters(random));
        return generator.generateKeyPair();
    }
  }

  private static AsymmetricCipherKeyPair rsa(int sizeBits, SecureRandom random) {
    RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
    generator.init(new RSAKeyGenerationParameters(EXPONENT, random, sizeBits, 64));
    return generator.generateKeyPair();
  }

  /** RSA with primes of 512 bits each (RFC 8017 §3 allows more than two). */
  private static AsymmetricCipherKeyPair rsa(
      BigInteger exponent, int primesCount, SecureRandom random) {
    BigInteger modulus = BigInteger.ONE;
    BigInteger order = BigInteger.ONE;
    for (int count = 0; count < primesCount; ) {
      // The highest bits set, so that the product has all its bits.
      BigInteger start = new BigInteger(512, random).or(BigInteger.valueOf(0xFFFF).shiftLeft(496));
      BigInteger prime = start.nextProbablePrime();
      BigInteger less = prime.subtract(BigInteger.ONE);
      if (exponent.gcd(less).equals(BigInteger.ONE)) {
        modulus = modulus.multiply(prime);
        order = order.multiply(less);
        count++;
      }
    }
    return new AsymmetricCipherKeyPair(
        new RSAKeyParameters(false, modulus, exponent, true),
        new RSAKeyParameters(true, modulus, exponent.modInverse(order), true));
  }

  private static AsymmetricCipherKeyPair ec(ASN1ObjectIdentifier curve, SecureRandom random) {
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(ECNamedDomainParameters.lookup(curve), random));
    return generator.generateKeyPair();
  }
}
