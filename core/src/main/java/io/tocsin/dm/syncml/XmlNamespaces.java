/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/**
 * The namespaces that are in force, as far as SyncML must know: which prefixes stand for SyncML and
 * meta information, and which for something else.
 *
 * <p>Servers in the field leave out declarations, or put them on another element than they should.
 * An element without prefix and declaration is therefore taken for one of ours by its name.
 */
final class XmlNamespaces {

  /** No such prefix was declared. */
  static final int UNDECLARED = 0;

  /** One of the namespaces of SyncML 1.2. */
  static final int OURS = 1;

  /** The namespace of SyncML 1.0 or 1.1. */
  static final int OLDER = 2;

  /** Any other namespace. */
  static final int FOREIGN = 3;

  /** How many declarations may be in force at a time. */
  static final int BINDINGS_MAX = 32;

  private static final String SYNCML_OF_ANY_VERSION = "syncml:syncml1.";

  private final String[] prefixes = new String[BINDINGS_MAX];
  private final int[] kinds = new int[BINDINGS_MAX];
  private final int[] depths = new int[BINDINGS_MAX];
  private int count;

  void clear() {
    count = 0;
  }

  /**
   * Takes a declaration.
   *
   * @param prefix the prefix, empty for the default namespace
   * @param uri the namespace
   * @param depth of the element that declares it
   * @return false when there is no room
   */
  boolean declare(String prefix, String uri, int depth) {
    if (count == BINDINGS_MAX) {
      return false;
    }
    prefixes[count] = prefix;
    kinds[count] = kindOf(uri);
    depths[count] = depth;
    count++;
    return true;
  }

  /** Ends the declarations of all elements as deep as this, or deeper. */
  void leave(int depth) {
    while (count > 0 && depths[count - 1] >= depth) {
      count--;
      prefixes[count] = null;
    }
  }

  /**
   * What a prefix stands for.
   *
   * @param prefix the prefix, empty for the default namespace
   */
  int kind(String prefix) {
    for (int i = count - 1; i >= 0; i--) {
      if (prefixes[i].equals(prefix)) {
        return kinds[i];
      }
    }
    return UNDECLARED;
  }

  private static int kindOf(String uri) {
    String trimmed = uri.trim();
    if (trimmed.isEmpty()) {
      return UNDECLARED;
    }
    // Servers differ in the case of these names.
    if (trimmed.equalsIgnoreCase(Tag.NAMESPACE_SYNCML)
        || startsWith(trimmed, Tag.NAMESPACE_METINF)) {
      return OURS;
    }
    return startsWith(trimmed, SYNCML_OF_ANY_VERSION) ? OLDER : FOREIGN;
  }

  private static boolean startsWith(String text, String start) {
    return text.regionMatches(true, 0, start, 0, start.length());
  }
}
