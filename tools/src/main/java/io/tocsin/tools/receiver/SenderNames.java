/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.receiver;

import io.tocsin.snmp.tlstm.CertificateMap;
import io.tocsin.snmp.tlstm.SecurityName;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.Fingerprint;
import io.tocsin.tools.session.Identity;
import java.io.IOException;
import java.util.List;

/** How a receiver names its senders: by a list of its own, else by their common names. */
public final class SenderNames {

  private SenderNames() {}

  /**
   * The map from certificates to names (RFC 6353 §5.3.2).
   *
   * @param entries each {@code FINGERPRINT=NAME}; they come first
   * @param identity whose authorities vouch for everybody else's common name
   * @return the map
   * @throws IllegalArgumentException when an entry is none; the message says what is allowed
   */
  public static CertificateMap map(List<String> entries, Identity identity) {
    CertificateMap map = new CertificateMap(entries.size() + identity.anchors().size());
    for (String entry : entries) {
      int equals = entry.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("--map '" + entry + "' is not FINGERPRINT=NAME");
      }
      String name = entry.substring(equals + 1);
      String fault = SecurityName.fault(name);
      if (fault != null) {
        throw new IllegalArgumentException("--map '" + entry + "': " + fault);
      }
      map.add(fingerprint(entry.substring(0, equals)), CertificateMap.SPECIFIED, name);
    }
    for (CertificateView anchor : identity.anchors()) {
      map.add(Fingerprint.of(Fingerprint.SHA256, anchor), CertificateMap.COMMON_NAME, null);
    }
    return map;
  }

  private static Fingerprint fingerprint(String text) {
    try {
      return Fingerprint.parse(text);
    } catch (IOException e) {
      throw new IllegalArgumentException("--map: " + e.getMessage(), e);
    }
  }
}
