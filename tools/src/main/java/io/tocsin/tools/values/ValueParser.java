/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.values;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import io.tocsin.tools.names.Name;
import io.tocsin.tools.names.NameTable;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Reads a value and its type from a command line; the types are the letters of Net-SNMP. */
public final class ValueParser {

  /** The types and what they stand for, for a help text. */
  public static final String TYPES =
      "i integer, u unsigned, s string, x string in hexadecimal, o object identifier,"
          + " a IPv4 address, t time in hundredths of a second, c counter";

  private static final long UNSIGNED_MAX = 0xFFFF_FFFFL;

  private ValueParser() {}

  /**
   * Reads a value.
   *
   * @param names resolves names of object identifiers
   * @param name what is known about the variable, or null; its labels are taken for type {@code i}
   * @param type one letter of {@link #TYPES}
   * @param text the value
   * @return the value
   * @throws IllegalArgumentException when type or value are none; the message says what is allowed
   */
  public static Value parse(NameTable names, Name name, String type, String text) {
    return switch (type) {
      case "i" -> integer(name, text);
      case "u" -> unsigned(BerTag.GAUGE32, text);
      case "c" -> unsigned(BerTag.COUNTER32, text);
      case "t" -> unsigned(BerTag.TIME_TICKS, text);
      case "s" -> Value.octets(BerTag.OCTET_STRING, text.getBytes(StandardCharsets.UTF_8));
      case "x" -> Value.octets(BerTag.OCTET_STRING, hexadecimal(text));
      case "o" -> objectIdentifier(names, text);
      case "a" -> address(text);
      default ->
          throw new IllegalArgumentException("'" + type + "' is no type; these are: " + TYPES);
    };
  }

  private static Value integer(Name name, String text) {
    Long labelled = name == null ? null : name.numberOf(text);
    if (labelled != null) {
      return Value.number(BerTag.INTEGER, labelled);
    }
    long number = number(text, Integer.MIN_VALUE, Integer.MAX_VALUE, labelsOf(name));
    return Value.number(BerTag.INTEGER, number);
  }

  private static String labelsOf(Name name) {
    return name == null || name.labels().isEmpty()
        ? ""
        : " or one of " + String.join(", ", name.labels().values().stream().sorted().toList());
  }

  private static Value unsigned(int tag, String text) {
    return Value.number(tag, number(text, 0, UNSIGNED_MAX, ""));
  }

  private static long number(String text, long min, long max, String alternative) {
    try {
      long number = Long.parseLong(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not a number from " + min + " to " + max + alternative);
  }

  private static byte[] hexadecimal(String text) {
    String digits = text.replaceFirst("^0[xX]", "").replaceAll("[ :]", "");
    try {
      return HexFormat.of().parseHex(digits);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not pairs of hexadecimal digits, with or without blanks or colons", e);
    }
  }

  private static Value objectIdentifier(NameTable names, String text) {
    Oid oid = names.parse(text);
    if (oid == null) {
      throw new IllegalArgumentException(
          "'" + text + "' is no object identifier in numbers and no name that is known");
    }
    return Value.oid(oid);
  }

  private static Value address(String text) {
    String[] parts = text.split("\\.", -1);
    byte[] octets = new byte[parts.length];
    boolean good = parts.length == 4;
    for (int i = 0; good && i < 4; i++) {
      good = parts[i].matches("[0-9]{1,3}") && Integer.parseInt(parts[i]) < 256;
      if (good) {
        octets[i] = (byte) Integer.parseInt(parts[i]);
      }
    }
    if (!good) {
      throw new IllegalArgumentException("'" + text + "' is not an IPv4 address as 192.0.2.1");
    }
    return Value.octets(BerTag.IP_ADDRESS, octets);
  }
}
