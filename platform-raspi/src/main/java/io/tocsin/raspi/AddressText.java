/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses as people write them. Nothing here asks a name service. */
final class AddressText {

  private static final int IPV6_GROUPS = 8;

  private AddressText() {}

  /**
   * Reads an address in numbers.
   *
   * @param host IPv4 address in four decimal numbers, IPv6 address without brackets, or a name
   * @return the address; null when the text is a name
   * @throws UnknownHostException when the text can be neither; the message says so in words
   */
  static InetAddress parseLiteral(String host) throws UnknownHostException {
    if (host.indexOf(':') >= 0) {
      return parseIpv6(host);
    }
    if (hasOnlyDigitsAndDots(host)) {
      byte[] address = new byte[4];
      if (!parseIpv4(host, address)) {
        throw new UnknownHostException("'" + host + "' is not an IPv4 address");
      }
      return InetAddress.getByAddress(address);
    }
    if (!isName(host)) {
      throw new UnknownHostException("'" + printable(host) + "' is not a host name");
    }
    return null;
  }

  private static InetAddress parseIpv6(String host) throws UnknownHostException {
    if (host.charAt(0) == '[') {
      throw new UnknownHostException("write the IPv6 address '" + host + "' without brackets");
    }
    try {
      // A text with a colon is never looked up: it is an address or an error.
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      UnknownHostException told =
          new UnknownHostException("'" + printable(host) + "' is not an IPv6 address");
      told.initCause(e);
      throw told;
    }
  }

  private static boolean hasOnlyDigitsAndDots(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Reads four decimal numbers, without the shortened and octal forms that some systems know. */
  private static boolean parseIpv4(String text, byte[] into) {
    int part = 0;
    int digits = 0;
    int value = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '.') {
        if (digits == 0 || part == into.length) {
          return false;
        }
        into[part++] = (byte) value;
        digits = 0;
        value = 0;
      } else {
        if (digits == 1 && value == 0) {
          return false;
        }
        value = value * 10 + (text.charAt(i) - '0');
        if (++digits > 3 || value > 255) {
          return false;
        }
      }
    }
    return part == into.length;
  }

  private static boolean isName(String host) {
    if (host.isEmpty() || host.length() > 253) {
      return false;
    }
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (!(Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_')) {
        return false;
      }
    }
    return true;
  }

  private static String printable(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), 64); i++) {
      char c = text.charAt(i);
      out.append(Character.isISOControl(c) ? '?' : c);
    }
    return text.length() > 64 ? out.append("...").toString() : out.toString();
  }

  /**
   * Writes an address in numbers: IPv4 in four decimal numbers, IPv6 in the form of RFC 5952,
   * without brackets, with the zone where it has one.
   */
  static String of(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address.getHostAddress();
    }
    byte[] octets = address.getAddress();
    int[] groups = new int[IPV6_GROUPS];
    for (int i = 0; i < IPV6_GROUPS; i++) {
      groups[i] = (octets[2 * i] & 0xFF) << 8 | (octets[2 * i + 1] & 0xFF);
    }
    StringBuilder out = new StringBuilder(45);
    appendGroups(groups, out);
    String whole = address.getHostAddress();
    int zone = whole.indexOf('%');
    return zone < 0 ? out.toString() : out.append(whole, zone, whole.length()).toString();
  }

  private static void appendGroups(int[] groups, StringBuilder out) {
    // RFC 5952 §4.2: the longest run of two or more zero groups, the first of equals, becomes "::".
    int runStart = -1;
    int runLength = 1;
    for (int start = 0; start < IPV6_GROUPS; start++) {
      int length = 0;
      while (start + length < IPV6_GROUPS && groups[start + length] == 0) {
        length++;
      }
      if (length > runLength) {
        runStart = start;
        runLength = length;
      }
    }
    int group = 0;
    while (group < IPV6_GROUPS) {
      if (group == runStart) {
        out.append("::");
        group += runLength;
        continue;
      }
      if (group > 0 && group != runStart + runLength) {
        out.append(':');
      }
      out.append(Integer.toHexString(groups[group]));
      group++;
    }
  }
}
