/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import io.tocsin.text.CivilDate;

/** Whether a text is a value of a format. */
final class FormatCheck {

  private FormatCheck() {}

  static boolean accepts(NodeFormat format, String text) {
    switch (format) {
      case B64:
        return isBase64(text);
      case BOOL:
        return text.equals("true") || text.equals("false");
      case INT:
        return isInt(text);
      case DATE:
        return isDate(text);
      case TIME:
        return isTime(text);
      case FLOAT:
        return isFloat(text);
      default:
        return true;
    }
  }

  private static boolean isInt(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    int start = signed ? 1 : 0;
    // A number of 32 bits has ten digits at most; leading zeros say nothing.
    if (!isDigits(text, start, text.length()) || text.length() - start > 10) {
      return false;
    }
    long value = Long.parseLong(text);
    return value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE;
  }

  private static boolean isBase64(String text) {
    int characters = 0;
    int padding = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' || c == '\n' || c == ' ' || c == '\t') {
        continue;
      }
      if (c == '=') {
        padding++;
      } else if (padding > 0 || !isBase64Character(c)) {
        return false;
      }
      characters++;
    }
    return padding <= 2 && characters % 4 == 0;
  }

  private static boolean isBase64Character(char c) {
    return isLetterOrDigit(c) || c == '+' || c == '/';
  }

  static boolean isLetterOrDigit(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || isDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether a range is one digit or more. */
  private static boolean isDigits(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return end > start;
  }

  /** ISO 8601 §5.2.1.1: YYYYMMDD, or YYYY-MM-DD. */
  private static boolean isDate(String text) {
    String digits = withoutMarks(text, '-', 4, 7, 10);
    if (digits.length() != 8 || !isDigits(digits, 0, 8)) {
      return false;
    }
    int month = Integer.parseInt(digits.substring(4, 6));
    int day = Integer.parseInt(digits.substring(6));
    int year = Integer.parseInt(digits.substring(0, 4));
    return month >= 1 && month <= 12 && day >= 1 && day <= CivilDate.daysOfMonth(year, month);
  }

  /** ISO 8601 §5.3.1.1: hhmmss, or hh:mm:ss, in local time or with Z. */
  private static boolean isTime(String text) {
    String local = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
    String digits = withoutMarks(local, ':', 2, 5, 8);
    if (digits.length() != 6 || !isDigits(digits, 0, 6)) {
      return false;
    }
    int second = Integer.parseInt(digits.substring(4));
    return Integer.parseInt(digits.substring(0, 2)) < 24
        && Integer.parseInt(digits.substring(2, 4)) < 60
        // A leap second is the sixtieth.
        && second <= 60;
  }

  /** The text without the two marks of the extended form; unchanged when it is not one. */
  private static String withoutMarks(String text, char mark, int first, int second, int length) {
    if (text.length() != length || text.charAt(first) != mark || text.charAt(second) != mark) {
      return text;
    }
    return text.substring(0, first)
        + text.substring(first + 1, second)
        + text.substring(second + 1);
  }

  /** XML Schema part 2 §3.2.4.1. */
  private static boolean isFloat(String text) {
    if (text.equals("INF") || text.equals("-INF") || text.equals("NaN")) {
      return true;
    }
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    int end = exponent < 0 ? text.length() : exponent;
    if (exponent >= 0
        && !isDigits(text, exponent + 1 + signLength(text, exponent + 1), text.length())) {
      return false;
    }
    int start = signLength(text, 0);
    int point = text.indexOf('.');
    if (point < 0 || point >= end) {
      return isDigits(text, start, end);
    }
    boolean whole = isDigits(text, start, point);
    boolean fraction = isDigits(text, point + 1, end);
    return (whole || point == start) && (fraction || point + 1 == end) && (whole || fraction);
  }

  private static int signLength(String text, int at) {
    boolean signed = at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
    return signed ? 1 : 0;
  }
}
