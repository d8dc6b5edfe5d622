/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.text;

/** Octets as hexadecimal digits, two lower-case ones each. */
public final class Hexadecimal {

  private Hexadecimal() {}

  /**
   * Writes octets.
   *
   * @param octets any
   * @return the digits, with nothing between
   */
  public static String format(byte[] octets) {
    StringBuilder text = new StringBuilder(octets.length * 2);
    for (byte octet : octets) {
      append(text, octet);
    }
    return text.toString();
  }

  /**
   * Writes one octet.
   *
   * @param text takes two digits
   * @param octet the octet
   */
  public static void append(StringBuilder text, byte octet) {
    text.append(Character.forDigit((octet >> 4) & 0xF, 16));
    text.append(Character.forDigit(octet & 0xF, 16));
  }
}
