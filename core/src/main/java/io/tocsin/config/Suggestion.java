/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/** Finds the word that somebody may have meant: the one with the fewest letters to change. */
final class Suggestion {

  /** Longer words are not compared, which bounds the work for one of them. */
  private static final int LENGTH_MAX = 80;

  private final String word;
  private String nearest;
  private int distance;

  /**
   * A search that has seen no candidate.
   *
   * @param word what was written
   */
  Suggestion(String word) {
    this.word = lowerCase(word);
    // More than every fifth letter wrong is another word.
    this.distance = word.length() > LENGTH_MAX ? 0 : Math.min(3, 1 + word.length() / 5) + 1;
  }

  /** Looks at a word that would be right. */
  void offer(String candidate) {
    if (Math.abs(candidate.length() - word.length()) < distance) {
      int changes = changes(word, lowerCase(candidate));
      if (changes < distance) {
        distance = changes;
        nearest = candidate;
      }
    }
  }

  /** The nearest word seen; null when none was near. */
  String nearest() {
    return nearest;
  }

  /** Letters to insert, delete or replace (Levenshtein distance). */
  private static int changes(String from, String to) {
    int[] above = new int[to.length() + 1];
    int[] row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      above[column] = column;
    }
    for (int i = 1; i <= from.length(); i++) {
      row[0] = i;
      for (int column = 1; column <= to.length(); column++) {
        int replaced = above[column - 1] + (from.charAt(i - 1) == to.charAt(column - 1) ? 0 : 1);
        row[column] = Math.min(replaced, 1 + Math.min(above[column], row[column - 1]));
      }
      int[] swap = above;
      above = row;
      row = swap;
    }
    return above[to.length()];
  }

  private static String lowerCase(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      lower.append(Character.toLowerCase(text.charAt(i)));
    }
    return lower.toString();
  }
}
