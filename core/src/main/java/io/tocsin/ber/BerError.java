/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.ber;

/** Why bytes could not be read, one number for each cause; the numbers never change. */
public final class BerError {

  /** No error. */
  public static final int NONE = 0;

  /** The present element, or the input, ends where an identifier or a length must stand. */
  public static final int TRUNCATED = 1;

  /** Another type stands where a certain one must. */
  public static final int UNEXPECTED_TAG = 2;

  /** A length of indefinite form, which SNMP forbids (RFC 3417 §8 (1)). */
  public static final int LENGTH_INDEFINITE = 3;

  /**
   * A length of more than four octets behind the first, the reserved form FF (X.690 §8.1.3.5) among
   * them.
   */
  public static final int LENGTH_FORM = 4;

  /** A length that reaches beyond the element around it. */
  public static final int LENGTH_BEYOND_END = 5;

  /** Bytes are left over at the end of an element. */
  public static final int TRAILING_BYTES = 6;

  /** An integer without content. */
  public static final int INTEGER_EMPTY = 7;

  /** An integer outside the range of its type or its place. */
  public static final int INTEGER_OVERFLOW = 8;

  /** An object identifier without content. */
  public static final int OID_EMPTY = 9;

  /**
   * An object identifier of more than 128 sub-identifiers, or more than the caller has room for.
   */
  public static final int OID_TOO_LONG = 10;

  /** A sub-identifier above 2^32-1. */
  public static final int OID_ARC_OVERFLOW = 11;

  /** A sub-identifier with leading zero bits, which X.690 §8.19.2 forbids. */
  public static final int OID_ARC_PADDED = 12;

  /** An object identifier that ends within a sub-identifier. */
  public static final int OID_ARC_UNFINISHED = 13;

  /** A NULL or an exception with content. */
  public static final int NULL_WITH_CONTENT = 14;

  /** An IpAddress that is not four octets long. */
  public static final int IP_ADDRESS_LENGTH = 15;

  /** An octet string longer or shorter than its place allows. */
  public static final int STRING_LENGTH = 16;

  /** Number of causes, {@link #NONE} included; for tables of counters. */
  public static final int COUNT = 17;

  private static final String[] NAMES = {
    "none",
    "truncated",
    "unexpected tag",
    "indefinite length",
    "length form",
    "length beyond end",
    "trailing bytes",
    "empty integer",
    "integer overflow",
    "empty object identifier",
    "object identifier too long",
    "sub-identifier overflow",
    "sub-identifier padded",
    "sub-identifier unfinished",
    "null with content",
    "IpAddress length",
    "octet string length",
  };

  private BerError() {}

  /**
   * The cause in words.
   *
   * @param error a code of this class
   */
  public static String name(int error) {
    return error >= 0 && error < COUNT ? NAMES[error] : "unknown";
  }
}
