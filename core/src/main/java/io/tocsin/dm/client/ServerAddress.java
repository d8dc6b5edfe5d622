/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import io.tocsin.dm.http.HttpUrl;
import io.tocsin.dm.tree.DmAccount;

/** Where the server of an account is. */
final class ServerAddress {

  private static final String URI = "URI";

  private ServerAddress() {}

  /**
   * The address of an account as a URL. A port of its own has precedence over that of the URL.
   *
   * @return null when it is no URL of http or https; an address of another type names no scheme,
   *     and there is no safe one to guess
   */
  static HttpUrl url(DmAccount account) {
    if (!account.addressType().equals(URI)) {
      return null;
    }
    HttpUrl url = HttpUrl.parse(account.address());
    boolean isAsInUrl = url == null || account.port() == DmAccount.NO_PORT;
    return isAsInUrl ? url : url.withPort(account.port());
  }
}
