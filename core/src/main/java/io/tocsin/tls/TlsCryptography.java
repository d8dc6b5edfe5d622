/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import io.tocsin.hal.Entropy;
import java.io.IOException;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.prng.DigestRandomGenerator;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateType;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.CryptoHashAlgorithm;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsNonceGenerator;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * Bouncy Castle's lightweight cryptography, with the board's entropy as its only source of chance
 * and our decoder in front of every certificate.
 */
final class TlsCryptography extends BcTlsCrypto {

  private static final int SEED_SIZE = 32;

  private final Entropy entropy;

  TlsCryptography(Entropy entropy) {
    super(new EntropyRandom(entropy));
    this.entropy = entropy;
    CryptoServicesRegistrar.setSecureRandom(blindingRandom(entropy));
  }

  /**
   * The source of the values that blind computations on secret points. Bouncy Castle takes them
   * from one place for the whole program, where the Java library's source stands otherwise. They
   * leave no trace in any result, so programs with several agents stay deterministic although these
   * share it; each draws its seed alone from its own entropy.
   */
  private static EntropyRandom blindingRandom(Entropy entropy) {
    byte[] seed = new byte[SEED_SIZE];
    entropy.fill(seed, 0, SEED_SIZE);
    DigestRandomGenerator generator = new DigestRandomGenerator(SHA256Digest.newInstance());
    generator.addSeedMaterial(seed);
    return new EntropyRandom(generator::nextBytes);
  }

  /**
   * The generator of the values that are sent in the clear. The engine would seed its own from the
   * clock, which would make two runs differ.
   */
  @Override
  public TlsNonceGenerator createNonceGenerator(byte[] additionalSeedMaterial) {
    return new EntropyNonces(entropy);
  }

  @Override
  public TlsCertificate createCertificate(short type, byte[] encoding) throws IOException {
    if (type != CertificateType.X509) {
      throw new TlsFatalAlert(AlertDescription.unsupported_certificate);
    }
    CertificateView view;
    try {
      view = CertificateView.decode(encoding);
    } catch (IOException e) {
      throw new BadCertificateAlert(e.getMessage());
    }
    return new CheckedCertificate(this, view);
  }

  // What no suite of TlsParameters has. Small jars do not even have the classes.

  @Override
  protected BlockCipher createARIAEngine() {
    throw notOffered("ARIA");
  }

  @Override
  protected BlockCipher createCamelliaEngine() {
    throw notOffered("Camellia");
  }

  @Override
  protected BlockCipher createSEEDEngine() {
    throw notOffered("SEED");
  }

  @Override
  protected BlockCipher createSM4Engine() {
    throw notOffered("SM4");
  }

  @Override
  public Digest createDigest(int cryptoHashAlgorithm) {
    if (cryptoHashAlgorithm == CryptoHashAlgorithm.gostr3411_2012_256) {
      throw notOffered("GOST R 34.11-2012");
    }
    return super.createDigest(cryptoHashAlgorithm);
  }

  private static IllegalArgumentException notOffered(String name) {
    return new IllegalArgumentException(name + " is never offered");
  }

  private static final class EntropyNonces implements TlsNonceGenerator {

    private final Entropy entropy;

    EntropyNonces(Entropy entropy) {
      this.entropy = entropy;
    }

    @Override
    public byte[] generateNonce(int sizeBytes) {
      byte[] nonce = new byte[sizeBytes];
      entropy.fill(nonce, 0, sizeBytes);
      return nonce;
    }
  }
}
