/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.names;

import io.tocsin.ber.Oid;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Turns object identifiers into names and back. What is not known stays in numbers. After it has
 * been filled it may be used from several threads.
 */
public final class NameTable {

  /** The names of the standard modules that the agent has. */
  private static final String STANDARD_NAMES = "/io/tocsin/tools/names/standard-names.txt";

  /** The agent's own module. */
  private static final String OWN_MODULE = "/mibs/TOCSIN-MIB.txt";

  private static final int SIMILAR_LENGTH_MIN = 3;
  private static final int SIMILAR_COUNT_MAX = 3;

  private final Map<Oid, Name> byOid = new HashMap<>();
  private final Map<String, Name> byText = new HashMap<>();

  private NameTable() {}

  /** Made when it is first asked for: not every tool needs names. */
  private static final class Shipped {
    private static final NameTable TABLE = load();
  }

  /** The table of all names that come with the tools. */
  public static NameTable shipped() {
    return Shipped.TABLE;
  }

  private static NameTable load() {
    NameTable table = new NameTable();
    resource(STANDARD_NAMES).lines().map(NameTable::line).forEach(table::add);
    table.add(ModuleReader.read(resource(OWN_MODULE)));
    return table;
  }

  /**
   * A table of these names alone.
   *
   * @param names the names
   */
  static NameTable of(List<Name> names) {
    NameTable table = new NameTable();
    table.add(names);
    return table;
  }

  private static String resource(String path) {
    try (InputStream in = NameTable.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads {@code name oid [hint=HINT] [labels=LABEL:NUMBER,...]}; nothing behind a #. */
  private static List<Name> line(String line) {
    String[] words = line.replaceFirst("#.*", "").trim().split(" +", -1);
    if (words.length < 2) {
      return List.of();
    }
    DisplayHint hint = null;
    Map<Long, String> labels = new HashMap<>();
    for (int i = 2; i < words.length; i++) {
      String value = words[i].substring(words[i].indexOf('=') + 1);
      if (words[i].startsWith("hint=")) {
        hint = DisplayHint.parse(value);
      } else {
        for (String label : value.split(",", -1)) {
          int colon = label.indexOf(':');
          labels.put(Long.valueOf(label.substring(colon + 1)), label.substring(0, colon));
        }
      }
    }
    return List.of(new Name(words[0], Oid.parse(words[1]), hint, labels));
  }

  private void add(List<Name> names) {
    for (Name name : names) {
      byOid.put(name.oid(), name);
      byText.put(name.text(), name);
    }
  }

  /**
   * Finds the nearest name.
   *
   * @param oid any identifier
   * @return the name of it or of the longest known identifier that it starts with; null when there
   *     is none
   */
  public Name find(Oid oid) {
    Oid prefix = new Oid();
    prefix.set(oid);
    while (prefix.length() > 0) {
      Name name = byOid.get(prefix);
      if (name != null) {
        return name;
      }
      prefix.truncate(prefix.length() - 1);
    }
    return null;
  }

  /**
   * Finds a name by its text.
   *
   * @param text for example {@code sysDescr}
   * @return the name, or null when there is none
   */
  public Name find(String text) {
    return byText.get(text);
  }

  /**
   * The text of an identifier: a name and the rest in numbers, for example {@code sysDescr.0}, or
   * all in numbers.
   *
   * @param oid any identifier
   */
  public String text(Oid oid) {
    Name name = find(oid);
    if (name == null) {
      return oid.toString();
    }
    StringBuilder text = new StringBuilder(name.text());
    for (int i = name.oid().length(); i < oid.length(); i++) {
      text.append('.').append(oid.arc(i) & 0xFFFF_FFFFL);
    }
    return text.toString();
  }

  /**
   * Reads an identifier as people write it: in numbers, or a name that may have a module before it
   * and numbers behind it.
   *
   * @param text for example {@code 1.3.6.1.2.1.1.1.0}, {@code sysDescr.0} or {@code
   *     SNMPv2-MIB::sysDescr.0}
   * @return the identifier, or null when the text is none or the name is not known
   */
  public Oid parse(String text) {
    int module = text.indexOf("::");
    String rest = module < 0 ? text : text.substring(module + 2);
    if (rest.isEmpty() || !Character.isLetter(rest.charAt(0))) {
      return Oid.parse(rest);
    }
    int dot = rest.indexOf('.');
    Name name = byText.get(dot < 0 ? rest : rest.substring(0, dot));
    if (name == null) {
      return null;
    }
    return Oid.parse(dot < 0 ? name.oid().toString() : name.oid() + rest.substring(dot));
  }

  /**
   * Names that look like a text, for advice.
   *
   * @param text what nobody knows
   * @return up to three names that contain it, whatever the case, in alphabetical order
   */
  public List<String> similar(String text) {
    String word = text.replaceFirst("^.*::", "").replaceFirst("\\..*", "").toLowerCase(Locale.ROOT);
    if (word.length() < SIMILAR_LENGTH_MIN) {
      return List.of();
    }
    return byText.keySet().stream()
        .filter(name -> name.toLowerCase(Locale.ROOT).contains(word))
        .sorted()
        .limit(SIMILAR_COUNT_MAX)
        .toList();
  }
}
