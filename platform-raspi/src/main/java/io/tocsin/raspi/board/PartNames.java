/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names of parts of the board: lower-case letters, digits and hyphens, 32 at most. They are made of
 * what the kernel calls a part, so they stay the same as long as it does.
 */
final class PartNames {

  /** Longest name in characters. */
  static final int CHARACTERS_MAX = 32;

  /** Hexadecimal digits that tell parts apart that would have the same name. */
  private static final int DIGITS = 4;

  private PartNames() {}

  /**
   * A part of a name.
   *
   * @param text whatever the kernel or a driver says
   * @return what can stand in a name of it, with a hyphen for all else between; maybe empty
   */
  static String of(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  /** Parts of a name, those that are not empty, with a hyphen between. */
  static String join(String... parts) {
    StringBuilder name = new StringBuilder();
    for (String part : parts) {
      String word = of(part);
      name.append(name.length() == 0 || word.isEmpty() ? "" : "-").append(word);
    }
    return name.toString();
  }

  /**
   * Makes names unique, and not too long. Those that are too long, or that several parts have, end
   * with digits made of the part's key, and of its place among all with the same key.
   *
   * @param names of all parts
   * @param keys what tells the parts apart and stays the same, in the same order
   * @return their names in the same order
   */
  static String[] unique(List<String> names, List<String> keys) {
    Map<String, Integer> uses = new HashMap<>();
    names.forEach(name -> uses.merge(name, 1, Integer::sum));
    String[] unique = new String[names.size()];
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < unique.length; i++) {
      String name = names.get(i);
      if (uses.get(name) == 1 && !name.isEmpty() && name.length() <= CHARACTERS_MAX) {
        unique[i] = name;
        taken.add(name);
      }
    }
    for (int i = 0; i < unique.length; i++) {
      for (int place = 0; unique[i] == null; place++) {
        String key = names.get(i) + ' ' + keys.get(i) + (place == 0 ? "" : " " + place);
        String name = marked(names.get(i), key);
        unique[i] = taken.add(name) ? name : null;
      }
    }
    return unique;
  }

  private static String marked(String name, String key) {
    int length = Math.min(name.length(), CHARACTERS_MAX - DIGITS - 1);
    String start = of(name.substring(0, length));
    String digits = Integer.toHexString((key.hashCode() & 0xFFFF) | 0x10000).substring(1);
    return start.isEmpty() ? digits : start + '-' + digits;
  }
}
