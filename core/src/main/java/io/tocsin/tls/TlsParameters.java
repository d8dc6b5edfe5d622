/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.util.Vector;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;

/**
 * What we offer and accept: versions, cipher suites, groups and signature algorithms.
 *
 * <p>Only suites with forward secrecy and authenticated encryption are in the list (RFC 9325 §4.2).
 * ChaCha20 stands first because the boards that this runs on rarely have instructions for AES, and
 * without them it is the faster one in Java.
 */
@SuppressWarnings("JdkObsolete") // the engine's interface is made of Vector
final class TlsParameters {

  private static final int[] SUITES_1_3 = {
    CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
    CipherSuite.TLS_AES_128_GCM_SHA256,
    CipherSuite.TLS_AES_256_GCM_SHA384,
  };

  private static final int[] SUITES_1_2_ECDSA = {
    CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
  };

  private static final int[] SUITES_1_2_RSA = {
    CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
  };

  private static final int[] GROUPS = {
    NamedGroup.x25519, NamedGroup.secp256r1, NamedGroup.secp384r1,
  };

  /** Signature schemes of the handshake, the preferred first. */
  private static final int[] SCHEMES = {
    SignatureScheme.ed25519,
    SignatureScheme.ecdsa_secp256r1_sha256,
    SignatureScheme.ecdsa_secp384r1_sha384,
    SignatureScheme.rsa_pss_rsae_sha256,
    SignatureScheme.rsa_pss_rsae_sha384,
    SignatureScheme.rsa_pss_rsae_sha512,
    SignatureScheme.rsa_pkcs1_sha256,
    SignatureScheme.rsa_pkcs1_sha384,
    SignatureScheme.rsa_pkcs1_sha512,
  };

  private TlsParameters() {}

  /** The versions of a set, the latest first. */
  static ProtocolVersion[] versions(int versions) {
    boolean both = versions == (TlsEndpoint.TLS_1_3 | TlsEndpoint.TLS_1_2);
    if (both) {
      return new ProtocolVersion[] {ProtocolVersion.TLSv13, ProtocolVersion.TLSv12};
    }
    return new ProtocolVersion[] {
      versions == TlsEndpoint.TLS_1_3 ? ProtocolVersion.TLSv13 : ProtocolVersion.TLSv12
    };
  }

  /** The suites that a client offers: the server's key may be of any kind. */
  static int[] clientSuites(int versions) {
    int[] suites = (versions & TlsEndpoint.TLS_1_3) != 0 ? SUITES_1_3 : new int[0];
    if ((versions & TlsEndpoint.TLS_1_2) != 0) {
      suites = concatenate(concatenate(suites, SUITES_1_2_ECDSA), SUITES_1_2_RSA);
    }
    return suites;
  }

  /** The suites that a server with a certain key can use. */
  static int[] serverSuites(int versions, AsymmetricKeyParameter privateKey) {
    int[] suites = (versions & TlsEndpoint.TLS_1_3) != 0 ? SUITES_1_3 : new int[0];
    if ((versions & TlsEndpoint.TLS_1_2) != 0) {
      // RFC 8422 §5.10: the ECDSA suites are those of Ed25519 too.
      boolean rsa = privateKey instanceof RSAKeyParameters;
      suites = concatenate(suites, rsa ? SUITES_1_2_RSA : SUITES_1_2_ECDSA);
    }
    return suites;
  }

  static int[] groups() {
    return GROUPS.clone();
  }

  static boolean isGroup(int group) {
    for (int ours : GROUPS) {
      if (ours == group) {
        return true;
      }
    }
    return false;
  }

  static int[] schemes() {
    return SCHEMES.clone();
  }

  /** The signature algorithms that are accepted in a handshake, as the engine wants them. */
  static Vector<SignatureAndHashAlgorithm> signatureAlgorithms() {
    Vector<SignatureAndHashAlgorithm> algorithms = new Vector<>(SCHEMES.length + 1);
    for (int scheme : SCHEMES) {
      algorithms.addElement(SignatureScheme.getSignatureAndHashAlgorithm(scheme));
    }
    return algorithms;
  }

  /** The signature algorithms that are accepted in certificates (RFC 8446 §4.2.3). */
  static Vector<SignatureAndHashAlgorithm> certificateSignatureAlgorithms() {
    Vector<SignatureAndHashAlgorithm> algorithms = signatureAlgorithms();
    algorithms.addElement(
        SignatureScheme.getSignatureAndHashAlgorithm(SignatureScheme.ecdsa_secp521r1_sha512));
    return algorithms;
  }

  private static int[] concatenate(int[] first, int[] second) {
    int[] whole = new int[first.length + second.length];
    System.arraycopy(first, 0, whole, 0, first.length);
    System.arraycopy(second, 0, whole, first.length, second.length);
    return whole;
  }
}
