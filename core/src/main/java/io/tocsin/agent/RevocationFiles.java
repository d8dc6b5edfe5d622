/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.config.Configuration;
import io.tocsin.config.ConfigurationError;
import io.tocsin.config.ConfigurationKeys;
import io.tocsin.hal.OperatorFiles;
import io.tocsin.tls.CertificateTime;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.RevocationList;
import io.tocsin.tls.Revocations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The revocation lists of the operator's files. */
final class RevocationFiles {

  private final List<RevocationList> lists = new ArrayList<>();

  /** The file of each list. */
  private final List<String> listFiles = new ArrayList<>();

  private Revocations revocations = Revocations.NONE;

  private RevocationFiles() {}

  /**
   * Reads all files that the configuration names.
   *
   * @param configuration the names
   * @param files reads them
   * @param anchors certificates that are trusted, by which lists are proven
   * @param errors takes what is wrong
   * @return the lists; of no use when there are errors
   */
  static RevocationFiles load(
      Configuration configuration,
      OperatorFiles files,
      List<CertificateView> anchors,
      List<ConfigurationError> errors) {
    RevocationFiles loaded = new RevocationFiles();
    for (String name : configuration.trustCrlFiles()) {
      try {
        loaded.read(name, configuration, files, anchors);
      } catch (IOException e) {
        errors.add(error(configuration, e.getMessage()));
      }
    }
    int entriesMax = configuration.limits().trustCrlEntriesMax();
    if (loaded.entriesCount() > entriesMax) {
      errors.add(
          error(
              configuration,
              loaded.entriesCount()
                  + " entries in these files; "
                  + entriesMax
                  + " are allowed by limit.trust.crl.entries"));
    }
    loaded.revocations =
        new Revocations(
            loaded.lists.toArray(new RevocationList[0]), configuration.isTrustCrlStrict());
    return loaded;
  }

  private void read(
      String name, Configuration configuration, OperatorFiles files, List<CertificateView> anchors)
      throws IOException {
    byte[] file = files.read(name, configuration.limits().trustCrlFileBytesMax());
    int entriesMax = configuration.limits().trustCrlEntriesMax();
    for (RevocationList list : RevocationList.read(file, name, entriesMax)) {
      String fault = Revocations.prove(list, anchors);
      if (fault != null) {
        throw new IOException(
            name
                + ": no revocation list that can be used, that of "
                + list.issuer()
                + ": "
                + fault);
      }
      lists.add(list);
      listFiles.add(name);
    }
  }

  private long entriesCount() {
    long count = 0;
    for (RevocationList list : lists) {
      count += list.count();
    }
    return count;
  }

  /** All of them. */
  Revocations revocations() {
    return revocations;
  }

  /** Has managers see them all. */
  void addTo(CertificateInventory inventory) {
    for (int i = 0; i < lists.size(); i++) {
      inventory.add(lists.get(i), listFiles.get(i));
    }
  }

  /**
   * Finds lists that are not the present ones, and those that do not count yet.
   *
   * @param configuration the one that these were loaded for
   * @param time what is known of the present
   */
  List<ConfigurationError> warnings(Configuration configuration, CertificateTime time) {
    List<ConfigurationError> warnings = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      RevocationList list = lists.get(i);
      String which = listFiles.get(i) + ": the list of " + list.issuer();
      String fault = list.fault(time);
      if (fault != null) {
        String rest =
            configuration.isTrustCrlStrict()
                ? "; with trust.crls.strict, nobody is accepted whose certificate it should tell of"
                : "; it counts for what it says, and who was revoked since then is accepted";
        warnings.add(error(configuration, which + " is not the present one: " + fault + rest));
      }
      if (!list.isProven()) {
        warnings.add(
            error(
                configuration,
                which
                    + " does not count before a peer presents that authority's certificate, as it"
                    + " is not among those of trust.certificates"));
      }
    }
    return warnings;
  }

  private static ConfigurationError error(Configuration configuration, String problem) {
    return configuration.error(ConfigurationKeys.TRUST_CRLS, null, problem);
  }
}
