/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.names;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The DISPLAY-HINT of a textual convention (RFC 2579 §3.1): how a value is written for people. */
public final class DisplayHint {

  private static final int RADIX_DECIMAL = 10;
  private static final int RADIX_OCTAL = 8;

  /** One octet-format specification. */
  private record Part(
      boolean repeated, int length, char format, String separator, String terminator) {}

  private final String text;
  private final List<Part> parts;

  private DisplayHint(String text, List<Part> parts) {
    this.text = text;
    this.parts = parts;
  }

  /**
   * Reads a hint.
   *
   * @param text for example {@code d-3} or {@code 255t}
   * @return the hint
   * @throws IllegalArgumentException when it is none
   */
  public static DisplayHint parse(String text) {
    if (text.matches("[xob]|d(-[1-9][0-9]?)?")) {
      return new DisplayHint(text, List.of());
    }
    List<Part> parts = new ArrayList<>();
    int[] at = {0};
    while (at[0] < text.length()) {
      parts.add(part(text, at));
    }
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("an empty display hint");
    }
    return new DisplayHint(text, parts);
  }

  private static Part part(String text, int[] at) {
    boolean repeated = text.charAt(at[0]) == '*';
    if (repeated) {
      at[0]++;
    }
    int from = at[0];
    while (at[0] < text.length() && isDigit(text.charAt(at[0]))) {
      at[0]++;
    }
    if (from == at[0] || at[0] - from > 5 || at[0] == text.length()) {
      throw new IllegalArgumentException("no display hint: " + text);
    }
    int length = Integer.parseInt(text, from, at[0], RADIX_DECIMAL);
    char format = text.charAt(at[0]++);
    // A specification of no octets would be repeated for ever when it is the last one.
    if ("xdoat".indexOf(format) < 0 || length == 0) {
      throw new IllegalArgumentException("no display hint: " + text);
    }
    String separator = delimiter(text, at);
    String terminator = repeated && !separator.isEmpty() ? delimiter(text, at) : "";
    return new Part(repeated, length, format, separator, terminator);
  }

  private static String delimiter(String text, int[] at) {
    if (at[0] == text.length() || text.charAt(at[0]) == '*' || isDigit(text.charAt(at[0]))) {
      return "";
    }
    at[0]++;
    return text.substring(at[0] - 1, at[0]);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /**
   * Writes an integer.
   *
   * @param value the value
   * @return its text, or null when this hint is none for integers
   */
  public String format(long value) {
    if (!parts.isEmpty()) {
      return null;
    }
    String digits = Long.toString(Math.abs(value), radix(text.charAt(0)));
    if (text.startsWith("d-")) {
      int decimals = Integer.parseInt(text.substring(2));
      digits = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
      int point = digits.length() - decimals;
      digits = digits.substring(0, point) + "." + digits.substring(point);
    }
    return value < 0 ? "-" + digits : digits;
  }

  private static int radix(char format) {
    return switch (format) {
      case 'x' -> 16;
      case 'o' -> RADIX_OCTAL;
      case 'b' -> 2;
      default -> RADIX_DECIMAL;
    };
  }

  /**
   * Writes an octet string.
   *
   * @param octets the value
   * @return its text, or null when this hint is none for octet strings or the value does not suit
   *     it (no UTF-8 where that is asked for)
   */
  public String format(byte[] octets) {
    if (parts.isEmpty()) {
      return null;
    }
    StringBuilder out = new StringBuilder();
    int position = 0;
    for (int i = 0; position < octets.length; i++) {
      // RFC 2579 §3.1: the last specification is repeated until the value is exhausted.
      Part part = parts.get(Math.min(i, parts.size() - 1));
      int count = 1;
      if (part.repeated) {
        count = octets[position++] & 0xFF;
      }
      for (int k = 0; k < count && position < octets.length; k++) {
        int end = Math.min(octets.length, position + part.length);
        if (!append(out, part.format, octets, position, end)) {
          return null;
        }
        position = end;
        boolean last = k == count - 1;
        if (position < octets.length) {
          out.append(last && !part.terminator.isEmpty() ? part.terminator : part.separator);
        }
      }
    }
    return out.toString();
  }

  private static boolean append(StringBuilder out, char format, byte[] octets, int from, int to) {
    switch (format) {
      case 'x':
        out.append(HexFormat.of().formatHex(octets, from, to));
        return true;
      case 'd':
        out.append(new BigInteger(1, octets, from, to - from));
        return true;
      case 'o':
        out.append(new BigInteger(1, octets, from, to - from).toString(RADIX_OCTAL));
        return true;
      default:
        return appendText(out, octets, from, to);
    }
  }

  private static boolean appendText(StringBuilder out, byte[] octets, int from, int to) {
    try {
      out.append(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, from, to - from)));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The hint as it is written in a module. */
  @Override
  public String toString() {
    return text;
  }
}
