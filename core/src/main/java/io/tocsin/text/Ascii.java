/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.text;

/** Words and marks of protocols that are made of ASCII. Nothing here allocates. */
public final class Ascii {

  private Ascii() {}

  /**
   * Whether a range of octets is a word, in any case.
   *
   * @param text the octets
   * @param start index of the first one
   * @param end index behind the last one
   * @param lowerCaseWord in lower case
   */
  public static boolean equalsIgnoringCase(byte[] text, int start, int end, String lowerCaseWord) {
    if (end - start != lowerCaseWord.length()) {
      return false;
    }
    for (int i = 0; i < lowerCaseWord.length(); i++) {
      byte octet = text[start + i];
      int lower = octet >= 'A' && octet <= 'Z' ? octet + 0x20 : octet;
      if (lower != lowerCaseWord.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an octet may stand in a token (RFC 9110 §5.6.2). */
  public static boolean isTokenCharacter(byte octet) {
    return octet > ' ' && octet < 0x7F && "()<>@,;:\\\"/[]?={}".indexOf(octet) < 0;
  }

  /** Whether an octet is a control character. */
  public static boolean isControl(byte octet) {
    return (octet >= 0 && octet < 0x20) || octet == 0x7F;
  }

  /** Whether an octet is a blank or a tab. */
  public static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  /**
   * Writes a text.
   *
   * @param ascii the text, of ASCII characters alone
   * @param into takes its octets
   * @param at index of the first one
   * @return index behind the last one
   */
  public static int put(String ascii, byte[] into, int at) {
    for (int i = 0; i < ascii.length(); i++) {
      into[at + i] = (byte) ascii.charAt(i);
    }
    return at + ascii.length();
  }
}
