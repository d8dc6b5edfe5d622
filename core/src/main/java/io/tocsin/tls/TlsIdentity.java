/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/**
 * Who we are to our peers: a private key, its certificate and the certificates that lead from there
 * towards a certification authority. Immutable.
 *
 * <p>Accepted keys are RSA of 2048 to 4096 bits, ECDSA on P-256 or P-384, and Ed25519, unencrypted.
 */
public final class TlsIdentity {

  /** Most certificates that are sent to a peer. */
  public static final int CHAIN_COUNT_MAX = 8;

  private final CertificateView[] chain;
  private final AsymmetricKeyParameter privateKey;

  private TlsIdentity(CertificateView[] chain, AsymmetricKeyParameter privateKey) {
    this.chain = chain;
    this.privateKey = privateKey;
  }

  /**
   * Reads an identity from two files, which may be the same.
   *
   * @param certificateFile PEM; the first certificate is ours, each further one that of the issuer
   *     of the one before
   * @param certificateFileName its name, for messages
   * @param keyFile PEM; the first private key in it is taken: PKCS #8, PKCS #1 or SEC 1
   * @param keyFileName its name, for messages
   * @return the identity
   * @throws IOException when it cannot be used; the message names the file and says what to do
   */
  public static TlsIdentity fromPem(
      byte[] certificateFile, String certificateFileName, byte[] keyFile, String keyFileName)
      throws IOException {
    CertificateView[] chain = Pem.certificates(certificateFile, certificateFileName);
    checkChain(chain, certificateFileName);
    AsymmetricKeyParameter publicKey;
    try {
      publicKey = PublicKeys.of(chain[0]);
    } catch (IOException e) {
      throw new IOException(
          certificateFileName + ": " + e.getMessage() + "; make another key and certificate", e);
    }
    AsymmetricKeyParameter privateKey = privateKey(keyFile, keyFileName);
    if (!PrivateKeys.match(privateKey, publicKey)) {
      throw new IOException(
          keyFileName
              + ": this is not the private key of the first certificate in "
              + certificateFileName
              + " ("
              + chain[0].subject()
              + "); name the key that the certificate was made with, or move its certificate to the"
              + " front");
    }
    return new TlsIdentity(chain, privateKey);
  }

  private static void checkChain(CertificateView[] chain, String fileName) throws IOException {
    if (chain.length > CHAIN_COUNT_MAX) {
      throw new IOException(
          fileName
              + ": "
              + chain.length
              + " certificates; keep our own and those of its issuers, "
              + CHAIN_COUNT_MAX
              + " at most");
    }
    for (int i = 1; i < chain.length; i++) {
      // RFC 5246 §7.4.2: each following certificate must directly certify the one preceding it.
      if (!chain[i - 1].namesAsIssuer(chain[i])) {
        throw new IOException(
            fileName
                + ": certificate "
                + (i + 1)
                + " ("
                + chain[i].subject()
                + ") is not that of the issuer of certificate "
                + i
                + " ("
                + chain[i - 1].issuer()
                + "); put our own first and each issuer's behind the one that it issued");
      }
    }
  }

  private static AsymmetricKeyParameter privateKey(byte[] file, String fileName)
      throws IOException {
    for (Pem.Block block : Pem.read(file, fileName)) {
      AsymmetricKeyParameter key;
      try {
        key = PrivateKeys.of(block);
      } catch (IOException e) {
        throw new IOException(fileName + ": line " + block.line() + ": " + e.getMessage(), e);
      }
      if (key != null) {
        return key;
      }
    }
    throw new IOException(
        fileName + ": no private key in it; it must have a block -----BEGIN PRIVATE KEY-----");
  }

  /** Our own certificate. */
  public CertificateView certificate() {
    return chain[0];
  }

  /** Number of certificates that are sent to a peer, our own included. */
  public int chainCount() {
    return chain.length;
  }

  /**
   * One certificate of those that are sent to a peer.
   *
   * @param index 0 for our own, to {@link #chainCount()} - 1
   */
  public CertificateView chain(int index) {
    return chain[index];
  }

  AsymmetricKeyParameter privateKey() {
    return privateKey;
  }
}
