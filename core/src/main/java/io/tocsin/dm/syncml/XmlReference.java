/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/** References in XML: to characters (XML 1.0 §4.1) and to the five entities of §4.6. */
final class XmlReference {

  private XmlReference() {}

  /**
   * The character that a reference stands for.
   *
   * @param name what stands between the ampersand and the semicolon
   * @return its code point, above U+10FFFF for one that is too large; -1 when there is no such
   *     entity
   */
  static int codePoint(String name) {
    if (name.startsWith("#x")) {
      return number(name, 2, 16);
    }
    if (name.startsWith("#")) {
      return number(name, 1, 10);
    }
    switch (name) {
      case "lt":
        return '<';
      case "gt":
        return '>';
      case "amp":
        return '&';
      case "quot":
        return '"';
      case "apos":
        return '\'';
      default:
        return -1;
    }
  }

  private static int number(String name, int from, int radix) {
    int value = from < name.length() ? 0 : -1;
    for (int i = from; i < name.length(); i++) {
      int digit = Character.digit(name.charAt(i), radix);
      if (digit < 0 || name.charAt(i) >= 0x80) {
        return -1;
      }
      value = Math.min(value * radix + digit, Character.MAX_CODE_POINT + 1);
    }
    return value;
  }
}
