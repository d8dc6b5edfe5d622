/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import java.util.ArrayList;
import java.util.List;

/** The words of an SMIv2 module, one after another; comments are left out. */
final class SmiTokens {

  private final List<String> tokens = new ArrayList<>();
  private int next;

  SmiTokens(String text) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (text.startsWith("--", at)) {
        at = endOfComment(text, at);
      } else {
        int end = endOfToken(text, at);
        tokens.add(text.substring(at, end));
        at = end;
      }
    }
  }

  private static int endOfComment(String text, int at) {
    int line = text.indexOf('\n', at);
    return line < 0 ? text.length() : line;
  }

  private static int endOfToken(String text, int at) {
    char c = text.charAt(at);
    if (c == '"') {
      return text.indexOf('"', at + 1) + 1;
    }
    if (c == '\'') {
      return text.indexOf('\'', at + 1) + 2;
    }
    if (text.startsWith("::=", at)) {
      return at + 3;
    }
    if (text.startsWith("..", at)) {
      return at + 2;
    }
    int end = at;
    while (end < text.length() && isWordPart(text, end)) {
      end++;
    }
    return Math.max(end, at + 1);
  }

  private static boolean isWordPart(String text, int at) {
    char c = text.charAt(at);
    return Character.isLetterOrDigit(c) || (c == '-' && !text.startsWith("--", at));
  }

  boolean hasNext() {
    return next < tokens.size();
  }

  String next() {
    return tokens.get(next++);
  }

  /** The word so many places ahead; the empty text behind the end. */
  String peek(int ahead) {
    return next + ahead < tokens.size() ? tokens.get(next + ahead) : "";
  }

  void skipTo(String token) {
    while (!next().equals(token)) {
      // Everything before it is of no interest.
    }
  }

  void expect(String token) {
    String found = next();
    if (!found.equals(token)) {
      throw new AssertionError(token + " expected, found " + found + " at token " + next);
    }
  }

  /** The words between the braces that come next, without commas. */
  List<String> braces() {
    expect("{");
    List<String> inside = new ArrayList<>();
    for (String token = next(); !token.equals("}"); token = next()) {
      if (!token.equals(",")) {
        inside.add(token);
      }
    }
    return inside;
  }
}
