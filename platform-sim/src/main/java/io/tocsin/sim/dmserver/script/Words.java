/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.script;

import java.util.ArrayList;
import java.util.List;

/**
 * A line in words. Quotation marks hold a word together, and a backslash gives the next character
 * no meaning in them, or makes {@code \n} and {@code \t}. A word that begins with {@code #} and all
 * behind it is a comment.
 */
final class Words {

  /**
   * A word.
   *
   * @param text what it says
   * @param quoted whether it stood in quotation marks
   */
  record Word(String text, boolean quoted) {

    boolean is(String other) {
      return !quoted && text.equals(other);
    }
  }

  private final List<Word> words = new ArrayList<>();
  private int next;

  Words(String line) {
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '#') {
        break;
      } else if (c == '"') {
        at = quoted(line, at + 1);
      } else {
        int end = at;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
          end++;
        }
        words.add(new Word(line.substring(at, end), false));
        at = end;
      }
    }
  }

  private int quoted(String line, int start) {
    StringBuilder text = new StringBuilder();
    int at = start;
    while (at < line.length() && line.charAt(at) != '"') {
      char c = line.charAt(at++);
      if (c == '\\' && at < line.length()) {
        char escaped = line.charAt(at++);
        c = escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
      }
      text.append(c);
    }
    if (at >= line.length()) {
      throw new IllegalArgumentException("a quotation mark is not closed");
    }
    words.add(new Word(text.toString(), true));
    return at + 1;
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  boolean hasNext() {
    return next < words.size();
  }

  /** Whether the next word is this one, without quotation marks. */
  boolean nextIs(String text) {
    return hasNext() && words.get(next).is(text);
  }

  /** Takes the next word when it is this one, without quotation marks. */
  boolean take(String text) {
    boolean is = nextIs(text);
    next += is ? 1 : 0;
    return is;
  }

  Word word(String what) {
    if (!hasNext()) {
      throw new IllegalArgumentException(what + " is missing");
    }
    return words.get(next++);
  }

  String text(String what) {
    return word(what).text();
  }

  int number(String what) {
    String text = text(what);
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("'" + text + "' is no number for " + what);
    }
    return Integer.parseInt(text);
  }

  void end() {
    if (hasNext()) {
      throw new IllegalArgumentException("'" + words.get(next).text() + "' is too much");
    }
  }
}
