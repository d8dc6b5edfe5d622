/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import org.bouncycastle.tls.CipherSuite;

/** Names of the cipher suites of {@link TlsParameters}, as in the registry of IANA. */
final class CipherSuiteNames {

  private CipherSuiteNames() {}

  /**
   * The name of a suite.
   *
   * @param suite its number
   * @return the name; null when it is none of ours
   */
  static String of(int suite) {
    switch (suite) {
      case CipherSuite.TLS_CHACHA20_POLY1305_SHA256:
        return "TLS_CHACHA20_POLY1305_SHA256";
      case CipherSuite.TLS_AES_128_GCM_SHA256:
        return "TLS_AES_128_GCM_SHA256";
      case CipherSuite.TLS_AES_256_GCM_SHA384:
        return "TLS_AES_256_GCM_SHA384";
      case CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256:
        return "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256";
      case CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256:
        return "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
      case CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384:
        return "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384";
      case CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256:
        return "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256";
      case CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256:
        return "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
      case CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384:
        return "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384";
      default:
        return null;
    }
  }
}
