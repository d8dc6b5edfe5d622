/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import io.tocsin.dm.http.HttpUrl;
import io.tocsin.dm.tree.DmAccount;
import io.tocsin.tls.PeerVerifier;

/** Says how the certificate of a server is judged. */
public interface ServerTrust {

  /**
   * The judge of one server's certificate.
   *
   * @param account the server's account
   * @param url its address
   */
  PeerVerifier verifier(DmAccount account, HttpUrl url);
}
