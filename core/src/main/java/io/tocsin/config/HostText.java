/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/** Host names (RFC 1123 §2.1) and addresses (RFC 4291 §2.2, RFC 4007 §11 for zones). */
final class HostText {

  private static final int NAME_LENGTH_MAX = 253;
  private static final int LABEL_LENGTH_MAX = 63;
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
      String address = withoutZone(host);
      boolean good =
          isIpv6(address)
              && (address.length() == host.length() || isZone(host, address.length() + 1));
      return good ? ParsedValue.of(host) : ParsedValue.wrong(notIpv6(text));
    }
    if (isNumeric(host)) {
      return isIpv4(host)
          ? ParsedValue.of(host)
          : ParsedValue.wrong("neither a host name nor an IPv4 address");
    }
    for (int i = 0; i < host.length(); i++) {
      if (host.charAt(i) >= 0x80) {
        return ParsedValue.wrong("not ASCII; write an international name in its xn-- form");
      }
    }
    return isName(host) ? ParsedValue.of(host) : ParsedValue.wrong("not a host name");
  }

  private static String notIpv6(String text) {
    int colon = text.indexOf(':');
    boolean hostAndPort =
        colon == text.lastIndexOf(':') && isName(text.substring(0, Math.max(colon, 0)));
    return hostAndPort
        ? "a port does not belong here; it has a key of its own"
        : "not an IPv6 address";
  }

  /**
   * An address without its zone.
   *
   * @param host any host
   */
  static String withoutZone(String host) {
    int percent = host.indexOf('%');
    return percent < 0 ? host : host.substring(0, percent);
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

  private static boolean isName(String host) {
    if (host.isEmpty() || host.length() > NAME_LENGTH_MAX) {
      return false;
    }
    int start = 0;
    while (start <= host.length()) {
      int dot = host.indexOf('.', start);
      int end = dot < 0 ? host.length() : dot;
      if (!isLabel(host, start, end)) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  private static boolean isLabel(String host, int start, int end) {
    if (start == end
        || end - start > LABEL_LENGTH_MAX
        || host.charAt(start) == '-'
        || host.charAt(end - 1) == '-') {
      return false;
    }
    for (int i = start; i < end; i++) {
      // The underscore is in no standard for hosts but in many a local network.
      if (!isLetterOrDigit(host.charAt(i)) && host.charAt(i) != '-' && host.charAt(i) != '_') {
        return false;
      }
    }
    return true;
  }

  /** Whether the last label is a number, as no name's is (RFC 1123 §2.1). */
  private static boolean isNumeric(String host) {
    int start = host.lastIndexOf('.') + 1;
    for (int i = start; i < host.length(); i++) {
      if (!isDigit(host.charAt(i))) {
        return false;
      }
    }
    return start < host.length();
  }

  private static boolean isIpv4(String text) {
    int start = 0;
    for (int part = 0; part < 4; part++) {
      int dot = text.indexOf('.', start);
      int end = part == 3 ? text.length() : dot;
      if (end < 0 || !isOctet(text, start, end)) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  /** A decimal octet; leading zeros are refused, as some systems take them for octal numbers. */
  private static boolean isOctet(String text, int start, int end) {
    int length = end - start;
    if (length < 1 || length > 3 || (length > 1 && text.charAt(start) == '0')) {
      return false;
    }
    int octet = 0;
    for (int i = start; i < end; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
      octet = octet * 10 + text.charAt(i) - '0';
    }
    return octet <= 255;
  }

  private static boolean isIpv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return countGroups(text, true) == 8;
    }
    int before = countGroups(text.substring(0, gap), false);
    int after = countGroups(text.substring(gap + 2), true);
    return before >= 0 && after >= 0 && before + after <= 7;
  }

  /** Number of groups of 16 bits; -1 when the text is wrong. An empty one has none. */
  private static int countGroups(String text, boolean atEnd) {
    if (text.isEmpty()) {
      return 0;
    }
    int groups = 0;
    int start = 0;
    while (start <= text.length()) {
      int colon = text.indexOf(':', start);
      int end = colon < 0 ? text.length() : colon;
      boolean last = colon < 0;
      if (isGroup(text, start, end)) {
        groups++;
      } else if (last && atEnd && isIpv4(text.substring(start))) {
        groups += 2;
      } else {
        return -1;
      }
      start = end + 1;
    }
    return groups;
  }

  private static boolean isGroup(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return end > start && end - start <= 4;
  }

  private static boolean isLetterOrDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
