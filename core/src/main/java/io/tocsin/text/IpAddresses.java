/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.text;

/** Internet addresses as text and as octets, without a name service. */
public final class IpAddresses {

  private IpAddresses() {}

  /**
   * Reads an address.
   *
   * @param text {@code 192.0.2.1}, {@code 2001:db8::1} or {@code ::ffff:192.0.2.1}; no brackets, no
   *     zone
   * @return 4 or 16 octets, or null when the text is no address
   */
  public static byte[] parse(String text) {
    if (text.indexOf(':') >= 0) {
      return parseVersion6(text);
    }
    byte[] address = new byte[4];
    return parseVersion4(text, 0, address, 0) ? address : null;
  }

  private static boolean parseVersion4(String text, int start, byte[] into, int offset) {
    int position = start;
    for (int i = 0; i < 4; i++) {
      int value = 0;
      int digits = 0;
      while (position < text.length() && isDigit(text.charAt(position)) && digits < 3) {
        value = 10 * value + (text.charAt(position) - '0');
        position++;
        digits++;
      }
      boolean padded = digits > 1 && text.charAt(position - digits) == '0';
      if (digits == 0 || padded || value > 255) {
        return false;
      }
      into[offset + i] = (byte) value;
      if (i < 3) {
        if (position >= text.length() || text.charAt(position) != '.') {
          return false;
        }
        position++;
      }
    }
    return position == text.length();
  }

  private static byte[] parseVersion6(String text) {
    byte[] address = new byte[16];
    int filled = 0;
    int gap = -1;
    int position = 0;
    if (text.startsWith("::")) {
      gap = 0;
      position = 2;
    }
    while (position < text.length()) {
      int end = position;
      while (end < text.length() && text.charAt(end) != ':') {
        end++;
      }
      if (text.indexOf('.', position) >= 0 && end == text.length()) {
        if (filled > 12 || !parseVersion4(text, position, address, filled)) {
          return null;
        }
        filled += 4;
        break;
      }
      int group = parseGroup(text, position, end);
      if (group < 0 || filled > 14) {
        return null;
      }
      address[filled++] = (byte) (group >> 8);
      address[filled++] = (byte) group;
      position = end;
      if (position < text.length()) {
        position++;
        if (position < text.length() && text.charAt(position) == ':') {
          if (gap >= 0) {
            return null;
          }
          gap = filled;
          position++;
        } else if (position == text.length()) {
          return null;
        }
      }
    }
    if (gap < 0) {
      return filled == 16 ? address : null;
    }
    if (filled > 14) {
      return null;
    }
    byte[] whole = new byte[16];
    System.arraycopy(address, 0, whole, 0, gap);
    System.arraycopy(address, gap, whole, 16 - (filled - gap), filled - gap);
    return whole;
  }

  private static int parseGroup(String text, int start, int end) {
    if (end == start || end - start > 4) {
      return -1;
    }
    int group = 0;
    for (int i = start; i < end; i++) {
      char character = text.charAt(i);
      int value = character < 128 ? Character.digit(character, 16) : -1;
      if (value < 0) {
        return -1;
      }
      group = (group << 4) | value;
    }
    return group;
  }

  /**
   * Writes an address.
   *
   * @param address 4 or 16 octets
   * @return dotted decimal, or the form of RFC 5952 §4
   */
  public static String text(byte[] address) {
    StringBuilder text = new StringBuilder(39);
    if (address.length == 4) {
      for (int i = 0; i < 4; i++) {
        text.append(i == 0 ? "" : ".").append(address[i] & 0xFF);
      }
      return text.toString();
    }
    // RFC 5952 §4.2: the longest run of two zero groups or more is shortened, the first of equals.
    int runStart = -1;
    int runLength = 1;
    for (int i = 0; i < 8; i++) {
      int length = 0;
      while (i + length < 8 && group(address, i + length) == 0) {
        length++;
      }
      if (length > runLength) {
        runStart = i;
        runLength = length;
      }
    }
    for (int i = 0; i < 8; i++) {
      if (i == runStart) {
        text.append("::");
        i += runLength - 1;
      } else {
        boolean first = i == 0 || (runStart >= 0 && i == runStart + runLength);
        text.append(first ? "" : ":").append(Integer.toHexString(group(address, i)));
      }
    }
    return text.toString();
  }

  private static int group(byte[] address, int index) {
    return ((address[2 * index] & 0xFF) << 8) | (address[2 * index + 1] & 0xFF);
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
