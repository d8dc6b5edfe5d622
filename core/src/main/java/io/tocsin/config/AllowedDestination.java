/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import io.tocsin.text.HostNames;
import io.tocsin.text.IpAddresses;
import java.util.Arrays;

/**
 * Hosts that managers may make targets: one host, the hosts of a network, or all names below one.
 * Immutable.
 */
public final class AllowedDestination {

  private static final String WILDCARD = "*.";
  private static final int VERSION_4_BYTES = 4;
  private static final int VERSION_6_BYTES = 16;

  /** Where an IPv6 address has the IPv4 address that it stands for (RFC 4291 §2.5.5.2). */
  private static final int MAPPED_AT = 12;

  /** A name in lower case, with a point before it when all names below it are meant; or null. */
  private final String name;

  /** First address of a network; null for a name. */
  private final byte[] network;

  private final int prefixBits;

  private AllowedDestination(String name, byte[] network, int prefixBits) {
    this.name = name;
    this.network = network;
    this.prefixBits = prefixBits;
  }

  /**
   * Reads one.
   *
   * @param text {@code 192.0.2.0/24}, {@code 2001:db8::/32}, an address, a name, or {@code
   *     *.example.com}
   * @return an AllowedDestination, or what is wrong
   */
  static ParsedValue parse(String text) {
    if (text.startsWith(WILDCARD)) {
      ParsedValue name = HostText.parse(text.substring(WILDCARD.length()));
      boolean isName = name.value() != null && IpAddresses.parse((String) name.value()) == null;
      return isName && text.indexOf(':') < 0
          ? ParsedValue.of(ofName(text.substring(1)))
          : ParsedValue.wrong("* stands before a point and the rest of a name only");
    }
    int slash = text.indexOf('/');
    ParsedValue host = HostText.parse(slash < 0 ? text : text.substring(0, slash));
    if (host.value() == null) {
      return host;
    }
    byte[] address = address((String) host.value());
    if (address == null) {
      return slash < 0
          ? ParsedValue.of(ofName((String) host.value()))
          : ParsedValue.wrong("only networks have a prefix length");
    }
    if (address.length == VERSION_4_BYTES && text.indexOf(':') >= 0) {
      return ParsedValue.wrong("write it as the IPv4 address that it stands for");
    }
    int bits = slash < 0 ? 8 * address.length : prefixBits(text.substring(slash + 1));
    if (bits < 0 || bits > 8 * address.length) {
      return ParsedValue.wrong("not a prefix length of such an address");
    }
    return hasHostBits(address, bits)
        ? ParsedValue.wrong("the address has bits behind the prefix")
        : ParsedValue.of(new AllowedDestination(null, address, bits));
  }

  private static AllowedDestination ofName(String name) {
    return new AllowedDestination(lowerCase(name), null, 0);
  }

  private static int prefixBits(String text) {
    long bits = DecimalText.parseWhole(text);
    return bits < 0 || bits > 8 * VERSION_6_BYTES ? -1 : (int) bits;
  }

  private static boolean hasHostBits(byte[] address, int bits) {
    for (int bit = bits; bit < 8 * address.length; bit++) {
      if (bit(address, bit) != 0) {
        return true;
      }
    }
    return false;
  }

  private static int bit(byte[] address, int bit) {
    return address[bit >> 3] >> (7 - (bit & 7)) & 1;
  }

  /** An address without its zone, an IPv4 one wherever it stands for one; null for a name. */
  private static byte[] address(String host) {
    byte[] address = IpAddresses.parse(HostNames.withoutZone(host));
    if (address == null || address.length == VERSION_4_BYTES) {
      return address;
    }
    boolean isMapped = address[MAPPED_AT - 1] == -1 && address[MAPPED_AT - 2] == -1;
    for (int i = 0; i < MAPPED_AT - 2; i++) {
      isMapped &= address[i] == 0;
    }
    return isMapped ? Arrays.copyOfRange(address, MAPPED_AT, VERSION_6_BYTES) : address;
  }

  /** In ASCII, whatever the board's language. */
  private static String lowerCase(String name) {
    StringBuilder text = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      text.append(c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
    }
    return text.toString();
  }

  /**
   * Whether a host is allowed by this. A name is only by its name, whatever its address.
   *
   * @param host name or address, an IPv6 address without brackets
   */
  public boolean matches(String host) {
    byte[] address = address(host);
    if (network != null) {
      return address != null && isInNetwork(address);
    }
    String asked = lowerCase(HostNames.withoutFinalDot(host));
    return address == null
        && (name.startsWith(".")
            ? asked.length() > name.length() && asked.endsWith(name)
            : asked.equals(name));
  }

  private boolean isInNetwork(byte[] address) {
    if (address.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      if (bit(address, bit) != bit(network, bit)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AllowedDestination && toString().equals(other.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** As it can be written. */
  @Override
  public String toString() {
    if (network != null) {
      return IpAddresses.text(network) + '/' + prefixBits;
    }
    return name.startsWith(".") ? '*' + name : name;
  }
}
