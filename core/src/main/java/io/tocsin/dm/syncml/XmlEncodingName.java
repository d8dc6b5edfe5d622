/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/** The encoding that an XML declaration names (XML 1.0 §4.3.3). */
final class XmlEncodingName {

  private static final String KEY = "encoding";

  private static final String[] SUPPORTED = {"utf-8", "utf8", "us-ascii", "ascii"};

  private XmlEncodingName() {}

  /**
   * Whether the declaration names no encoding, or one that is UTF-8 or a part of it.
   *
   * @param bytes the array
   * @param from index of the first byte of the declaration
   * @param to index behind the last byte of its content
   */
  static boolean isSupported(byte[] bytes, int from, int to) {
    int at = indexOf(KEY, bytes, from, to);
    if (at < 0) {
      return true;
    }
    at = skipSpace(bytes, at + KEY.length(), to);
    if (at == to || bytes[at] != '=') {
      return false;
    }
    at = skipSpace(bytes, at + 1, to);
    if (at == to || (bytes[at] != '"' && bytes[at] != '\'')) {
      return false;
    }
    int close = at + 1;
    while (close < to && bytes[close] != bytes[at]) {
      close++;
    }
    for (String name : SUPPORTED) {
      if (close < to && isName(name, bytes, at + 1, close)) {
        return true;
      }
    }
    return false;
  }

  private static int skipSpace(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && XmlCharacters.isSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isName(String lowerCase, byte[] bytes, int from, int to) {
    if (lowerCase.length() != to - from) {
      return false;
    }
    for (int i = 0; i < lowerCase.length(); i++) {
      if (Character.toLowerCase(bytes[from + i]) != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Index of a text of ASCII in a range, -1 when it does not stand there. */
  static int indexOf(String ascii, byte[] bytes, int from, int to) {
    for (int start = from; start <= to - ascii.length(); start++) {
      int i = 0;
      while (i < ascii.length() && bytes[start + i] == ascii.charAt(i)) {
        i++;
      }
      if (i == ascii.length()) {
        return start;
      }
    }
    return -1;
  }
}
