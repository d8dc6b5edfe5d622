/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.sensor;

/**
 * Finds one decimal number in a text that was not made for us: digits, maybe with a point among
 * them and a sign before them.
 *
 * <pre>
 *   23125                      23125
 *   temp1=-47.5'C              -47.5   the digit of a word is none of a number
 *   75 01 ... t=23125          23125   behind t=, if that is asked for
 *   volt=0.8500V               0.85    a unit may follow at once
 * </pre>
 *
 * <p>What may mean something else than it seems to is refused, because a wrong value is worse than
 * none: an exponent, a hexadecimal number, a comma for a point, times and dates, and a number that
 * the end of the room cuts off.
 */
public final class NumberInText {

  /** Significant digits that count; further decimals are left out. */
  public static final int DIGITS_MAX = 18;

  private final int textBytesMax;
  private byte[] text;
  private int length;
  private int position;
  private boolean negative;
  private long mantissa;
  private int digitCount;
  private int decimals;

  /**
   * Prepares for any number of texts.
   *
   * @param textBytesMax length of a text from which on it may have been cut
   */
  public NumberInText(int textBytesMax) {
    this.textBytesMax = textBytesMax;
  }

  /**
   * Looks for a number.
   *
   * @param from holds the text; ASCII matters, other octets are allowed
   * @param fromLength number of octets
   * @param mark the octets that the number follows, with blanks between them or none; empty for the
   *     first number that is no part of a word
   * @return whether there is one
   */
  public boolean find(byte[] from, int fromLength, byte[] mark) {
    text = from;
    length = fromLength;
    if (mark.length > 0) {
      position = behind(mark);
      while (isBlank(at(position))) {
        position++;
      }
      return isStart(position) && read();
    }
    position = 0;
    while (position < length && !isStart(position)) {
      int start = position;
      while (isWord(at(position))) {
        position++;
      }
      position += position == start ? 1 : 0;
    }
    // A sign or digit that something else belongs to: a hyphen in a name, or a minus of Unicode.
    int before = at(position - 1);
    boolean isAlone =
        !isWord(before) && !isSign(before) && before != ',' && (before < 0x80 || position == 0);
    return position < length && isAlone && read();
  }

  /** Position behind the first mark; the end of the text when there is none. */
  private int behind(byte[] mark) {
    for (int start = 0; start + mark.length <= length; start++) {
      int same = 0;
      while (same < mark.length && text[start + same] == mark[same]) {
        same++;
      }
      if (same == mark.length) {
        return start + same;
      }
    }
    return length;
  }

  /** An octet; a line feed in front of the text and behind it. */
  private int at(int index) {
    return index >= 0 && index < length ? text[index] & 0xFF : '\n';
  }

  private boolean isStart(int index) {
    int first = isSign(at(index)) ? index + 1 : index;
    return isDigit(at(first)) || (at(first) == '.' && isDigit(at(first + 1)));
  }

  private boolean read() {
    negative = at(position) == '-';
    position += isSign(at(position)) ? 1 : 0;
    mantissa = 0;
    digitCount = 0;
    decimals = 0;
    boolean isWhole = takeDigits(false);
    boolean hasPoint = at(position) == '.';
    if (hasPoint) {
      position++;
      if (!isDigit(at(position))) {
        return false;
      }
      takeDigits(true);
    }
    return isWhole && isEnd(hasPoint);
  }

  /** Takes digits; false when there are more before the point than any value could have. */
  private boolean takeDigits(boolean isFraction) {
    boolean fits = true;
    for (; isDigit(at(position)); position++) {
      if (digitCount < DIGITS_MAX) {
        mantissa = mantissa * 10 + (at(position) - '0');
        digitCount += mantissa > 0 ? 1 : 0;
        decimals += isFraction ? 1 : 0;
      } else {
        fits = isFraction;
      }
    }
    return fits;
  }

  /** Whether the number ends here, but for a unit, and does not go on in another form. */
  private boolean isEnd(boolean hasPoint) {
    int unit = position;
    int next = at(unit);
    if (next == 'x' || next == 'X') {
      return false;
    }
    while (isLetter(at(position))) {
      position++;
    }
    boolean mayBeExponent = (next == 'e' || next == 'E') && position == unit + 1;
    next = at(position);
    if (isDigit(next) || next == '_' || (mayBeExponent && isSign(next))) {
      return false;
    }
    boolean isJoint =
        next == '.' || next == ':' || next == '/' || next == '-' || (next == ',' && !hasPoint);
    boolean isCut = position == length && length >= textBytesMax;
    return !isCut && !(isJoint && isDigit(at(position + 1)));
  }

  private static boolean isDigit(int octet) {
    return octet >= '0' && octet <= '9';
  }

  private static boolean isLetter(int octet) {
    return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z');
  }

  private static boolean isWord(int octet) {
    return isLetter(octet) || isDigit(octet) || octet == '_' || octet == '.';
  }

  private static boolean isSign(int octet) {
    return octet == '-' || octet == '+';
  }

  private static boolean isBlank(int octet) {
    return octet == ' ' || octet == '\t';
  }

  /** Whether the number that was found has a minus sign. */
  public boolean isNegative() {
    return negative;
  }

  /** Its digits without the point, as a number of at most {@link #DIGITS_MAX} digits. */
  public long mantissa() {
    return mantissa;
  }

  /** How many of these digits stand behind the point. */
  public int decimals() {
    return decimals;
  }
}
