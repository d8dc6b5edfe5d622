/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import io.tocsin.text.IpAddresses;

/**
 * One entry of a certificate's subjectAltName extension (RFC 5280 §4.2.1.6), of the three kinds
 * that SNMP maps to security names. Immutable.
 */
public final class SubjectAltName {

  /** Kind: an Internet mail address, {@code rfc822Name}. */
  public static final int RFC822 = 1;

  /** Kind: a DNS name, {@code dNSName}; it may begin with the wildcard label {@code *}. */
  public static final int DNS = 2;

  /** Kind: an IPv4 or IPv6 address, {@code iPAddress}. */
  public static final int IP = 3;

  private final int type;
  private final String text;
  private final byte[] address;

  private SubjectAltName(int type, String text, byte[] address) {
    this.type = type;
    this.text = text;
    this.address = address;
  }

  static SubjectAltName ofName(int type, String text) {
    return new SubjectAltName(type, text, null);
  }

  static SubjectAltName ofAddress(byte[] address) {
    return new SubjectAltName(IP, IpAddresses.text(address), address.clone());
  }

  /** The kind: {@link #RFC822}, {@link #DNS} or {@link #IP}. */
  public int type() {
    return type;
  }

  /**
   * The name in printable ASCII with the case that the certificate has; a DNS name without the
   * final dot, which has no place in it (RFC 5280 §4.2.1.6); an address as {@code 192.0.2.1} or
   * {@code 2001:db8::1} (RFC 5952).
   */
  public String text() {
    return text;
  }

  /** The address, 4 or 16 octets; null unless {@link #IP}. */
  public byte[] address() {
    return address == null ? null : address.clone();
  }

  /** Kind and text, for example {@code dns:board1.example}. */
  @Override
  public String toString() {
    return (type == RFC822 ? "rfc822:" : type == DNS ? "dns:" : "ip:") + text;
  }
}
