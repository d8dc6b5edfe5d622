/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.certs;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What the holder of a certificate does; decides its extended key usage (RFC 5280 §4.2.1.12). */
public enum Role {
  /** A board: answers managers and calls receivers, so it is server and client. */
  BOARD(true, true),

  /** A manager: calls boards. */
  MANAGER(false, true),

  /** A receiver of notifications: is called by boards. */
  RECEIVER(true, false);

  private final boolean server;
  private final boolean client;

  Role(boolean server, boolean client) {
    this.server = server;
    this.client = client;
  }

  /** The key purposes that a certificate of this role carries. */
  KeyPurposeId[] purposes() {
    List<KeyPurposeId> purposes = new ArrayList<>();
    if (server) {
      purposes.add(KeyPurposeId.id_kp_serverAuth);
    }
    if (client) {
      purposes.add(KeyPurposeId.id_kp_clientAuth);
    }
    return purposes.toArray(new KeyPurposeId[0]);
  }
}
