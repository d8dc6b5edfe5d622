/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import io.tocsin.text.HostNames;
import io.tocsin.text.IpAddresses;
import java.util.Locale;

/**
 * The host that an address of a server leads to. What could be read in two ways is no address: two
 * readers of one text must not come to two hosts.
 */
final class ServerHost {

  private static final String[] SCHEMES = {"https://", "http://"};

  private ServerHost() {}

  /**
   * Finds the host.
   *
   * @param address a URL of http or https without a user, a host name, or an IP address
   * @return the name in lower case without a final dot, or the IP address in its short form; null
   *     when the text is nothing of that
   */
  static String of(String address) {
    for (String scheme : SCHEMES) {
      if (address.regionMatches(true, 0, scheme, 0, scheme.length())) {
        return ofAuthority(authority(address, scheme.length()));
      }
    }
    return name(address);
  }

  /** Up to what RFC 3986 §3.2 ends an authority with. */
  private static String authority(String address, int start) {
    int end = start;
    while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
      end++;
    }
    return isVisible(address) ? address.substring(start, end) : "";
  }

  /** Some readers drop blanks and control characters, and take a backslash for a slash. */
  private static boolean isVisible(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character <= ' ' || character > '~' || character == '\\') {
        return false;
      }
    }
    return true;
  }

  private static String ofAuthority(String authority) {
    if (authority.startsWith("[")) {
      int end = authority.indexOf(']');
      return end > 0 && isPort(authority, end + 1) ? address(authority.substring(1, end)) : null;
    }
    int colon = authority.indexOf(':');
    int end = colon < 0 ? authority.length() : colon;
    return isPort(authority, end) ? name(authority.substring(0, end)) : null;
  }

  /** Whether a text ends here, or goes on with a colon and digits. */
  private static boolean isPort(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      char character = text.charAt(i);
      if (i == start ? character != ':' : character < '0' || character > '9') {
        return false;
      }
    }
    return true;
  }

  private static String name(String text) {
    String found = address(text);
    if (found != null) {
      return found;
    }
    String name = HostNames.withoutFinalDot(text);
    return HostNames.isName(name) ? name.toLowerCase(Locale.ROOT) : null;
  }

  private static String address(String text) {
    byte[] address = IpAddresses.parse(text);
    return address == null ? null : IpAddresses.text(address);
  }
}
