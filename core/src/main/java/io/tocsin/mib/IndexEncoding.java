/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;

/**
 * How the values of an INDEX become sub-identifiers of an instance (RFC 2578 §7.7).
 *
 * <p>Every method returns false, and appends nothing, when there is no room.
 */
public final class IndexEncoding {

  private IndexEncoding() {}

  /**
   * Appends an INTEGER: one sub-identifier.
   *
   * @param name the name to append to
   * @param value 0 to 2^32-1
   */
  public static boolean appendInteger(Oid name, long value) {
    return name.append((int) value);
  }

  /**
   * Appends an OCTET STRING of fixed length, or one that is preceded by IMPLIED: a sub-identifier
   * for each octet.
   *
   * @param name the name to append to
   * @param octets the array
   * @param offset index of the first octet
   * @param length number of octets
   */
  public static boolean appendFixedString(Oid name, byte[] octets, int offset, int length) {
    if (name.length() + length > name.capacity()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      name.append(octets[offset + i] & 0xFF);
    }
    return true;
  }

  /**
   * Appends an OCTET STRING of variable length: its length, then a sub-identifier for each octet.
   *
   * @param name the name to append to
   * @param octets the array
   * @param offset index of the first octet
   * @param length number of octets
   */
  public static boolean appendString(Oid name, byte[] octets, int offset, int length) {
    return name.length() + 1 + length <= name.capacity()
        && name.append(length)
        && appendFixedString(name, octets, offset, length);
  }

  /**
   * Appends an OBJECT IDENTIFIER: its length, then its sub-identifiers.
   *
   * @param name the name to append to
   * @param value the identifier
   */
  public static boolean appendOid(Oid name, Oid value) {
    return name.length() + 1 + value.length() <= name.capacity()
        && name.append(value.length())
        && name.append(value, 0);
  }

  /**
   * Appends an OBJECT IDENTIFIER that is preceded by IMPLIED: its sub-identifiers.
   *
   * @param name the name to append to
   * @param value the identifier
   */
  public static boolean appendImpliedOid(Oid name, Oid value) {
    return name.append(value, 0);
  }
}
