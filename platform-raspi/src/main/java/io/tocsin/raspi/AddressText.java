/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.text.HostNames;
import io.tocsin.text.IpAddresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses as people write them. Nothing here asks a name service. */
final class AddressText {

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
    byte[] address = IpAddresses.parse(host);
    if (address != null) {
      return InetAddress.getByAddress(address);
    }
    String name = HostNames.withoutFinalDot(host);
    if (HostNames.endsInNumber(name)) {
      throw new UnknownHostException("'" + printable(host) + "' is not an IPv4 address");
    }
    if (!HostNames.isName(name)) {
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
    String whole = address.getHostAddress();
    int zone = whole.indexOf('%');
    String text = IpAddresses.text(address.getAddress());
    return zone < 0 ? text : text + whole.substring(zone);
  }
}
