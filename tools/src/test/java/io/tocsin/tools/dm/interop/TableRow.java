/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm.interop;

import java.util.List;

/**
 * A situation of the table, with what the specification asks for in it.
 *
 * @param situation in words
 * @param section where the specification says so
 * @param settings of the board and of the servers
 * @param sessions one after the other
 * @param nodes what the tree has to hold afterwards
 */
record TableRow(
    String situation,
    String section,
    List<Directive> settings,
    List<Session> sessions,
    List<Directive> nodes) {

  /**
   * A line of a row that is no line of a script.
   *
   * @param key what it is about
   * @param words the others
   */
  record Directive(String key, List<String> words) {

    String word(int index) {
      return words.get(index);
    }

    int number(int index) {
      return Integer.parseInt(words.get(index));
    }

    String rest(int index) {
      return String.join(" ", words.subList(index, words.size()));
    }
  }

  /**
   * A session.
   *
   * @param server identifier of the server
   * @param script what the server says, and what it expects
   * @param directives what else is to be, or to be seen
   */
  record Session(String server, String script, List<Directive> directives) {}

  @Override
  public String toString() {
    return situation + " [" + section + "]";
  }
}
