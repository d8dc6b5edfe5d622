/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

/**
 * Addresses without what may be a secret in them. A server can put anything behind the path of an
 * address for answers (RespURI), and what it puts there is often all that tells a session from
 * another; a name and a password may stand before the host (RFC 3986 §3.2.1).
 */
final class AddressText {

  private static final String AUTHORITY = "://";
  private static final String PROPERTY = "?prop=";
  private static final String LIST = "?list=";

  private AddressText() {}

  /**
   * An address of the network, of a device, or of a node of the tree.
   *
   * @param uri any text
   * @return the same, with a mark in place of what was removed
   */
  static String withoutSecrets(String uri) {
    int authority = uri.indexOf(AUTHORITY);
    int end = end(uri, authority < 0);
    String rest = end < uri.length() ? TraceText.REMOVED : "";
    if (authority < 0 || authority > end) {
      return uri.substring(0, end) + rest;
    }
    int host = authority + AUTHORITY.length();
    int path = uri.indexOf('/', host);
    int userEnd = uri.lastIndexOf('@', path < 0 ? end : Math.min(path, end));
    return userEnd < host
        ? uri.substring(0, end) + rest
        : uri.substring(0, host) + TraceText.REMOVED + uri.substring(userEnd, end) + rest;
  }

  /** Index behind what may be shown: the path, or of a node its property too. */
  private static int end(String uri, boolean mayBeOfNode) {
    for (int i = 0; i < uri.length(); i++) {
      char c = uri.charAt(i);
      if (mayBeOfNode && (uri.startsWith(PROPERTY, i) || uri.startsWith(LIST, i))) {
        return uri.length();
      }
      if (c == '?' || c == '#' || c == ';') {
        return i;
      }
    }
    return uri.length();
  }
}
