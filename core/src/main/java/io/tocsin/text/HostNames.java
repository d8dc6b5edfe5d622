/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.text;

/** Host names (RFC 1123 §2.1), in ASCII: international names stand in their xn-- form. */
public final class HostNames {

  private static final int LENGTH_MAX = 253;
  private static final int LABEL_LENGTH_MAX = 63;

  private HostNames() {}

  /**
   * Whether a text is a host name: labels of letters, digits, hyphens and underscores, joined by
   * dots, of which the last is not a number.
   *
   * @param text without the final dot that makes a name absolute
   */
  public static boolean isName(String text) {
    if (text.length() > LENGTH_MAX || endsInNumber(text)) {
      return false;
    }
    int start = 0;
    while (start <= text.length()) {
      int dot = text.indexOf('.', start);
      int end = dot < 0 ? text.length() : dot;
      if (!isLabel(text, start, end)) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  /**
   * Whether the last label is a number, as no name's is (RFC 1123 §2.1): then the text can only be
   * an IPv4 address.
   *
   * @param text any
   */
  public static boolean endsInNumber(String text) {
    int start = text.lastIndexOf('.') + 1;
    for (int i = start; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return start < text.length();
  }

  /**
   * A name without the final dot that makes it absolute.
   *
   * @param text with or without it
   */
  public static String withoutFinalDot(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  /**
   * A host as it stands before a port or in a URI (RFC 3986 §3.2.2).
   *
   * @param host a name or an address, an IPv6 address without brackets
   * @return the same, an IPv6 address in brackets
   */
  public static String bracketed(String host) {
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  /**
   * An address without its zone (RFC 4007 §11).
   *
   * @param host any host
   */
  public static String withoutZone(String host) {
    int percent = host.indexOf('%');
    return percent < 0 ? host : host.substring(0, percent);
  }

  private static boolean isLabel(String text, int start, int end) {
    if (start == end
        || end - start > LABEL_LENGTH_MAX
        || text.charAt(start) == '-'
        || text.charAt(end - 1) == '-') {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      // The underscore is in no standard for hosts but in many a local network.
      if (!letter && !isDigit(c) && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
