/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import io.tocsin.text.HostNames;
import io.tocsin.text.IpAddresses;

/** Host names (RFC 1123 §2.1) and addresses (RFC 4291 §2.2, RFC 4007 §11 for zones). */
final class HostText {

  private static final int ZONE_LENGTH_MAX = 15;

  private HostText() {}

  /**
   * Reads a host.
   *
   * @param text a name, an IPv4 address, or an IPv6 address, in brackets or not, maybe with a zone
   * @return the host without brackets, or what is wrong
   */
  static ParsedValue parse(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    String host = bracketed ? text.substring(1, text.length() - 1) : text;
    if (bracketed || host.indexOf(':') >= 0) {
      String address = HostNames.withoutZone(host);
      boolean good =
          address.indexOf(':') >= 0
              && IpAddresses.parse(address) != null
              && (address.length() == host.length() || isZone(host, address.length() + 1));
      return good ? ParsedValue.of(host) : ParsedValue.wrong(notIpv6(text));
    }
    if (HostNames.endsInNumber(host)) {
      return IpAddresses.parse(host) != null
          ? ParsedValue.of(host)
          : ParsedValue.wrong("neither a host name nor an IPv4 address");
    }
    for (int i = 0; i < host.length(); i++) {
      if (host.charAt(i) >= 0x80) {
        return ParsedValue.wrong("not ASCII; write an international name in its xn-- form");
      }
    }
    return HostNames.isName(host) ? ParsedValue.of(host) : ParsedValue.wrong("not a host name");
  }

  private static String notIpv6(String text) {
    int colon = text.indexOf(':');
    String host = text.substring(0, Math.max(colon, 0));
    boolean hostAndPort =
        colon == text.lastIndexOf(':')
            && (HostNames.isName(host) || IpAddresses.parse(host) != null);
    return hostAndPort
        ? "a port does not belong here; it has a key of its own"
        : "not an IPv6 address";
  }

  private static boolean isZone(String host, int start) {
    int length = host.length() - start;
    for (int i = start; i < host.length(); i++) {
      char c = host.charAt(i);
      if (!isLetterOrDigit(c) && c != '.' && c != '-' && c != '_') {
        return false;
      }
    }
    return length >= 1 && length <= ZONE_LENGTH_MAX;
  }

  private static boolean isLetterOrDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
