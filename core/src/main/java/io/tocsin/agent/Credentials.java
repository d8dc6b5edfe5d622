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
import io.tocsin.tls.CertificateTime;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.CredentialCheck;
import io.tocsin.tls.PathVerifier;
import io.tocsin.tls.Pem;
import io.tocsin.tls.Revocations;
import io.tocsin.tls.TlsIdentity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The board's identity and the authorities that it trusts, read from the operator's files. */
final class Credentials {

  private final TlsIdentity identity;
  private final List<CertificateView> anchors;

  /** The file of each anchor. */
  private final List<String> anchorFiles;

  private final RevocationFiles lists;

  private Credentials(
      TlsIdentity identity,
      List<CertificateView> anchors,
      List<String> anchorFiles,
      RevocationFiles lists) {
    this.identity = identity;
    this.anchors = anchors;
    this.anchorFiles = anchorFiles;
    this.lists = lists;
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
    List<String> anchorFiles = new ArrayList<>();
    int bytesMax = configuration.limits().certificateFileBytesMax();
    for (String name : configuration.trustCertificateFiles()) {
      try {
        for (CertificateView anchor : Pem.certificates(files.read(name, bytesMax), name)) {
          anchors.add(anchor);
          anchorFiles.add(name);
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
    return new Credentials(
        identity,
        anchors,
        anchorFiles,
        RevocationFiles.load(configuration, files, anchors, errors));
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

  /** The board's own certificate; null when none is configured. */
  CertificateView certificate() {
    return identity == null ? null : identity.certificate();
  }

  /** The board's own identity; null when none is configured. */
  TlsIdentity identity() {
    return identity;
  }

  /**
   * Finds paths from certificates of peers to those that are trusted.
   *
   * @param purpose {@link PathVerifier#SERVER} or {@link PathVerifier#CLIENT}: what a peer is
   * @param time what is known of the present
   */
  PathVerifier paths(int purpose, CertificateTime time) {
    return new PathVerifier(
        anchors.toArray(new CertificateView[0]), time, purpose, lists.revocations());
  }

  /** Which certificates their issuers have revoked. */
  Revocations revocations() {
    return lists.revocations();
  }

  /**
   * Finds what can be used but will not be accepted: our own certificates by no peer, or those of
   * peers by us.
   *
   * @param configuration the one that these were loaded for
   * @param time what is known of the present
   * @return warnings; empty when there is nothing to say
   */
  List<ConfigurationError> warnings(Configuration configuration, CertificateTime time) {
    List<ConfigurationError> warnings = new ArrayList<>();
    if (identity != null) {
      String asServer =
          configuration.listeners().isEmpty()
              ? null
              : CredentialCheck.fault(identity, PathVerifier.SERVER, time);
      String asClient =
          configuration.targets().isEmpty() && configuration.dm().servers().isEmpty()
              ? null
              : CredentialCheck.fault(identity, PathVerifier.CLIENT, time);
      if (asServer != null) {
        String who =
            asServer.equals(asClient) ? "no manager and " + servers(configuration) : "no manager";
        warnings.add(identityWarning(configuration, who, asServer));
      }
      if (asClient != null && !asClient.equals(asServer)) {
        warnings.add(identityWarning(configuration, servers(configuration), asClient));
      }
      addRevoked(configuration, warnings);
    }
    for (int i = 0; i < anchors.size(); i++) {
      String fault = CredentialCheck.fault(anchors.get(i), time);
      if (fault != null) {
        warnings.add(
            configuration.error(
                ConfigurationKeys.TRUST_CERTIFICATES,
                null,
                anchorFiles.get(i) + ": no peer will be accepted by this certificate; " + fault));
      }
    }
    warnings.addAll(lists.warnings(configuration, time));
    return warnings;
  }

  private void addRevoked(Configuration configuration, List<ConfigurationError> warnings) {
    for (int i = 0; i < identity.chainCount(); i++) {
      if (lists.revocations().isRevoked(identity.chain(i))) {
        warnings.add(
            identityWarning(
                configuration,
                "nobody who has its issuer's list",
                identity.chain(i)
                    + ": it is revoked by a list of trust.crls. Have another one"
                    + " issued for another key"));
      }
    }
  }

  /** Those whom we connect to. */
  private static String servers(Configuration configuration) {
    return configuration.dm().servers().isEmpty() ? "no target" : "no target and no DM server";
  }

  private static ConfigurationError identityWarning(
      Configuration configuration, String who, String fault) {
    return configuration.error(
        ConfigurationKeys.IDENTITY_CERTIFICATE,
        null,
        who + " will accept these certificates; " + fault);
  }
}
