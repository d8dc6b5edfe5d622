/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import io.tocsin.ber.Oid;
import io.tocsin.text.Utf8;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns the text of one value into what its key asks for.
 *
 * <p>The classes of the results: {@code Long} for numbers (thousandths for decimals,
 * thousand-millionths for factors) and for choices (index, or bit mask over them), {@code Boolean},
 * {@code byte[]} for octets, an unmodifiable {@code List} for lists, {@code Fingerprint}, {@code
 * String} for all others.
 */
final class ValueParser {

  private ValueParser() {}

  /**
   * Reads a value.
   *
   * @param key the rules
   * @param text the value without blanks around it
   * @return the value or what is wrong
   */
  static ParsedValue parse(ConfigurationKey key, String text) {
    boolean mayBeEmpty =
        key.type() == ValueType.DISPLAY_STRING || key.type() == ValueType.ADMIN_STRING;
    if (text.isEmpty() && !mayBeEmpty) {
      return ParsedValue.wrong("no value");
    }
    switch (key.type()) {
      case INTEGER:
        return parseInteger(key, text);
      case PORT:
        return parsePort(key, text);
      case DECIMAL:
        return parseDecimal(key, text);
      case FACTOR:
        return parseFactor(key, text);
      case BOOLEAN:
        return parseBoolean(text);
      case CHOICE:
        return parseChoice(key, text);
      case HOST:
        return HostText.parse(text);
      case OCTETS:
        return parseOctets(key, text);
      case FINGERPRINT:
        return FingerprintText.parse(text);
      case NAME:
        return isName(text) ? ParsedValue.of(text) : ParsedValue.wrong("not a name");
      case CHOICES:
      case HOSTS:
      case DESTINATIONS:
      case SUBTREES:
      case SECURITY_NAMES:
      case FILES:
        return parseList(key, text);
      default:
        return parseText(key, text);
    }
  }

  private static ParsedValue parseInteger(ConfigurationKey key, String text) {
    long number = DecimalText.parseWhole(text);
    if (number == DecimalText.NONE) {
      return ParsedValue.wrong("not a whole number");
    }
    return inRange(key, number);
  }

  private static ParsedValue inRange(ConfigurationKey key, long number) {
    if (number < key.min()) {
      return ParsedValue.wrong("too small");
    }
    return number > key.max() ? ParsedValue.wrong("too great") : ParsedValue.of(number);
  }

  private static ParsedValue parsePort(ConfigurationKey key, String text) {
    ParsedValue port = parseInteger(key, text);
    return port.value() == null ? ParsedValue.wrong("not a port") : port;
  }

  private static ParsedValue parseDecimal(ConfigurationKey key, String text) {
    long milli = DecimalText.parseMilli(text);
    if (milli == DecimalText.NONE) {
      return ParsedValue.wrong("not a decimal number");
    }
    if (milli == DecimalText.TOO_PRECISE) {
      return ParsedValue.wrong("more than 3 decimals");
    }
    return inRange(key, milli);
  }

  private static ParsedValue parseFactor(ConfigurationKey key, String text) {
    long nano = DecimalText.parseNano(text);
    if (nano == DecimalText.NONE) {
      return ParsedValue.wrong("not a decimal number");
    }
    if (nano == DecimalText.TOO_PRECISE) {
      return ParsedValue.wrong("more than 9 decimals");
    }
    return nano == 0 ? ParsedValue.wrong("all would be the same") : inRange(key, nano);
  }

  private static ParsedValue parseBoolean(String text) {
    boolean flag = text.equals("true");
    return flag || text.equals("false")
        ? ParsedValue.of(flag)
        : ParsedValue.wrong("neither true nor false");
  }

  private static ParsedValue parseChoice(ConfigurationKey key, String text) {
    for (int i = 0; i < key.choiceCount(); i++) {
      if (key.choice(i).equals(text)) {
        return ParsedValue.of((long) i);
      }
    }
    return ParsedValue.wrong("not one of the words known here");
  }

  private static ParsedValue parseOctets(ConfigurationKey key, String text) {
    byte[] octets = OctetsText.parse(text);
    if (octets == null) {
      return ParsedValue.wrong("not octets in hexadecimal");
    }
    boolean fits = octets.length >= key.min() && octets.length <= key.max();
    return fits ? ParsedValue.of(octets) : ParsedValue.wrong(octets.length + " octets");
  }

  private static ParsedValue parseText(ConfigurationKey key, String text) {
    if (key.type() == ValueType.DISPLAY_STRING) {
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) >= 0x80) {
          return ParsedValue.wrong("not ASCII, as RFC 3418 asks for (DisplayString)");
        }
      }
    }
    int octets = Utf8.length(text);
    return octets > key.max()
        ? ParsedValue.wrong("too long with " + octets + " octets")
        : ParsedValue.of(text);
  }

  private static ParsedValue parseList(ConfigurationKey key, String text) {
    List<Object> values = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    int start = 0;
    while (start <= text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      String element = trim(text.substring(start, end));
      if (element.isEmpty()) {
        return ParsedValue.wrong("nothing between two commas, or a comma at an end");
      }
      ParsedValue value = parseElement(key, element);
      if (value.value() == null) {
        return value;
      }
      if (!seen.add(identity(value.value()))) {
        return ParsedValue.wrong(
            '"' + ConfigurationError.printable(element) + "\" stands in the list twice");
      }
      values.add(value.value());
      start = end + 1;
    }
    return ParsedValue.of(
        key.type() == ValueType.CHOICES ? bits(values) : Collections.unmodifiableList(values));
  }

  private static ParsedValue parseElement(ConfigurationKey key, String element) {
    switch (key.type()) {
      case CHOICES:
        return parseChoice(key, element);
      case HOSTS:
        return HostText.parse(element);
      case DESTINATIONS:
        return AllowedDestination.parse(element);
      case SUBTREES:
        return SubtreeText.parse(element);
      default:
        return parseText(key, element);
    }
  }

  /** What makes an element the same as another: the mask of a subtree does not count. */
  private static Object identity(Object value) {
    if (value instanceof ViewSubtree) {
      Oid subtree = ((ViewSubtree) value).subtree();
      return subtree;
    }
    return value;
  }

  private static Object bits(List<Object> choices) {
    long bits = 0;
    for (Object choice : choices) {
      bits |= 1L << (Long) choice;
    }
    return bits;
  }

  /**
   * Whether a text can be the NAME of an entry.
   *
   * @param text any text
   */
  static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lower = c >= 'a' && c <= 'z';
      boolean digit = c >= '0' && c <= '9';
      if (!lower && !digit && c != '-') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= Limits.NAME_LENGTH_MAX;
  }

  /**
   * Whether a text can be the N of an entry.
   *
   * @param text any text
   */
  static boolean isNumber(String text) {
    long number = text.startsWith("0") ? 0 : DecimalText.parseWhole(text);
    return number >= 1 && number <= 0xFFFF_FFFFL;
  }

  /** A text without spaces and tabs around it. */
  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
