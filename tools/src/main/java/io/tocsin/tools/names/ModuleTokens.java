/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.names;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the text of a MIB module (RFC 2578) into tokens: words and numbers, quoted strings with
 * their first quote, and marks. Comments and blanks are left out.
 */
final class ModuleTokens {

  private ModuleTokens() {}

  /** All tokens of a module. */
  static List<String> of(String module) {
    List<String> tokens = new ArrayList<>();
    int at = 0;
    while (at < module.length()) {
      char c = module.charAt(at);
      int end;
      if (Character.isWhitespace(c)) {
        end = at + 1;
      } else if (module.startsWith("--", at)) {
        end = endOfComment(module, at + 2);
      } else if (c == '"') {
        int quote = module.indexOf('"', at + 1);
        int stop = quote < 0 ? module.length() : quote;
        tokens.add(module.substring(at, stop));
        end = stop + 1;
      } else {
        end = endOfToken(module, at);
        tokens.add(module.substring(at, end));
      }
      at = end;
    }
    return tokens;
  }

  /** A comment ends with its line, or with two more hyphens. */
  private static int endOfComment(String module, int from) {
    int line = module.indexOf('\n', from);
    int hyphens = module.indexOf("--", from);
    int lineEnd = line < 0 ? module.length() : line + 1;
    return hyphens >= 0 && hyphens < lineEnd ? hyphens + 2 : lineEnd;
  }

  private static int endOfToken(String module, int from) {
    if (module.startsWith("::=", from)) {
      return from + 3;
    }
    int end = from;
    while (end < module.length() && isOfWord(module, end)) {
      end++;
    }
    return Math.max(end, from + 1);
  }

  private static boolean isOfWord(String module, int at) {
    char c = module.charAt(at);
    boolean hyphen = c == '-' && !module.startsWith("--", at);
    return hyphen || Character.isLetterOrDigit(c);
  }
}
