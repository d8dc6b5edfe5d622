/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import java.util.ArrayList;
import java.util.List;

/** Lines of text as words. */
public final class Words {

  private Words() {}

  /** The words of a line, without what stands behind a {@code #}. */
  public static List<String> of(String line) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= line.length(); i++) {
      char c = i == line.length() ? '#' : line.charAt(i);
      if (Character.isWhitespace(c) || c == '#') {
        if (start >= 0) {
          words.add(line.substring(start, i));
          start = -1;
        }
        if (c == '#') {
          break;
        }
      } else if (start < 0) {
        start = i;
      }
    }
    return words;
  }

  /** A word in quotes, cut and without control characters, fit to be shown. */
  public static String quoted(String word) {
    StringBuilder out = new StringBuilder("'");
    for (int i = 0; i < Math.min(word.length(), 40); i++) {
      char c = word.charAt(i);
      out.append(Character.isISOControl(c) ? '?' : c);
    }
    return out.append(word.length() > 40 ? "...'" : "'").toString();
  }

  /** Whether a word may be the name of a sensor or a line. */
  public static boolean isName(String word) {
    boolean good = !word.isEmpty() && word.length() <= 32;
    for (int i = 0; i < word.length() && good; i++) {
      char c = word.charAt(i);
      good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }
    return good;
  }
}
