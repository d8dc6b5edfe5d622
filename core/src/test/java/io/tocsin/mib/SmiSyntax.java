/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A SYNTAX clause: a type, named numbers of it, and ranges of its value or its length.
 *
 * @param type the type's name
 * @param numbers named numbers, empty when there are none
 * @param ranges pairs of least and greatest; empty when there is no restriction
 */
record SmiSyntax(String type, Map<String, Long> numbers, List<long[]> ranges) {

  static SmiSyntax read(SmiTokens tokens) {
    String type = tokens.next();
    if (type.equals("SEQUENCE")) {
      tokens.expect("OF");
      tokens.next();
      return new SmiSyntax("SEQUENCE OF", Map.of(), List.of());
    }
    if (type.equals("OCTET") || type.equals("OBJECT")) {
      type += " " + tokens.next();
    }
    Map<String, Long> numbers = new LinkedHashMap<>();
    List<long[]> ranges = new ArrayList<>();
    if (tokens.peek(0).equals("{")) {
      List<String> words = tokens.braces();
      for (int i = 0; i < words.size(); i += 4) {
        numbers.put(words.get(i), Long.parseLong(words.get(i + 2)));
      }
    } else if (tokens.peek(0).equals("(")) {
      readRanges(tokens, ranges);
    }
    return new SmiSyntax(type, numbers, ranges);
  }

  private static void readRanges(SmiTokens tokens, List<long[]> ranges) {
    int depth = 0;
    do {
      String token = tokens.next();
      if (token.equals("(")) {
        depth++;
      } else if (token.equals(")")) {
        depth--;
      } else if (token.charAt(0) == '-' || Character.isDigit(token.charAt(0))) {
        long min = Long.parseLong(token);
        long max = min;
        if (tokens.peek(0).equals("..")) {
          tokens.next();
          max = Long.parseLong(tokens.next());
        }
        ranges.add(new long[] {min, max});
      }
    } while (depth > 0);
  }

  /** A table or the type of a row, of which there are no values. */
  boolean isSequence() {
    return type.equals("SEQUENCE OF") || type.endsWith("Entry");
  }

  SmiSyntax restrictedBy(SmiSyntax further) {
    return new SmiSyntax(
        type,
        further.numbers.isEmpty() ? numbers : further.numbers,
        further.ranges.isEmpty() ? ranges : further.ranges);
  }

  /** Whether a number, or a length, is allowed. */
  boolean allows(long value) {
    if (!numbers.isEmpty()) {
      return numbers.containsValue(value);
    }
    return ranges.isEmpty() || ranges.stream().anyMatch(r -> r[0] <= value && value <= r[1]);
  }
}
