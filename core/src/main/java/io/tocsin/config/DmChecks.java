/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import java.util.HashMap;
import java.util.Map;

/** Checks what the entries of DM servers say of each other, and of TLS. */
final class DmChecks {

  private static final String PLAIN = "http:";

  private final Values values;
  private final Problems problems;

  DmChecks(Values values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  void check() {
    CrossChecks.checkBackoff(values, problems, DmKeys.BACKOFF_MIN_MS, DmKeys.BACKOFF_MAX_MS, null);
    Map<String, String> nameOfId = new HashMap<>();
    for (String name : values.names(ConfigurationSection.DM_SERVERS)) {
      checkId(name, nameOfId);
      checkProof(name, DmKeys.CLIENT_AUTHENTICATION, DmKeys.CLIENT_NAME, DmKeys.CLIENT_SECRET);
      checkProof(name, DmKeys.SERVER_AUTHENTICATION, DmKeys.SERVER_ID, DmKeys.SERVER_SECRET);
      if (values.isGood(DmKeys.SERVER_ADDRESS, name)) {
        checkAddress(name);
      }
    }
  }

  private void checkId(String name, Map<String, String> nameOfId) {
    if (!values.isGood(DmKeys.SERVER_ID, name)) {
      return;
    }
    String first = nameOfId.get(values.text(DmKeys.SERVER_ID, name));
    if (first == null) {
      nameOfId.put(values.text(DmKeys.SERVER_ID, name), name);
    } else {
      problems.error(
          values.error(
              DmKeys.SERVER_ID, name, "dm.server." + first + " has the same; it is for one", null));
    }
  }

  private void checkProof(
      String name, ConfigurationKey proof, ConfigurationKey user, ConfigurationKey secret) {
    if (values.isWrong(proof, name) || values.integer(proof, name) == DmServerSettings.TRANSPORT) {
      return;
    }
    if (user == DmKeys.CLIENT_NAME && !values.isPresent(user, name)) {
      problems.error(CrossChecks.missing(values, user, name));
    }
    if (!values.isPresent(secret, name)) {
      problems.error(CrossChecks.missing(values, secret, name));
    }
  }

  private void checkAddress(String name) {
    String address = values.text(DmKeys.SERVER_ADDRESS, name);
    boolean isPlain = address.regionMatches(true, 0, PLAIN, 0, PLAIN.length());
    if (!isPlain) {
      checkTrust(name);
      return;
    }
    if (!values.flag(DmKeys.PLAIN_HTTP, null)) {
      problems.error(
          values.error(
              DmKeys.SERVER_ADDRESS,
              name,
              "it is not https, and dm.plain.http, which is for trials alone, is not true",
              null));
      return;
    }
    problems.warning(
        values.error(
            DmKeys.SERVER_ADDRESS,
            name,
            "it is not https: whoever is on the way can read everything, and events that are"
                + " sensitive are not told",
            null));
    refuseOutsideTls(name, DmKeys.CLIENT_AUTHENTICATION);
    refuseOutsideTls(name, DmKeys.SERVER_AUTHENTICATION);
  }

  private void refuseOutsideTls(String name, ConfigurationKey proof) {
    int kind = values.integer(proof, name);
    if (kind == DmServerSettings.BASIC || kind == DmServerSettings.TRANSPORT) {
      problems.error(values.error(proof, name, "it proves nothing without https", "digest, hmac"));
    }
  }

  private void checkTrust(String name) {
    if (!values.isPresent(ConfigurationKeys.TRUST_CERTIFICATES, null)
        && !values.isPresent(DmKeys.SERVER_FINGERPRINT, name)) {
      problems.error(
          values.error(
              DmKeys.SERVER_FINGERPRINT,
              name,
              "nothing tells whether the server is the right one; give this key or"
                  + " trust.certificates",
              DmKeys.SERVER_FINGERPRINT.allowed()));
    }
  }
}
