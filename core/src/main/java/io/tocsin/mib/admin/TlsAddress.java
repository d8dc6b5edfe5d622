/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import io.tocsin.snmp.Octets;
import io.tocsin.text.HostNames;
import io.tocsin.text.IpAddresses;

/**
 * SnmpTLSAddress (RFC 9456 §4): a host name, an IPv4 address, or an IPv6 address in brackets, maybe
 * with a zone; then a colon and a port.
 */
final class TlsAddress {

  private static final int PORT_DIGITS_MAX = 5;
  private static final int PORT_MAX = 65_535;
  private static final int ZONE_LENGTH_MAX = 15;

  private final String host;
  private final int port;

  private TlsAddress(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /**
   * Reads an address.
   *
   * @param octets its octets
   * @return the address; null when they are none
   */
  static TlsAddress parse(Octets octets) {
    StringBuilder characters = new StringBuilder();
    for (int i = 0; i < octets.length(); i++) {
      byte octet = octets.bytes()[i];
      if (octet <= ' ' || octet == 0x7F) {
        return null;
      }
      characters.append((char) octet);
    }
    String text = characters.toString();
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? null : host(text.substring(0, colon));
    int port = port(text, colon + 1);
    return host == null || port < 1 ? null : new TlsAddress(host, port);
  }

  /** The host without brackets; null when it is none. */
  private static String host(String text) {
    if (text.startsWith("[") && text.endsWith("]")) {
      String host = text.substring(1, text.length() - 1);
      int percent = host.indexOf('%');
      String address = percent < 0 ? host : host.substring(0, percent);
      boolean hasGoodZone = percent < 0 || isZone(host.substring(percent + 1));
      boolean isVersion6 = address.indexOf(':') >= 0 && IpAddresses.parse(address) != null;
      return isVersion6 && hasGoodZone ? host : null;
    }
    if (HostNames.endsInNumber(text)) {
      return text.indexOf(':') < 0 && IpAddresses.parse(text) != null ? text : null;
    }
    return HostNames.isName(HostNames.withoutFinalDot(text)) ? text : null;
  }

  private static boolean isZone(String zone) {
    for (int i = 0; i < zone.length(); i++) {
      char c = zone.charAt(i);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean isDigit = c >= '0' && c <= '9';
      if (!isLetter && !isDigit && c != '.' && c != '-' && c != '_') {
        return false;
      }
    }
    return !zone.isEmpty() && zone.length() <= ZONE_LENGTH_MAX;
  }

  /** The port that stands from an index on; 0 when none does. */
  private static int port(String text, int from) {
    int digits = text.length() - from;
    int port = 0;
    for (int i = from; i < text.length() && digits <= PORT_DIGITS_MAX; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return 0;
      }
      port = 10 * port + digit;
    }
    return digits > PORT_DIGITS_MAX || port > PORT_MAX ? 0 : port;
  }

  /** Host name or address, an IPv6 address without brackets. */
  String host() {
    return host;
  }

  /** TCP port, 1 to 65535. */
  int port() {
    return port;
  }
}
