/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.text.Utf8;
import java.util.Arrays;

/**
 * A tmSecurityName: 1 to 32 octets of UTF-8 without control characters. Immutable.
 *
 * <p>RFC 6353 leaves the bound to what uses the name; access control (RFC 3415, vacmSecurityName)
 * takes 32 octets. SnmpAdminString (RFC 3411 §5) advises against control characters; a name out of
 * a certificate with such characters could only deceive whoever reads it.
 */
public final class SecurityName {

  /** Greatest length in octets. */
  public static final int LENGTH_MAX = 32;

  private final String text;
  private final byte[] octets;

  private SecurityName(String text, byte[] octets) {
    this.text = text;
    this.octets = octets;
  }

  /**
   * Makes a name.
   *
   * @param text the name
   * @return the name, or null when the text cannot be one; {@link #fault} then says why
   */
  public static SecurityName of(String text) {
    if (fault(text) != null) {
      return null;
    }
    return new SecurityName(text, Utf8.bytes(text));
  }

  /**
   * Says why a text cannot be a name.
   *
   * @param text the name
   * @return the reason as a clause, or null when the text can be a name
   */
  public static String fault(String text) {
    if (text == null || text.isEmpty()) {
      return "the name is empty";
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isAcceptable(text, i)) {
        return "the name has a control character or half a character at index " + i;
      }
    }
    int length = Utf8.length(text);
    return length > LENGTH_MAX
        ? "the name has " + length + " octets, more than " + LENGTH_MAX
        : null;
  }

  private static boolean isAcceptable(String text, int index) {
    char character = text.charAt(index);
    if (Character.isHighSurrogate(character)) {
      return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
    }
    if (Character.isLowSurrogate(character)) {
      return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
    return !Character.isISOControl(character);
  }

  /** Length in octets, 1 to {@link #LENGTH_MAX}. */
  public int length() {
    return octets.length;
  }

  /** The octets in UTF-8, which must not be changed. */
  byte[] octets() {
    return octets;
  }

  /** A copy of the octets in UTF-8. */
  public byte[] toBytes() {
    return octets.clone();
  }

  /**
   * Whether a range holds this very name.
   *
   * @param bytes the array
   * @param offset index of the first octet
   * @param length number of octets
   */
  public boolean matches(byte[] bytes, int offset, int length) {
    if (length != octets.length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[offset + i] != octets[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecurityName && Arrays.equals(((SecurityName) other).octets, octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  /** The name as text. */
  @Override
  public String toString() {
    return text;
  }
}
