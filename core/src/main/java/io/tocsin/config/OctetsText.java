/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/** Octets in hexadecimal, two digits each, with a colon between all of them or with none. */
final class OctetsText {

  private OctetsText() {}

  /**
   * Reads octets.
   *
   * @param text for example {@code 80:00:7e:d9} or {@code 80007ED9}
   * @return the octets, or null when the text is none
   */
  static byte[] parse(String text) {
    boolean colons = text.indexOf(':') >= 0;
    int step = colons ? 3 : 2;
    // With a colon more at the end, both forms are whole steps.
    int length = text.length() + (colons ? 1 : 0);
    if (text.isEmpty() || length % step != 0) {
      return null;
    }
    byte[] octets = new byte[length / step];
    for (int i = 0; i < octets.length; i++) {
      int at = i * step;
      int high = digit(text.charAt(at));
      int low = digit(text.charAt(at + 1));
      boolean separated = !colons || i == octets.length - 1 || text.charAt(at + 2) == ':';
      if (high < 0 || low < 0 || !separated) {
        return null;
      }
      octets[i] = (byte) ((high << 4) | low);
    }
    return octets;
  }

  /** Value of an ASCII digit; Character.digit would take those of all scripts. */
  private static int digit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
