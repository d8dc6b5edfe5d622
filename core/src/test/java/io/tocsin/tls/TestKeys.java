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

/** Key pairs for tests, the same for the same name in every run; each is made once a run. */
final class TestKeys {

  /** The kinds of keys. */
  enum Type {
    RSA_1024,
    RSA_2048,
    RSA_3072,
    EC_P256,
    EC_P384,
    EC_P521,
    EC_K256,
    ED25519
  }

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
    generator.init(new RSAKeyGenerationParameters(BigInteger.valueOf(65537), random, sizeBits, 64));
    return generator.generateKeyPair();
  }

  private static AsymmetricCipherKeyPair ec(ASN1ObjectIdentifier curve, SecureRandom random) {
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(ECNamedDomainParameters.lookup(curve), random));
    return generator.generateKeyPair();
  }
}
