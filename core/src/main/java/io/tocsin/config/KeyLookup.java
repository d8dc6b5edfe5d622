/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/** Finds the pattern of a key as it is written in a file, or says why there is none. */
final class KeyLookup {

  private ConfigurationKey key;
  private String name;
  private String problem;
  private String allowed;

  private KeyLookup() {}

  /**
   * Looks a key up.
   *
   * @param written the key in the file
   * @param explain whether to look for what was meant when the key is unknown
   */
  static KeyLookup of(String written, boolean explain) {
    KeyLookup lookup = new KeyLookup();
    if (!lookup.find(written)) {
      lookup.problem = explain ? "unknown key" + hint(written) : "unknown key";
    }
    return lookup;
  }

  private boolean find(String written) {
    ConfigurationKey exact = ConfigurationKeys.find(written);
    if (exact != null) {
      return exact.isPattern() ? isPlaceholder(exact) : accept(exact, null);
    }
    ConfigurationSection section = section(written);
    int end = section == null ? -1 : written.indexOf('.', section.family().length() + 1);
    if (end < 0) {
      return false;
    }
    String middle = written.substring(section.family().length() + 1, end);
    ConfigurationKey pattern = pattern(section, written.substring(end));
    if (pattern == null) {
      return false;
    }
    if (section.isNumbered() ? ValueParser.isNumber(middle) : ValueParser.isName(middle)) {
      return accept(pattern, middle);
    }
    problem =
        '"' + ConfigurationError.printable(middle) + "\" is no " + section.placeholder() + " here";
    allowed =
        section.isNumbered() ? ConfigurationKeys.NUMBER_ALLOWED : ConfigurationKeys.NAME_ALLOWED;
    return true;
  }

  private boolean isPlaceholder(ConfigurationKey pattern) {
    String placeholder = pattern.section().placeholder();
    problem =
        placeholder
            + " stands for a "
            + (pattern.section().isNumbered() ? "number" : "name")
            + " of your choice";
    return true;
  }

  private boolean accept(ConfigurationKey found, String middle) {
    key = found;
    name = middle;
    return true;
  }

  private static ConfigurationSection section(String written) {
    for (ConfigurationSection section : ConfigurationSection.values()) {
      if (section.family() != null && written.startsWith(section.family() + '.')) {
        return section;
      }
    }
    return null;
  }

  /** The pattern of a section with what follows NAME or N, a point first; null for none. */
  private static ConfigurationKey pattern(ConfigurationSection section, String suffix) {
    return ConfigurationKeys.find(section.family() + '.' + section.placeholder() + suffix);
  }

  private static String hint(String written) {
    ConfigurationSection section = section(written);
    String middle = null;
    if (section != null) {
      int start = section.family().length() + 1;
      ConfigurationKey nameless = pattern(section, '.' + written.substring(start));
      if (nameless != null) {
        return "; did you mean " + nameless.pattern() + '?';
      }
      int end = written.indexOf('.', start);
      middle = end < 0 ? null : written.substring(start, end);
    }
    Suggestion suggestion = new Suggestion(written);
    for (ConfigurationKey candidate : ConfigurationKeys.all()) {
      boolean named = candidate.isPattern() && middle != null;
      suggestion.offer(named ? candidate.with(middle) : candidate.pattern());
    }
    String nearest = suggestion.nearest();
    return nearest == null ? "" : "; did you mean " + ConfigurationError.printable(nearest) + '?';
  }

  /** The key as a pattern; null when there is a {@link #problem()}. */
  ConfigurationKey key() {
    return key;
  }

  /** What stands for NAME or N; null when the key has neither. */
  String name() {
    return name;
  }

  /** Why there is no such key; null when there is one. */
  String problem() {
    return problem;
  }

  /** What is allowed; null when the problem says it. */
  String allowed() {
    return allowed;
  }
}
