/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/** What a value is made of. */
public enum ValueType {
  /** Whole number within a range. */
  INTEGER("whole number"),
  /** Number with up to three decimals, kept in thousandths. */
  DECIMAL("decimal number"),
  /** {@code true} or {@code false}. */
  BOOLEAN("true or false"),
  /** One of a few words. */
  CHOICE("one of"),
  /** Some of a few words, separated by commas. */
  CHOICES("list of"),
  /** Host name, IPv4 address, or IPv6 address with or without brackets. */
  HOST("host name or address"),
  /** TCP port. */
  PORT("TCP port"),
  /** Octets in hexadecimal. */
  OCTETS("octets in hexadecimal"),
  /** Object identifiers with optional masks, separated by commas. */
  SUBTREES("list of object identifiers"),
  /** Name and digest of a certificate. */
  FINGERPRINT("fingerprint"),
  /** NAME of another entry. */
  NAME("name"),
  /** Security name. */
  SECURITY_NAME("security name"),
  /** Security names, separated by commas. */
  SECURITY_NAMES("list of security names"),
  /** Text of ASCII characters (DisplayString of RFC 2579). */
  DISPLAY_STRING("ASCII text"),
  /** Text in UTF-8 (SnmpAdminString of RFC 3411). */
  ADMIN_STRING("text"),
  /** Name of a file or folder. */
  FILE("file name"),
  /** Names of files, separated by commas. */
  FILES("list of file names");

  private final String words;

  ValueType(String words) {
    this.words = words;
  }

  /** The type in words, as in the reference. */
  public String words() {
    return words;
  }
}
