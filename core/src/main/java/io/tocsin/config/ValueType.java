/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/** What a value is made of. */
public enum ValueType {
  /** Whole number within a range. */
  INTEGER,
  /** Number with up to three decimals, kept in thousandths. */
  DECIMAL,
  /** Number other than 0 with up to nine decimals, kept in thousand-millionths. */
  FACTOR,
  /** {@code true} or {@code false}. */
  BOOLEAN,
  /** One of a few words. */
  CHOICE,
  /** Some of a few words, separated by commas. */
  CHOICES,
  /** Host name, IPv4 address, or IPv6 address with or without brackets. */
  HOST,
  /** Host names and addresses, separated by commas. */
  HOSTS,
  /** Host names, addresses, networks and names with a wildcard, separated by commas. */
  DESTINATIONS,
  /** TCP or UDP port. */
  PORT,
  /** Octets in hexadecimal. */
  OCTETS,
  /** Object identifiers with optional masks, separated by commas. */
  SUBTREES,
  /** Name and digest of a certificate. */
  FINGERPRINT,
  /** NAME of another entry. */
  NAME,
  /** Security name. */
  SECURITY_NAME,
  /** Security names, separated by commas. */
  SECURITY_NAMES,
  /** Text of ASCII characters (DisplayString of RFC 2579). */
  DISPLAY_STRING,
  /** Text in UTF-8 (SnmpAdminString of RFC 3411). */
  ADMIN_STRING,
  /** Name of a file or folder. */
  FILE,
  /** Names of files, separated by commas. */
  FILES
}
