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
import io.tocsin.mib.CertificateStatus;
import io.tocsin.tls.CertificateTime;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.CredentialCheck;
import io.tocsin.tls.PathVerifier;
import io.tocsin.tls.Pem;
import io.tocsin.tls.Revocations;
import io.tocsin.tls.TlsIdentity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The board's identities and the authorities that it trusts, read from the operator's files. */
final class Credentials {

  private final TlsIdentity identity;
  private final TlsIdentity next;
  private final List<CertificateView> anchors;

  /** The file of each anchor. */
  private final List<String> anchorFiles;

  private final RevocationFiles lists;

  private Credentials(
      TlsIdentity identity,
      TlsIdentity next,
      List<CertificateView> anchors,
      List<String> anchorFiles,
      RevocationFiles lists) {
    this.identity = identity;
    this.next = next;
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
    TlsIdentity identity =
        loadIdentity(
            configuration,
            files,
            configuration.identityCertificateFile(),
            configuration.identityKeyFile(),
            ConfigurationKeys.IDENTITY_CERTIFICATE,
            ConfigurationKeys.IDENTITY_KEY,
            errors);
    TlsIdentity next =
        loadIdentity(
            configuration,
            files,
            configuration.identityNextCertificateFile(),
            configuration.identityNextKeyFile(),
            ConfigurationKeys.IDENTITY_NEXT_CERTIFICATE,
            ConfigurationKeys.IDENTITY_NEXT_KEY,
            errors);
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
        next,
        anchors,
        anchorFiles,
        RevocationFiles.load(configuration, files, anchors, errors));
  }

  private static TlsIdentity loadIdentity(
      Configuration configuration,
      OperatorFiles files,
      String certificateFile,
      String keyFile,
      ConfigurationKey certificateKey,
      ConfigurationKey keyKey,
      List<ConfigurationError> errors) {
    if (certificateFile == null || keyFile == null) {
      return null;
    }
    int bytesMax = configuration.limits().certificateFileBytesMax();
    ConfigurationKey concerned = certificateKey;
    try {
      byte[] certificate = files.read(certificateFile, bytesMax);
      concerned = keyKey;
      byte[] key = files.read(keyFile, bytesMax);
      concerned = certificateKey;
      return TlsIdentity.fromPem(certificate, certificateFile, key, keyFile);
    } catch (IOException e) {
      errors.add(configuration.error(concerned, null, e.getMessage()));
      return null;
    }
  }

  /** The board's own certificates: the first, and then the next. */
  List<CertificateView> certificates() {
    List<CertificateView> own = new ArrayList<>();
    for (TlsIdentity each : new TlsIdentity[] {identity, next}) {
      if (each != null) {
        own.add(each.certificate());
      }
    }
    return own;
  }

  /** The certificates of authorities, and of peers, that are trusted by themselves. */
  List<CertificateView> anchors() {
    return Collections.unmodifiableList(anchors);
  }

  /** The board's first identity; null when none is configured. */
  TlsIdentity identity() {
    return identity;
  }

  /** The identity for targets that know the board by that; null when none is configured. */
  TlsIdentity next() {
    return next;
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
   * All of them, for managers to look at.
   *
   * @param configuration the one that these were loaded for
   * @param time what is known of the present
   */
  CertificateInventory inventory(Configuration configuration, CertificateTime time) {
    CertificateInventory inventory = new CertificateInventory(lists.revocations(), time);
    if (identity != null) {
      inventory.add(
          CertificateStatus.IDENTITY,
          identity.certificate(),
          configuration.identityCertificateFile());
    }
    if (next != null) {
      inventory.add(
          CertificateStatus.NEXT_IDENTITY,
          next.certificate(),
          configuration.identityNextCertificateFile());
    }
    for (int i = 0; i < anchors.size(); i++) {
      inventory.add(CertificateStatus.TRUST_ANCHOR, anchors.get(i), anchorFiles.get(i));
    }
    lists.addTo(inventory);
    return inventory;
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
      addFaults(identity, ConfigurationKeys.IDENTITY_CERTIFICATE, configuration, time, warnings);
    }
    if (next != null) {
      // It is shown to targets alone, but will be the first one.
      addFaults(next, ConfigurationKeys.IDENTITY_NEXT_CERTIFICATE, configuration, time, warnings);
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

  private void addFaults(
      TlsIdentity own,
      ConfigurationKey key,
      Configuration configuration,
      CertificateTime time,
      List<ConfigurationError> warnings) {
    String asServer =
        configuration.listeners().isEmpty()
            ? null
            : CredentialCheck.fault(own, PathVerifier.SERVER, time);
    String asClient =
        configuration.targets().isEmpty() && configuration.dm().servers().isEmpty()
            ? null
            : CredentialCheck.fault(own, PathVerifier.CLIENT, time);
    if (asServer != null) {
      String who =
          asServer.equals(asClient) ? "no manager and " + servers(configuration) : "no manager";
      warnings.add(identityWarning(configuration, key, who, asServer));
    }
    if (asClient != null && !asClient.equals(asServer)) {
      warnings.add(identityWarning(configuration, key, servers(configuration), asClient));
    }
    for (int i = 0; i < own.chainCount(); i++) {
      if (lists.revocations().isRevoked(own.chain(i))) {
        warnings.add(
            identityWarning(
                configuration,
                key,
                "nobody who has its issuer's list",
                own.chain(i)
                    + ": it is revoked by a list of trust.crls. Have another one issued for"
                    + " another key"));
      }
    }
  }

  /** Those whom we connect to. */
  private static String servers(Configuration configuration) {
    return configuration.dm().servers().isEmpty() ? "no target" : "no target and no DM server";
  }

  private static ConfigurationError identityWarning(
      Configuration configuration, ConfigurationKey key, String who, String fault) {
    return configuration.error(key, null, who + " will accept these certificates; " + fault);
  }
}
