/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.config.Configuration;
import io.tocsin.config.ConfigurationError;
import io.tocsin.config.ConfigurationKey;
import io.tocsin.config.ConfigurationKeys;
import io.tocsin.hal.OperatorFiles;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.Pem;
import io.tocsin.tls.TlsIdentity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The board's identity and the authorities that it trusts, read from the operator's files. */
final class Credentials {

  private final TlsIdentity identity;
  private final List<CertificateView> anchors;

  private Credentials(TlsIdentity identity, List<CertificateView> anchors) {
    this.identity = identity;
    this.anchors = anchors;
  }

  /**
   * Reads all files that the configuration names.
   *
   * @param configuration the names
   * @param files reads them
   * @param errors takes what is wrong with them
   * @return the credentials; of no use when there are errors
   */
  static Credentials load(
      Configuration configuration, OperatorFiles files, List<ConfigurationError> errors) {
    TlsIdentity identity = loadIdentity(configuration, files, errors);
    List<CertificateView> anchors = new ArrayList<>();
    int bytesMax = configuration.limits().certificateFileBytesMax();
    for (String name : configuration.trustCertificateFiles()) {
      try {
        for (CertificateView anchor : Pem.certificates(files.read(name, bytesMax), name)) {
          anchors.add(anchor);
        }
      } catch (IOException e) {
        errors.add(configuration.error(ConfigurationKeys.TRUST_CERTIFICATES, null, e.getMessage()));
      }
    }
    int anchorsMax = configuration.limits().trustCertificatesMax();
    if (anchors.size() > anchorsMax) {
      errors.add(
          configuration.error(
              ConfigurationKeys.TRUST_CERTIFICATES,
              null,
              anchors.size()
                  + " certificates in these files; "
                  + anchorsMax
                  + " are allowed by limit.trust.certificates"));
    }
    return new Credentials(identity, anchors);
  }

  private static TlsIdentity loadIdentity(
      Configuration configuration, OperatorFiles files, List<ConfigurationError> errors) {
    String certificateFile = configuration.identityCertificateFile();
    String keyFile = configuration.identityKeyFile();
    if (certificateFile == null || keyFile == null) {
      return null;
    }
    int bytesMax = configuration.limits().certificateFileBytesMax();
    ConfigurationKey concerned = ConfigurationKeys.IDENTITY_CERTIFICATE;
    try {
      byte[] certificate = files.read(certificateFile, bytesMax);
      concerned = ConfigurationKeys.IDENTITY_KEY;
      byte[] key = files.read(keyFile, bytesMax);
      concerned = ConfigurationKeys.IDENTITY_CERTIFICATE;
      return TlsIdentity.fromPem(certificate, certificateFile, key, keyFile);
    } catch (IOException e) {
      errors.add(configuration.error(concerned, null, e.getMessage()));
      return null;
    }
  }

  /** The board's own identity; null when none is configured. */
  TlsIdentity identity() {
    return identity;
  }

  /** The certificates that are trusted as anchors. */
  CertificateView[] anchors() {
    return anchors.toArray(new CertificateView[0]);
  }
}
