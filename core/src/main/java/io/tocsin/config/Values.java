/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import io.tocsin.tls.Fingerprint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a configuration file says, by key, with the defaults for what it does not say. */
final class Values {

  /** Numbers without leading zeros, by size. */
  private static final Comparator<String> BY_NUMBER =
      new Comparator<String>() {
        @Override
        public int compare(String one, String other) {
          int byLength = Integer.compare(one.length(), other.length());
          return byLength != 0 ? byLength : one.compareTo(other);
        }
      };

  /** One line of the file. */
  private static final class Assignment {
    final int line;
    final String text;
    final Object value;

    Assignment(int line, String text, Object value) {
      this.line = line;
      this.text = text;
      this.value = value;
    }
  }

  private final String fileName;
  private final Map<String, Assignment> assignments = new HashMap<>();
  private final Map<ConfigurationSection, Map<String, Integer>> names =
      new EnumMap<>(ConfigurationSection.class);

  /**
   * No values yet.
   *
   * @param fileName name of the file, for errors
   */
  Values(String fileName) {
    this.fileName = fileName;
    for (ConfigurationSection section : ConfigurationSection.values()) {
      names.put(section, new LinkedHashMap<String, Integer>());
    }
  }

  String fileName() {
    return fileName;
  }

  /**
   * Takes what a line says.
   *
   * @param key the key as a pattern
   * @param name what stands for NAME or N; null when there is neither
   * @param line number of the line
   * @param text the value as written
   * @param value the value; null when it was wrong
   */
  void put(ConfigurationKey key, String name, int line, String text, Object value) {
    assignments.put(key.with(name), new Assignment(line, text, value));
    if (key.isPattern()) {
      Map<String, Integer> lines = names.get(key.section());
      if (!lines.containsKey(name)) {
        lines.put(name, line);
      }
    }
  }

  /** The entries of a section: by number where they have one, else in the order of the file. */
  List<String> names(ConfigurationSection section) {
    List<String> list = new ArrayList<>(names.get(section).keySet());
    if (section.isNumbered()) {
      Collections.sort(list, BY_NUMBER);
    }
    return list;
  }

  /** Whether a section has an entry. */
  boolean hasEntry(ConfigurationSection section, String name) {
    return names.get(section).containsKey(name);
  }

  /** Line of the first key of an entry. */
  int firstLine(ConfigurationSection section, String name) {
    return names.get(section).get(name);
  }

  /** Line of a key; 0 when the file does not have it. */
  int line(ConfigurationKey key, String name) {
    Assignment assignment = assignments.get(key.with(name));
    return assignment == null ? 0 : assignment.line;
  }

  /** Whether the file has a key, be its value good or wrong. */
  boolean isPresent(ConfigurationKey key, String name) {
    return assignments.containsKey(key.with(name));
  }

  /** Whether the file has a key with a good value. */
  boolean isGood(ConfigurationKey key, String name) {
    Assignment assignment = assignments.get(key.with(name));
    return assignment != null && assignment.value != null;
  }

  /** Whether the file has a key with a wrong value. */
  boolean isWrong(ConfigurationKey key, String name) {
    return isPresent(key, name) && !isGood(key, name);
  }

  /** The value of a key or its default; null when there is neither, or the value was wrong. */
  private Object get(ConfigurationKey key, String name) {
    Assignment assignment = assignments.get(key.with(name));
    return assignment == null ? key.defaultValue() : assignment.value;
  }

  /** Whether a key has the same value in another file. */
  boolean isSame(ConfigurationKey key, String name, Values other) {
    return Objects.deepEquals(get(key, name), other.get(key, name));
  }

  /** A number or choice; 0 when there is none. */
  int integer(ConfigurationKey key, String name) {
    Object value = get(key, name);
    return value == null ? 0 : ((Long) value).intValue();
  }

  /** A factor in thousand-millionths; 0 when there is none. */
  long factor(ConfigurationKey key, String name) {
    Object value = get(key, name);
    return value == null ? 0 : (Long) value;
  }

  /** A boolean; false when there is none. */
  boolean flag(ConfigurationKey key, String name) {
    Object value = get(key, name);
    return value != null && (Boolean) value;
  }

  /** A text; null when there is none. */
  String text(ConfigurationKey key, String name) {
    return (String) get(key, name);
  }

  /** A fingerprint; null when there is none. */
  Fingerprint fingerprint(ConfigurationKey key, String name) {
    return (Fingerprint) get(key, name);
  }

  /** Octets; null when there are none. */
  byte[] octets(ConfigurationKey key, String name) {
    return (byte[]) get(key, name);
  }

  /** A list of texts; empty when there is none. */
  List<String> list(ConfigurationKey key, String name) {
    List<String> texts = new ArrayList<>();
    for (Object element : elements(key, name)) {
      texts.add((String) element);
    }
    return Collections.unmodifiableList(texts);
  }

  /** A list of subtrees; empty when there is none. */
  List<ViewSubtree> subtrees(ConfigurationKey key, String name) {
    List<ViewSubtree> subtrees = new ArrayList<>();
    for (Object element : elements(key, name)) {
      subtrees.add((ViewSubtree) element);
    }
    return Collections.unmodifiableList(subtrees);
  }

  /** A list of destinations; empty when there is none. */
  List<AllowedDestination> destinations(ConfigurationKey key, String name) {
    List<AllowedDestination> destinations = new ArrayList<>();
    for (Object element : elements(key, name)) {
      destinations.add((AllowedDestination) element);
    }
    return Collections.unmodifiableList(destinations);
  }

  private List<?> elements(ConfigurationKey key, String name) {
    Object value = get(key, name);
    return value == null ? Collections.emptyList() : (List<?>) value;
  }

  /** The bounds that hold by this file. */
  Limits limits() {
    Limits limits = Limits.defaults();
    for (Limit limit : Limit.values()) {
      ConfigurationKey key = ConfigurationKeys.of(limit);
      if (isGood(key, null)) {
        limits = limits.with(limit, integer(key, null));
      }
    }
    return limits;
  }

  /**
   * An error at the line of a key, or, when the file does not have it, at the first line of its
   * entry.
   */
  ConfigurationError error(ConfigurationKey key, String name, String problem, String allowed) {
    Assignment assignment = assignments.get(key.with(name));
    if (assignment != null) {
      return new ConfigurationError(
          fileName, assignment.line, key.with(name), assignment.text, problem, allowed);
    }
    Integer entry = key.isPattern() ? names.get(key.section()).get(name) : null;
    return new ConfigurationError(
        fileName, entry == null ? 0 : entry, key.with(name), null, problem, allowed);
  }
}
