/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.certs;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcContentSignerBuilder;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.operator.bc.BcRSAContentSignerBuilder;

/** The kinds of key that are made. */
public enum KeyType {
  /** Elliptic curve P-256: small and quick on small boards. */
  EC,

  /** RSA with 3072 bits, for peers that know nothing else. */
  RSA;

  private static final int RSA_BITS = 3072;
  private static final int RSA_CERTAINTY = 128;

  /**
   * Makes a key pair.
   *
   * @param random source of randomness
   */
  AsymmetricCipherKeyPair generate(SecureRandom random) {
    if (this == RSA) {
      RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
      generator.init(
          new RSAKeyGenerationParameters(
              BigInteger.valueOf(0x10001), random, RSA_BITS, RSA_CERTAINTY));
      return generator.generateKeyPair();
    }
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    ECNamedDomainParameters curve =
        new ECNamedDomainParameters(
            SECObjectIdentifiers.secp256r1,
            CustomNamedCurves.getByOID(SECObjectIdentifiers.secp256r1));
    generator.init(new ECKeyGenerationParameters(curve, random));
    return generator.generateKeyPair();
  }

  /**
   * A signer with the algorithm that suits a key.
   *
   * @param key private key of either kind
   * @param random source of randomness
   */
  static ContentSigner signer(AsymmetricKeyParameter key, SecureRandom random)
      throws OperatorCreationException {
    boolean rsa = key instanceof RSAKeyParameters;
    var algorithm =
        new DefaultSignatureAlgorithmIdentifierFinder()
            .find(rsa ? "SHA256withRSA" : "SHA256withECDSA");
    var digest = new DefaultDigestAlgorithmIdentifierFinder().find(algorithm);
    BcContentSignerBuilder builder =
        rsa
            ? new BcRSAContentSignerBuilder(algorithm, digest)
            : new BcECContentSignerBuilder(algorithm, digest);
    return builder.setSecureRandom(random).build(key);
  }
}
